import { parse } from 'csv-parse/sync';

/** How a delimited file is laid out: its delimiter, the names of its columns, and the rows above its data. */
export type Sheet = {
  readonly delimiter: string;
  /** The header as it is written, one for each cell; the empty text for a column without a name. */
  readonly header: readonly string[];
  /** The same in lower case, as formats know them. */
  readonly names: readonly string[];
  /** Rows that are not blank, the header's included. */
  readonly rowsAbove: number;
};

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Tells the layout from a file's beginning. A row of HXL tags (most of its cells begin with `#`), above or below the
 * header, is no data; a column without a name (a table's row numbers) is none of the publisher's.
 */
export function sheetOf(beginning: string): Sheet {
  return DELIMITERS.map((delimiter) => laidOut(beginning, delimiter)).reduce((best, sheet) =>
    sheet.names.length > best.names.length ? sheet : best,
  );
}

function laidOut(beginning: string, delimiter: string): Sheet {
  const [first = [], second = []] = firstRows(beginning, delimiter);
  const tagged = [first, second].findIndex(isTagRow);
  const header = (tagged === 0 ? second : first).map((name) =>
    name.replaceAll('\u00A0', ' ').trim(),
  );
  return {
    delimiter,
    header,
    names: header.map((name) => name.toLowerCase()),
    rowsAbove: tagged < 0 ? 1 : 2,
  };
}

/** https://hxlstandard.org: hashtags stand in a row of their own. */
function isTagRow(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const tags = filled.filter((cell) => /^#\s*[a-z]/i.test(cell));
  return tags.length >= 3 && tags.length * 2 > filled.length;
}

function firstRows(beginning: string, delimiter: string): readonly (readonly string[])[] {
  try {
    const rows: string[][] = parse(beginning, {
      delimiter,
      to: 2,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
    return rows;
  } catch {
    return [];
  }
}
