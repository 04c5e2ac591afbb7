import type Database from 'better-sqlite3';

type Row = Readonly<Record<string, string | number | null>>;

/** Where the words of each field are written. */
const WRITTEN = [
  ['actor', 'select name as word, null as removed_at from actor'],
  ['actor', 'select short_name as word, null as removed_at from actor'],
  ['actor', 'select name as word, null as removed_at from alias'],
  ['source', 'select name as word, null as removed_at from source'],
  ['tag', 'select tag as word, removed_at from tag join incident on incident.id = incident_id'],
  ...['place', 'admin1', 'admin2', 'dataset'].map(
    (column) => [column, `select ${column} as word, removed_at from incident`] as const,
  ),
  ...['speaker', 'organisation'].map(
    (column) => [column, `select ${column} as word, removed_at from quote`] as const,
  ),
] as const;

/** Every spelling of a database with its uses, counted from the rows that have it. */
export function plainSpellings(sqlite: Database.Database): Row[] {
  const counts = new Map<string, { field: string; word: string; uses: number; removed: number }>();
  for (const [field, query] of WRITTEN) {
    for (const { word, removed_at } of sqlite.prepare<[], Row>(query).all()) {
      if (word === null) continue;
      const key = JSON.stringify([field, word]);
      const count = counts.get(key) ?? { field, word: String(word), uses: 0, removed: 0 };
      counts.set(key, count);
      if (removed_at === null) count.uses += 1;
      else count.removed += 1;
    }
  }
  const bytes = ({ field, word }: { field: string; word: string }) =>
    Buffer.from(`${field}\0${word}`);
  return [...counts.values()].sort((one, other) => Buffer.compare(bytes(one), bytes(other)));
}
