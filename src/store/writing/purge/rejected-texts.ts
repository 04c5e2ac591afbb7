import { type Kysely, sql } from 'kysely';
import { unpackRow } from '../../schema/published-row.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { Subject } from './purged-texts.ts';
import { leavesOf } from './raw-cells.ts';

/** A text of at least this many characters inside a longer cell is taken for the record's; a shorter one could be anything. */
const TELLING = 12;

/** How many rejected rows are read at a time. */
const CHUNK = 2_000;

type Rejected = {
  readonly id: number;
  readonly dataset: string;
  readonly value: string | null;
  readonly raw: string | null;
};

/**
 * Blanks rejected rows that are about a record: those of its dataset with its publisher's number in the same column as its
 * own row, and those of any import with a cell that is one of its texts or contains a long one. Their lines in the file
 * stay. Returns how many were blanked.
 */
export async function blankRejectedRows(db: Kysely<Schema>, subject: Subject): Promise<number> {
  const isAbout = await aboutSubject(db, subject);
  let blanked = 0;
  for (let last = 0; ; ) {
    const rows: readonly Rejected[] = await rejectedAfter(db, last);
    const ids = rows.filter(isAbout).map(({ id }) => id);
    if (ids.length > 0) {
      await sql`update rejected_row
        set value = null, raw = null, reason = 'erased with a record that was purged'
        where id ${inWords(({ isOneOf }) => isOneOf(ids))}`.execute(db);
    }
    blanked += ids.length;
    const next = rows.at(-1)?.id;
    if (next === undefined) return blanked;
    last = next;
  }
}

function rejectedAfter(db: Kysely<Schema>, id: number): Promise<readonly Rejected[]> {
  return db
    .selectFrom('rejected_row')
    .innerJoin('batch', 'batch.id', 'rejected_row.batch_id')
    .where('rejected_row.id', '>', id)
    .where((eb) => eb.or([eb('value', 'is not', null), eb('raw', 'is not', null)]))
    .orderBy('rejected_row.id')
    .limit(CHUNK)
    .select(['rejected_row.id', 'batch.dataset', 'value', 'raw'])
    .execute();
}

/** Whether a rejected row is about the record. */
async function aboutSubject(
  db: Kysely<Schema>,
  { record, texts, dataset, externalId }: Subject,
): Promise<(row: Rejected) => boolean> {
  const telling = texts.filter((text) => [...text].length >= TELLING);
  const whole = new Set(texts);
  const says = (text: string) => whole.has(text) || telling.some((one) => text.includes(one));
  const own = record.kind === 'incident' ? await ownRow(db, record.id) : undefined;
  const numbered = new Set(
    (own === undefined ? [] : leavesOf(unpackRow(own).raw))
      .filter(({ text }) => text === externalId)
      .map(({ key }) => key),
  );
  return (row) => {
    if (row.value !== null && says(row.value)) return true;
    if (row.raw === null) return false;
    return leavesOf(row.raw).some(
      ({ key, text }) =>
        says(text) || (row.dataset === dataset && text === externalId && numbered.has(key)),
    );
  };
}

function ownRow(db: Kysely<Schema>, incident: number) {
  return db
    .selectFrom('publisher_row')
    .leftJoin('row_header', 'row_header.id', 'header_id')
    .where('incident_id', '=', incident)
    .select(['columns', 'packed'])
    .executeTakeFirst();
}
