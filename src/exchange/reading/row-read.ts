import { cellsByColumn, type RejectedRow, type RowCells } from '../../domain/entry/imported.ts';
import type { FileRow } from '../../formats/rows/format.ts';

/** What a row is recognised by before it is read: the id as it stands in the file, if there is one, and a hash of the rest. */
export type RowKey = { readonly externalId: string | null; readonly fingerprint: string };

/** A row of a file: the line on which it begins (in a JSON array: its position), and its content. */
export type SourceRow = {
  readonly line: number;
  /** By the header's names, as written. */
  readonly raw: RowCells;
  /** By the names in lower case, as formats know them. */
  readonly byName: FileRow;
  /** What it is recognised by, once that was worked out. */
  readonly key?: RowKey;
  /** For a JSON file: the record itself. */
  readonly json?: unknown;
};

/** The original row, to be kept if it is rejected. */
export function asItCame({ raw, json }: Pick<SourceRow, 'raw' | 'json'>): RejectedRow['raw'] {
  return json === undefined ? cellsByColumn(raw) : [json];
}

/** The result of reading a piece of text: a row, or a rejected row. */
export type RowRead =
  | { readonly row: SourceRow; readonly rejected?: never }
  | { readonly rejected: RejectedRow; readonly row?: never };

/** Reads a piece of text (`null`: the end); `isOver` if nothing more can be read. */
export type RowReader = (
  text: string | null,
) => Promise<{ readonly rows: readonly RowRead[]; readonly isOver: boolean }>;
