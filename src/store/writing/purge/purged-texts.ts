import { type Kysely, sql } from 'kysely';
import type { Cell } from '../../../domain/model/change.ts';
import type { RecordRef } from '../../../domain/model/record.ts';
import { toLine } from '../../history/change-lines.ts';
import { isChangeOf } from '../../history/changes-of-record.ts';
import { DECLARED, partsOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';

/** A record that is being purged: every text that was ever written in it, and its publisher's id. */
export type Subject = {
  readonly record: RecordRef;
  readonly texts: readonly string[];
  readonly dataset: string | null;
  readonly externalId: string | null;
};

type Stored = Readonly<Record<string, Cell>>;
type StoredRow = readonly [table: string, values: Stored | null];

/** The columns of a table that hold a person's own words. */
function textColumns(table: string): readonly string[] {
  return Object.entries(DECLARED.get(table)?.columns ?? {}).flatMap(([column, { atPurge }]) =>
    atPurge === 'deleted everywhere' ? [column] : [],
  );
}

/** Every text that was ever written in a record (`row` is its current row) or its parts, each once. */
export async function textsOf(
  db: Kysely<Schema>,
  record: RecordRef,
  row: Stored,
): Promise<readonly string[]> {
  const lines = await db
    .selectFrom('change')
    .where(isChangeOf(record))
    .select(['action_id', 'tab', 'row_id', 'before', 'after'])
    .execute();
  const logged = lines.map(toLine).flatMap(({ tab, before, after }): readonly StoredRow[] => [
    [tab, before],
    [tab, after],
  ]);
  // The log has no lines for what an import added.
  const all: readonly StoredRow[] = [
    [record.kind, row],
    ...(await storedParts(db, record)),
    ...logged,
  ];
  const texts = all.flatMap(([table, values]) =>
    textColumns(table).map((column) => textOf(values?.[column])),
  );
  return [...new Set(texts.filter((text) => text !== null))];
}

/** The current texts of a record's parts. */
async function storedParts(
  db: Kysely<Schema>,
  { kind, id }: RecordRef,
): Promise<readonly StoredRow[]> {
  const found: StoredRow[] = [];
  for (const { table, column } of partsOf(kind)) {
    const columns = textColumns(table);
    if (columns.length === 0) continue;
    const { rows } = await sql<Stored>`select ${sql.join(columns.map((name) => sql.ref(name)))}
      from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db);
    found.push(...rows.map((values) => [table, values] as const));
  }
  return found;
}

/** The text of a cell; `null` if it is empty or not a text. */
export function textOf(cell: Cell | undefined): string | null {
  return typeof cell === 'string' && cell !== '' ? cell : null;
}
