import { type Kysely, sql } from 'kysely';
import type { Cell } from '../../../domain/model/change.ts';
import type { RecordRef } from '../../../domain/model/record.ts';
import { toLine } from '../../history/change-lines.ts';
import { touches } from '../../history/touching.ts';
import type { Schema } from '../../schema/schema.ts';

/** A record that is being erased: what was ever written in it, and what its publisher calls it. */
export type Subject = {
  readonly record: RecordRef;
  readonly texts: readonly string[];
  readonly dataset: string | null;
  readonly externalId: string | null;
};

type Stored = Readonly<Record<string, Cell>>;

/** The columns in which a person writes in words of their own. */
const WRITTEN = [
  'title',
  'narrative',
  'verdict_note',
  'text',
  'note',
  'headline',
  'name',
  'reason',
];

/** Everything that was ever written in a record (of which `row` is what stands now) and its parts, each text once. */
export async function textsOf(
  db: Kysely<Schema>,
  record: RecordRef,
  row: Stored,
): Promise<readonly string[]> {
  const lines = await db
    .selectFrom('change')
    .where(touches(record))
    .select(['action_id', 'tab', 'row_id', 'before', 'after'])
    .execute();
  const logged = lines.map(toLine).flatMap(({ before, after }) => [before, after]);
  // What an import brought has no lines.
  const all = [row, ...(await partsOf(db, record)), ...logged];
  const texts = all.flatMap((values) => WRITTEN.map((column) => textOf(values?.[column])));
  return [...new Set(texts.filter((text) => text !== null))];
}

async function partsOf(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<readonly Stored[]> {
  if (kind !== 'incident') return [];
  const { rows } = await sql<Record<string, Cell>>`select headline, note from report
    where incident_id = ${id}`.execute(db);
  return rows;
}

/** The text of a cell that has one. */
export function textOf(cell: Cell | undefined): string | null {
  return typeof cell === 'string' && cell !== '' ? cell : null;
}
