import { type Kysely, sql } from 'kysely';
import type { RecordRef } from '../../domain/model/record.ts';
import { onClocksOf } from '../../domain/time/zones.ts';
import type { Schema } from '../schema/schema.ts';

/** The columns with a day or a time, by kind of record. */
const TIMED = {
  incident: ['occurred_from', 'occurred_until'],
  report: ['published_on'],
  quote: ['said_from', 'said_until', 'published_on'],
  estimate: ['as_of_from', 'as_of_until', 'since', 'published_on'],
  milestone: ['occurred_from', 'occurred_until'],
} as const satisfies Partial<Record<RecordRef['kind'], readonly string[]>>;
type Timed = keyof typeof TIMED;
const KINDS: readonly Timed[] = ['incident', 'report', 'quote', 'estimate', 'milestone'];

/** A record with times in UTC, and the values of its columns in the time of a zone. */
export type UtcTimes = {
  readonly record: { readonly kind: Timed; readonly id: number };
  readonly there: Readonly<Record<string, string>>;
};

/**
 * The records, even removed ones, with a time in UTC (`…Z`) that differs from the time in an IANA zone. Before times had
 * offsets, all were stored in UTC, whatever zone they were entered in.
 */
export async function utcTimes(db: Kysely<Schema>, zone: string): Promise<readonly UtcTimes[]> {
  const found: UtcTimes[] = [];
  for (const kind of KINDS) {
    const columns = TIMED[kind];
    const isUtc = columns.map(
      (column) =>
        sql`(substr(${sql.ref(column)}, 11, 1) = 'T' and substr(${sql.ref(column)}, length(${sql.ref(column)}), 1) = 'Z')`,
    );
    const { rows } = await sql<{ id: number } & Readonly<Record<string, string | number | null>>>`
      select id, ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(kind)}
      where ${sql.join(isUtc, sql` or `)} order by id`.execute(db);
    for (const row of rows) {
      const there = columns.flatMap((column) =>
        movedIn(row[column], zone).map((time) => [column, time]),
      );
      if (there.length > 0) {
        found.push({ record: { kind, id: row.id }, there: Object.fromEntries(there) });
      }
    }
  }
  return found;
}

/** A time in UTC in the time of a zone, as a list of at most one: empty if it is not a time, or is the same there. */
function movedIn(value: unknown, zone: string): readonly string[] {
  if (typeof value !== 'string' || !value.endsWith('Z')) return [];
  const there = onClocksOf(zone, value);
  return there === value ? [] : [there];
}
