import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { FileRow } from '../../formats/rows/format.ts';

/** A row of a file: the line that it begins on (of JSON in an array: its place in it), and what stands in it. */
export type SourceRow = {
  readonly line: number;
  /** By the header's names, as written. */
  readonly raw: Readonly<Record<string, string>>;
  /** By the names in lower case, as formats know them. */
  readonly byName: FileRow;
  /** Of a JSON file: the record itself. */
  readonly json?: unknown;
};

/** The row as it came, to be kept where it cannot go in. */
export function asItCame({ raw, json }: Pick<SourceRow, 'raw' | 'json'>): RejectedRow['raw'] {
  return json === undefined ? raw : [json];
}

/** What a piece of text yields: a row, or a row that is none. */
export type RowRead =
  | { readonly row: SourceRow; readonly rejected?: never }
  | { readonly rejected: RejectedRow; readonly row?: never };

/** What a reader makes of a piece of text (`null`: there is no more); `isOver` where nothing more can be read. */
export type RowReader = (
  text: string | null,
) => Promise<{ readonly rows: readonly RowRead[]; readonly isOver: boolean }>;
