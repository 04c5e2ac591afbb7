import type { Kysely } from 'kysely';
import { addDays } from '../../domain/days.ts';
import { type Comparable, likenessOf, NEAR_DAYS } from '../../domain/duplicates.ts';
import type { IncidentEntry } from '../../domain/entry.ts';
import { actorsCalled, currentActors } from '../actor-names.ts';
import type { Answer, Params } from '../questions.ts';
import type { Schema } from '../schema.ts';
import { incidentTouches } from '../where.ts';

/** How many likely duplicates are told, and how many incidents are looked at for them. */
const MOST_TOLD = 5;
const MOST_COMPARED = 2000;

/** The incidents that an entry looks like, the newest first. */
export async function duplicates(
  db: Kysely<Schema>,
  { entry }: Params<'duplicates'>,
): Promise<Answer<'duplicates'>> {
  const { when, place, type } = entry;
  const mine: Comparable = { when, where: place, type, actors: await actorsIn(db, entry) };
  const near = await incidentsNear(db, entry);
  const actorsOf = await tiedActors(
    db,
    near.map(({ id }) => id),
  );
  return near
    .flatMap(({ id, title, ...stored }) => {
      const why = likenessOf(mine, {
        when: { from: stored.occurred_from, until: stored.occurred_until },
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
        actors: actorsOf.get(id) ?? [],
      });
      return why === undefined ? [] : [{ id, title, from: stored.occurred_from, why }];
    })
    .slice(0, MOST_TOLD);
}

async function actorsIn(db: Kysely<Schema>, { ties }: IncidentEntry): Promise<readonly number[]> {
  const written = await actorsCalled(
    db,
    ties.map(({ actor }) => actor),
  );
  const current = await currentActors(db, written);
  return [...current.values()].map(({ actorId }) => actorId);
}

function incidentsNear(db: Kysely<Schema>, { when, place }: IncidentEntry) {
  const since = addDays(when.from, -NEAR_DAYS);
  const until = addDays(when.until, NEAR_DAYS);
  return db
    .selectFrom('incident')
    .where('removed_at', 'is', null)
    .where(incidentTouches({ since, until }))
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

async function tiedActors(db: Kysely<Schema>, incidents: readonly number[]) {
  const ties = await db
    .selectFrom('attribution')
    .where('incident_id', 'in', [0, ...incidents])
    .where('removed_at', 'is', null)
    .select(['incident_id', 'actor_id'])
    .execute();
  const current = await currentActors(
    db,
    ties.map(({ actor_id }) => actor_id),
  );
  const actors = new Map<number, number[]>();
  for (const { incident_id, actor_id } of ties) {
    const actor = current.get(actor_id);
    if (actor === undefined) continue;
    actors.set(incident_id, [...(actors.get(incident_id) ?? []), actor.actorId]);
  }
  return actors;
}
