import { type Kysely, sql } from 'kysely';
import { unpackRow } from '../../schema/published-row.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { Subject } from './purged-texts.ts';
import { leavesOf } from './raw-cells.ts';

/**
 * Blanks the doubts of imports that quote a record: those about a cell or the line of its publisher's row, and those about
 * one of the record's texts. They stay as rows, so that the number of doubtful rows stays. Returns how many were blanked.
 */
export async function blankDoubts(db: Kysely<Schema>, { record, texts }: Subject): Promise<number> {
  const own = record.kind === 'incident' ? await publisherRow(db, record.id) : undefined;
  const isOwn =
    own === undefined
      ? sql`false`
      : sql`batch_id in (${own.first_batch_id}, ${own.last_batch_id})
          and (line = ${own.line} or text ${isOneOf(leavesOf(unpackRow(own).raw).map(({ text }) => text))})`;
  const { numAffectedRows } = await sql`update doubt set text = null, line = null
    where text is not null and (${isOwn} or text ${isOneOf(texts)})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

function publisherRow(db: Kysely<Schema>, incident: number) {
  return db
    .selectFrom('publisher_row')
    .leftJoin('row_header', 'row_header.id', 'header_id')
    .where('incident_id', '=', incident)
    .select(['first_batch_id', 'last_batch_id', 'line', 'columns', 'packed'])
    .executeTakeFirst();
}

function isOneOf(texts: readonly string[]) {
  return inWords((words) => words.isOneOfTexts(texts));
}
