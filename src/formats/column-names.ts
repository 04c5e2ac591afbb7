/**
 * The names of a table's columns by the cells of its header: without the space around them and line breaks in them; a column
 * without a name goes by its number (`#3`), and so does one whose name another has already (`Killed (#7)`).
 */
export function columnNames(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const name = cell
      .replaceAll('\u00A0', ' ')
      .replaceAll(/\s*[\r\n]+\s*/g, ' ')
      .trim();
    const own =
      name === '' ? numbered(index) : taken.has(name.toLowerCase()) ? repeated(name, index) : name;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** Whether a column has no name of its own. */
export function isNumbered(name: string, index: number): boolean {
  return name === numbered(index);
}

function numbered(index: number): string {
  return `#${index + 1}`;
}

function repeated(name: string, index: number): string {
  return `${name} (${numbered(index)})`;
}
