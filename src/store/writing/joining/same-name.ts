import type { Kysely } from 'kysely';
import { meantBy, nameKey } from '../../../domain/actors/name-key.ts';
import type { Schema } from '../../schema/schema.ts';

type Named = { readonly id: number; readonly name: string };

/** Finds the actor or source that a file means by a name; other records have no such name. */
export function createNames(db: Kysely<Schema>) {
  const before = new Map<string, ReadonlyMap<string, readonly Named[]>>();
  const imported = new Map<string, number>();
  return {
    /** The only actor or source of this name that was here before. */
    before: async (table: string, name: string): Promise<number | undefined> => {
      if (table !== 'source' && table !== 'actor') return undefined;
      const known = before.get(table) ?? (await namedIn(db, table));
      before.set(table, known);
      const [same, another] = meantBy(name, known.get(nameKey(name)) ?? [], (one) => [one.name]);
      return another === undefined ? same?.id : undefined;
    },
    /** The actor or source of exactly this name that the file has added: a second one could not be distinguished from it. */
    imported: (table: string, name: string): number | undefined => imported.get(`${table} ${name}`),
    keep: (table: string, name: string, id: number) => {
      if (table === 'source' || table === 'actor') imported.set(`${table} ${name}`, id);
    },
  };
}

async function namedIn(
  db: Kysely<Schema>,
  table: 'source' | 'actor',
): Promise<ReadonlyMap<string, readonly Named[]>> {
  const rows = await db
    .selectFrom(table)
    .where('removed_at', 'is', null)
    .select(['id', 'name'])
    .execute();
  return Map.groupBy(rows, ({ name }) => nameKey(name));
}
