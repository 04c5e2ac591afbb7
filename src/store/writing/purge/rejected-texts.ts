import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../schema/schema.ts';
import type { Subject } from './purged-texts.ts';

/** From this many characters on, a text inside a longer cell is the record's and no word that anybody may use. */
const TELLING = 12;

/**
 * Blanks rows that an import left out and that are about a record: those that have its publisher's number in the same
 * column as its own row, and those of any import with a cell that is one of its texts or holds a long one. Where they
 * stood in their file stays. Answers with how many there were.
 */
export async function blankRejectedRows(
  db: Kysely<Schema>,
  { record, texts, dataset, externalId }: Subject,
): Promise<number> {
  const cells = sql`json_tree(case when json_valid(rejected_row.raw) then rejected_row.raw else json_array(rejected_row.raw) end)`;
  const said = (
    cell: ReturnType<typeof sql>,
  ) => sql`exists (select 1 from json_each(${JSON.stringify(texts)}) as text
    where ${cell} = text.value or (length(text.value) >= ${TELLING} and instr(${cell}, text.value) > 0))`;
  const numbered =
    record.kind !== 'incident'
      ? sql`false`
      : sql`(rejected_row.batch_id in (select id from batch where dataset = ${dataset}) and exists (
          select 1 from ${cells} as cell, publisher_row, json_each(publisher_row.raw) as own
          where publisher_row.incident_id = ${record.id} and own.value = ${externalId}
            and cell.key = own.key and cast(cell.value as text) = own.value))`;
  const { numAffectedRows } = await sql`update rejected_row
    set value = null, raw = null, reason = 'erased with a record that was purged'
    where ${numbered} or ${said(sql`rejected_row.value`)}
      or exists (select 1 from ${cells} as cell where ${said(sql`cell.value`)})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
