import Database from 'better-sqlite3';

const TABLES = [
  'incident',
  'source',
  'actor',
  'attribution',
  'report',
  'figure',
  'publisher_row',
] as const;

/** What must come out the same for two imports to have done the same work. */
const SUMS = {
  'text of incidents': 'select sum(length(title) + coalesce(length(narrative), 0)) from incident',
  'killed, by the incidents': 'select sum(killed_best) from incident',
  'killed, by the reports': "select sum(best) from figure where measure = 'killed'",
  countries: 'select count(distinct country) from incident',
  'text in the index': "select count(*) from incident_text where incident_text match 'killed'",
} as const;

/** Throws where two databases do not hold as much of everything: their imports cannot be compared. */
export function expectSameContents(one: string, other: string): void {
  const ours = contentsOf(one);
  const theirs = contentsOf(other);
  const differing = Object.keys(ours).filter((name) => !isAsMuch(ours[name], theirs[name]));
  if (differing.length === 0) return;
  const words = differing.map((name) => `${name}: ${ours[name]} and ${theirs[name]}`);
  throw new Error(`the two imports did not do the same work: ${words.join('; ')}`);
}

/** A few of a million coordinates are written with another last digit. */
function isAsMuch(one: unknown, other: unknown): boolean {
  const [ours, theirs] = [Number(one), Number(other)];
  return Math.abs(ours - theirs) <= ours / 10_000_000;
}

function contentsOf(file: string): Readonly<Record<string, unknown>> {
  const sqlite = new Database(file, { readonly: true });
  const counts = TABLES.map((table) => [`rows of ${table}`, `select count(*) from ${table}`]);
  const contents = Object.fromEntries(
    [...counts, ...Object.entries(SUMS)].map(([name = '', query = '']) => [
      name,
      sqlite.prepare(query).pluck().get(),
    ]),
  );
  sqlite.close();
  return contents;
}
