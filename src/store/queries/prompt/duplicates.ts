import type { Kysely } from 'kysely';
import {
  type Comparable,
  likenessOf,
  NEAR_DAYS,
  type Part,
} from '../../../domain/entry/duplicates.ts';
import type { IncidentEntry } from '../../../domain/entry/entry.ts';
import { addDays } from '../../../domain/time/days.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { partsOf } from '../../filter/merged-incidents.ts';
import { incidentOverlaps } from '../../filter/where.ts';
import { followMerges } from '../../names/merged-actors.ts';
import { namesIn } from '../../names/names.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { Schema } from '../../schema/schema.ts';

/** How many possible duplicates are returned, and how many incidents are checked for them. */
const MOST_TOLD = 5;
const MOST_COMPARED = 2000;

/** The incidents that an entry may duplicate, newest first. */
export async function duplicates(
  db: Kysely<Schema>,
  { entry }: Params<'duplicates'>,
): Promise<Answer<'duplicates'>> {
  const { when, place, type } = entry;
  const mine: Comparable = { when, where: place, type, parts: await partsIn(db, entry) };
  const related = entry.relations.map(({ to }) => to);
  const near = (await incidentsNear(db, entry)).filter(({ id }) => !related.includes(id));
  const partsOf = await relatedParts(
    db,
    near.map(({ id }) => id),
  );
  return near
    .flatMap(({ id, title, ...stored }) => {
      const when: Moment = {
        from: stored.occurred_from,
        until: stored.occurred_until,
        precision: stored.date_precision,
      };
      const why = likenessOf(mine, {
        when,
        where: {
          place: stored.place,
          admin1: stored.admin1,
          country: stored.country,
          point:
            stored.lat === null || stored.lon === null
              ? null
              : { lat: stored.lat, lon: stored.lon },
          precision: stored.place_precision,
        },
        type: stored.type,
        parts: partsOf.get(id) ?? [],
      });
      return why === undefined ? [] : [{ id, title, when, why }];
    })
    .slice(0, MOST_TOLD);
}

async function partsIn(
  db: Kysely<Schema>,
  { attributions }: IncidentEntry,
): Promise<readonly Part[]> {
  const names = await namesIn(db, { actors: attributions.map(({ actor }) => actor) });
  return attributions.flatMap(({ actor, role }) => {
    const meaning = names.actor(actor);
    return meaning.is === 'known' ? [{ actor: meaning.id, role }] : [];
  });
}

function incidentsNear(db: Kysely<Schema>, { when, place }: IncidentEntry) {
  const since = addDays(when.from, -NEAR_DAYS);
  const until = addDays(when.until, NEAR_DAYS);
  return db
    .selectFrom('incident')
    .where('removed_at', 'is', null)
    .where(incidentOverlaps({ since, until }))
    .$if(place.country !== null, (incidents) =>
      incidents.where((eb) =>
        eb.or([eb('country', '=', place.country), eb('country', 'is', null)]),
      ),
    )
    .orderBy('occurred_from', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_COMPARED)
    .select([
      'id',
      'title',
      'occurred_from',
      'occurred_until',
      'date_precision',
      'type',
      'place',
      'admin1',
      'country',
      'lat',
      'lon',
      'place_precision',
    ])
    .execute();
}

async function relatedParts(db: Kysely<Schema>, incidents: readonly number[]) {
  const attributions = await db
    .selectFrom('attribution')
    .innerJoin(partsOf(incidents), (join) => join.onRef('part.id', '=', 'attribution.incident_id'))
    .where('removed_at', 'is', null)
    .select(['part.incident', 'actor_id', 'role'])
    .execute();
  const current = await followMerges(db);
  const parts = new Map<number, Part[]>();
  for (const { incident, actor_id, role } of attributions) {
    const part = { actor: current(actor_id), role };
    parts.set(incident, [...(parts.get(incident) ?? []), part]);
  }
  return parts;
}
