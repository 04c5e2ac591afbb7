import { type Kysely, sql } from 'kysely';
import { countOf } from '../../domain/number-words.ts';
import { nameToken } from '../../domain/quoting.ts';
import { recordName } from '../../domain/record.ts';
import { namesIn } from '../names.ts';
import type { DoctorLine } from '../rows-doctor.ts';
import type { Schema } from '../schema.ts';
import { unitedActors } from '../united-actors.ts';

/** How many of a kind are told one by one. */
const MOST_TOLD = 10;

/** Actors that are called alike, with the line that makes them one; and those that an older program took for one, with the line that parts them. */
export async function actorNames(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const lines = [
    ...told(await united(db), 'names that count as others'),
    ...told(await alike(db), 'actors called alike'),
  ];
  return lines.length === 0 ? [{ check: 'actor names', found: 'ok', ok: true }] : lines;
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
  const called = new Map((await namesIn(db)).actors.map(({ id, name }) => [id, name]));
  return found
    .toSorted((one, other) => other.incidents.size - one.incidents.size)
    .map(({ actor, spelling, incidents }) => ({
      check: 'actor names',
      found: `${spelling} is counted as ${called.get(actor)} (${actorName(actor)}) in ${countOf(incidents.size, 'incident')} of publishers, since an older program left out its marks`,
      ok: false,
      advice: `To part them, add: split ${actorName(actor)} alias:${nameToken(spelling)}`,
    }));
}

/** Several actors that one name may mean; the one with the most attributions is proposed as the one to stay. */
async function alike(db: Kysely<Schema>): Promise<readonly DoctorLine[]> {
  const groups = Map.groupBy((await namesIn(db)).actors, ({ key }) => key);
  const sets = [...groups.values()].filter((group) => group.length > 1);
  const uses = await usesOf(db, [...new Set(sets.flat().map(({ id }) => id))]);
  const lines = sets.map((group) => {
    const [first, ...others] = group.toSorted(
      (one, other) => (uses.get(other.id) ?? 0) - (uses.get(one.id) ?? 0) || one.id - other.id,
    );
    const names = group.map(({ id, name }) => `${name} (${actorName(id)})`);
    const from = others.map(({ id }) => actorName(id)).join(' ');
    return {
      check: 'actor names',
      found: `${names.join(' and ')} are called alike`,
      ok: true,
      advice: `If they are one, add: merge ${from} into:${actorName(first?.id ?? 0)}`,
    };
  });
  return [...new Map(lines.map((line) => [line.found, line])).values()];
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
