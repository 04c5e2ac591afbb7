import { type Kysely, sql } from 'kysely';
import { nameToken } from '../../../domain/grammar/quoting.ts';
import { recordName } from '../../../domain/model/record.ts';
import { countOf } from '../../../text/number-words.ts';
import { twinRows } from '../../names/likely-twins.ts';
import { allNames } from '../../names/names.ts';
import { unitedActors } from '../../names/wrongly-united-actors.ts';
import type { DoctorLine } from '../../port/rows-doctor.ts';
import type { Schema } from '../../schema/schema.ts';

/** Sources whose names count as the same, but which an older version kept as two, so that one corroborates the other. */
export async function sourceNames(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const passing = await db
    .selectFrom('source')
    .where('origin_id', 'is not', null)
    .select('id')
    .execute();
  const passOn = new Set(passing.map(({ id }) => id));
  const own = (await allNames(db)).sources.filter(({ id }) => !passOn.has(id));
  const sets = [...Map.groupBy(own, ({ key }) => key).values()];
  const lines = sets.flatMap(([first, second]): readonly DoctorLine[] => {
    if (first === undefined || second === undefined) return [];
    const name = (id: number) => recordName({ kind: 'source', id });
    return [
      {
        check: 'source names',
        found: `${first.name} (${name(first.id)}) and ${second.name} (${name(second.id)}) have names that count as the same, and corroborate each other`,
        mark: 'note',
        advice: `If they are the same, edit ${name(second.id)} (e on its page) and add origin:${nameToken(first.name)}`,
      },
    ];
  });
  return told(lines, 'sources with names that count as the same');
}

/** How many lines of one kind are listed. */
const MOST_TOLD = 10;

/** Actors whose names count as the same, and names that an older version united, with the lines that merge or split them. */
export async function actorNames(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const lines = [
    ...told(await united(db), 'names counted as other actors'),
    ...told(await alike(db), 'actors with names that count as the same'),
    ...told(await likely(db), 'possible duplicate actors'),
  ];
  return lines.length === 0 ? [{ check: 'actor names', found: 'ok', mark: 'ok' }] : lines;
}

function told(lines: readonly DoctorLine[], what: string): readonly DoctorLine[] {
  const more = lines.length - MOST_TOLD;
  const shown = lines.slice(0, MOST_TOLD);
  const [first] = lines;
  if (more <= 0 || first === undefined) return shown;
  return [
    ...shown,
    { ...first, found: `${more} more ${what}`, advice: 'Run doctor again after these.' },
  ];
}

async function united(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const found = await unitedActors(db);
  const called = new Map((await allNames(db)).actors.map(({ id, name }) => [id, name]));
  return found
    .toSorted((one, other) => other.incidents.size - one.incidents.size)
    .map(({ actor, spelling, incidents }) => ({
      check: 'actor names',
      found: `${spelling} is counted as ${called.get(actor)} (${actorName(actor)}) in ${countOf(incidents.size, 'incident')} of publishers, because an older version ignored its marks`,
      mark: 'problem',
      advice: `To separate them, add: split ${actorName(actor)} alias:${nameToken(spelling)}`,
    }));
}

/** Actors with the same name, to be merged into the one with the most attributions. */
async function alike(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const groups = Map.groupBy((await allNames(db)).actors, ({ key }) => key);
  const sets = [...groups.values()].filter((group) => group.length > 1);
  const uses = await usesOf(db, [...new Set(sets.flat().map(({ id }) => id))]);
  const lines = sets.map((group): DoctorLine => {
    const [first, ...others] = group.toSorted(
      (one, other) => (uses.get(other.id) ?? 0) - (uses.get(one.id) ?? 0) || one.id - other.id,
    );
    const names = group.map(({ id, name }) => `${name} (${actorName(id)})`);
    const from = others.map(({ id }) => actorName(id)).join(' ');
    return {
      check: 'actor names',
      found: `${names.join(' and ')} have names that count as the same`,
      mark: 'note',
      advice: `If they are the same, add: merge ${from} into:${actorName(first?.id ?? 0)}`,
    };
  });
  return [...new Map(lines.map((line) => [line.found, line])).values()];
}

/** Possible duplicate actors, each with the lines that merge it or declare it distinct. */
async function likely(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const rows = (await twinRows(db)).filter(({ why }) => why !== 'the same name');
  return rows.map(({ actor, into, why }): DoctorLine => {
    const [its, others] = [actorName(actor.id), actorName(into.id)];
    return {
      check: 'actor names',
      found: `${actor.name} (${its}, ${countOf(actor.incidents, 'incident')}) may be ${into.name} (${others}, ${countOf(into.incidents, 'incident')}): ${why}`,
      mark: 'note',
      advice: `If they are the same: watchfloor add 'merge ${its} into:${others}'; if not: watchfloor add 'split ${its} from:${others}'`,
    };
  });
}

async function usesOf(
  db: Kysely<Schema>,
  actors: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (actors.length === 0) return new Map();
  const { rows } = await sql<{
    actor: number;
    uses: number;
  }>`select actor_id as actor, count(*) as uses
    from attribution where actor_id in (${sql.join(actors)}) group by actor_id`.execute(db);
  return new Map(rows.map(({ actor, uses }) => [actor, uses]));
}

function actorName(id: number): string {
  return recordName({ kind: 'actor', id });
}
