import { parse } from 'csv-parse/sync';

/** How a delimited file is laid out: its delimiter, the names of its columns, and the rows above its data. */
export type Sheet = {
  readonly delimiter: string;
  /** In lower case, one for each cell; the empty text for a column without a name. */
  readonly names: readonly string[];
  readonly rowsAbove: number;
};

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Tells the layout from a file's beginning. A row of HXL tags (most of its cells begin with `#`), above or below the
 * header, is no data; a column without a name (a table's row numbers) is none of the publisher's.
 */
export function sheetOf(beginning: string): Sheet {
  const candidates = DELIMITERS.map((delimiter) => laidOut(beginning, delimiter));
  return candidates.toSorted((a, b) => b.names.length - a.names.length)[0] ?? empty();
}

function laidOut(beginning: string, delimiter: string): Sheet {
  const [first = [], second = []] = firstRows(beginning, delimiter);
  const tagged = [first, second].findIndex(isTagRow);
  const header = tagged === 0 ? second : first;
  return {
    delimiter,
    names: header.map((name) => name.replaceAll('\u00A0', ' ').trim().toLowerCase()),
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
      bom: true,
      to: 2,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return rows;
  } catch {
    return [];
  }
}

function empty(): Sheet {
  return { delimiter: ',', names: [], rowsAbove: 1 };
}
