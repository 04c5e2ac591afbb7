/** Rows of a table as their cells, and the candidate columns, the likeliest first. */
type Tried = {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly number[];
};

/** The most columns of an id: with more of them it is no longer clear what identifies a row. */
const MOST = 4;
/** How many columns are combined: four of twelve are 495 sets. */
const TRIED = 12;

/**
 * The smallest sets of columns that together distinguish every row, the likeliest first, up to `most` sets. The rows
 * are all different.
 */
export function distinguishingSets(
  { rows, columns }: Tried,
  most: number,
): readonly (readonly number[])[] {
  const tried = columns.slice(0, TRIED);
  for (let size = 2; size <= MOST; size += 1) {
    const found: (readonly number[])[] = [];
    for (const set of setsOf(tried, size)) {
      if (distinguishesRows(rows, set)) found.push(set);
      if (found.length === most) break;
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether no two rows are equal in all of these columns. */
export function distinguishesRows(
  rows: readonly (readonly string[])[],
  columns: readonly number[],
): boolean {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row, columns);
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

/** The cells of a row in some columns, as one text. */
export function keyOf(row: readonly string[], columns: readonly number[]): string {
  return columns.map((column) => row[column]?.trim() ?? '').join('\u001F');
}

function* setsOf(all: readonly number[], size: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [index, first] of all.entries()) {
    for (const others of setsOf(all.slice(index + 1), size - 1)) yield [first, ...others];
  }
}
