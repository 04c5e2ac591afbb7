import type { Kysely } from 'kysely';
import { meantBy } from '../../domain/actors/name-key.ts';
import { parseRecordName, recordName } from '../../domain/model/record.ts';
import { nearest } from '../../domain/names/names.ts';
import type { NamedRow } from '../port/rows-actors-sources.ts';
import { StoreError } from '../port/store.ts';
import type { Schema } from '../schema/schema.ts';
import { type Meaning, namesIn } from './names.ts';

/** The actor or source with this name or record name, unless removed. Throws `missing` or `ambiguous`. */
export async function findByName(
  db: Kysely<Schema>,
  kind: 'actor' | 'source',
  name: string,
): Promise<NamedRow> {
  const byNumber = await findByNumber(db, kind, name);
  if (byNumber !== undefined) return byNumber;
  const names = await namesIn(db, { [`${kind}s`]: [name] });
  const meaning: Meaning = names[kind](name);
  if (meaning.is === 'known') return meaning;
  if (meaning.is === 'ambiguous') {
    const candidates = meaning.candidates.join(' or ');
    throw new StoreError(
      'ambiguous',
      `The ${kind} "${name}" could be ${candidates}. Give its record name, such as ${recordName({ kind, id: meaning.ids[0] ?? 1 })}.`,
    );
  }
  throw new StoreError('missing', await nobody(db, kind, name));
}

/** The message that a name is unknown, with the nearest known name. */
async function nobody(db: Kysely<Schema>, kind: 'actor' | 'source', name: string): Promise<string> {
  const rows = await db.selectFrom(kind).where('removed_at', 'is', null).select('name').execute();
  const near = nearest(
    name,
    rows.map((row) => row.name),
  );
  const advice = near === undefined ? 'Check the name.' : `Did you mean "${near}"?`;
  return `There is no ${kind} "${name}". ${advice}`;
}

async function findByNumber(
  db: Kysely<Schema>,
  kind: 'actor' | 'source',
  name: string,
): Promise<NamedRow | undefined> {
  const ref = parseRecordName(name);
  if (ref?.kind !== kind) return undefined;
  return db
    .selectFrom(kind)
    .where('id', '=', ref.id)
    .where('removed_at', 'is', null)
    .select(['id', 'name'])
    .executeTakeFirst();
}

/** The merged actor with this name or record name, rather than the one that it was merged into. Throws `ambiguous`. */
export async function mergedActor(
  db: Kysely<Schema>,
  name: string,
): Promise<(NamedRow & { readonly into: number }) | undefined> {
  const rows = await db
    .selectFrom('actor')
    .where('merged_into', 'is not', null)
    .where('removed_at', 'is', null)
    .select(['id', 'name', 'short_name', 'merged_into as into'])
    .execute();
  const ref = parseRecordName(name);
  const found =
    ref?.kind === 'actor'
      ? rows.filter(({ id }) => id === ref.id)
      : meantBy(name, rows, (row) => [row.name, row.short_name ?? row.name]);
  const [first, second] = found;
  if (first === undefined || first.into === null) return undefined;
  if (second !== undefined) {
    const names = found.map(({ id }) => recordName({ kind: 'actor', id })).join(' or ');
    throw new StoreError(
      'ambiguous',
      `The merged actor "${name}" could be ${names}. Give that name.`,
    );
  }
  return { id: first.id, name: first.name, into: first.into };
}
