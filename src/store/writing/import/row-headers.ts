import type { PlainValue } from '../../../domain/model/native-record.ts';
import {
  columnsOfText,
  type NewRow,
  packTexts,
  withOwnColumns,
} from '../../schema/published-row.ts';
import type { Importing } from './importing.ts';
import type { StagedIncident } from './staged-rows.ts';
import type { Places } from './statements.ts';

/** How many headers an import adds at most: rows with others, such as objects of any keys, hold their columns themselves. */
const MOST_HEADERS = 100;

/** Finds or adds the header of rows with these columns (a JSON array of names); `null` for a row that holds its own. */
type RowHeaders = (columns: string | null) => Promise<number | null>;

function createRowHeaders({ db, prepare }: Pick<Importing, 'db' | 'prepare'>): RowHeaders {
  let added = 0;
  const find = prepare(({ columns }: Places<{ columns: string }>) =>
    db.selectFrom('row_header').where('columns', '=', columns).select('id').compile(),
  );
  const insert = prepare(({ columns }: Places<{ columns: string }>) =>
    db.insertInto('row_header').values({ columns }).returning('id').compile(),
  );
  return async (columns) => {
    if (columns === null) return null;
    // Asked for every row: a record that is refused takes back the header that it added.
    const known = await find.first({ columns });
    if (known !== undefined) return known.id;
    if (added >= MOST_HEADERS) return null;
    added += 1;
    return (await insert.one({ columns })).id;
  };
}

/** The packed row of an incident as it is stored. */
export type RowPacker = (row: StagedIncident) => Promise<StoredRow>;
type StoredRow = NewRow & { readonly header_id: number | null };

export function createRowPacker(importing: Pick<Importing, 'db' | 'prepare'>): RowPacker {
  const headerOf = createRowHeaders(importing);
  const known = new Map<string, number>();
  return async ({ published }) => {
    const { columns, packed, hash } = published;
    const header = known.get(columns) ?? (await headerOf(columns));
    if (header === null) return { header_id: null, ...withOwnColumns(published) };
    known.set(columns, header);
    return { header_id: header, packed, hash };
  };
}

type Brought = Readonly<Record<string, PlainValue | Buffer>>;

/** Publishers' rows of complete records as they are stored. They belong to the import that adds them here. */
export function createPublisherRows({
  batch,
  ...importing
}: Pick<Importing, 'db' | 'prepare'> & { readonly batch: number | null }) {
  const headerOf = createRowHeaders(importing);
  return async ({ raw, mapped, ...rest }: Brought): Promise<Brought> => {
    const row = { raw: String(raw), mapped: String(mapped) };
    const columns = columnsOfText(row.raw);
    const header = await headerOf(columns);
    const packed = packTexts(row, header === null ? null : columns);
    return { ...rest, first_batch_id: batch, last_batch_id: batch, header_id: header, ...packed };
  };
}
