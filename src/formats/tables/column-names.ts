/**
 * The names of a table's columns by the cells of its header: without the space around them and line breaks in them; a column
 * without a name goes by its number (`#3`), and so does one whose name another has already (`Killed (#7)`).
 */
export function columnNames(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const name = plainName(cell);
    const own =
      name === '' ? numbered(index) : taken.has(name.toLowerCase()) ? repeated(name, index) : name;
    taken.add(own.toLowerCase());
    return own;
  });
}

function plainName(text: string): string {
  return text
    .replaceAll('\u00A0', ' ')
    .replaceAll(/\s+/g, (space) => (/[\r\n]/.test(space) ? ' ' : space))
    .trim();
}

/**
 * The column that a person means, by its name in any case, by its number (`#3`), or by nothing, which is the only one without
 * a name; a name that several have is none of them.
 */
export function columnCalled(text: string, names: readonly string[]): string | undefined {
  const wanted = plainName(text).toLowerCase();
  if (wanted === '') {
    const [only, ...others] = names.filter(isNumbered);
    return others.length === 0 ? only : undefined;
  }
  if (names.some((name, index) => name === wanted && isNumbered(name, index))) return wanted;
  if (names.includes(wanted)) return columnsNamed(wanted, names).length > 1 ? undefined : wanted;
  const [, number] = /^#(\d+)$/.exec(wanted) ?? [];
  return number === undefined ? undefined : names[Number(number) - 1];
}

/** The columns whose header says this, by how they are called. */
export function columnsNamed(text: string, names: readonly string[]): readonly string[] {
  const wanted = plainName(text).toLowerCase();
  return names.filter((name, index) => name === wanted || name === repeated(wanted, index));
}

/**
 * The columns that a person means by `Date+Place`: the one that is called so, else several, of which the longest names
 * count.
 */
export function columnsCalled(
  text: string,
  names: readonly string[],
): readonly [string, ...string[]] | undefined {
  const one = columnCalled(text, names);
  if (one !== undefined) return [one];
  for (
    let at = text.lastIndexOf('+');
    at >= 0;
    at = at === 0 ? -1 : text.lastIndexOf('+', at - 1)
  ) {
    const first = columnCalled(text.slice(0, at), names);
    const others = first === undefined ? undefined : columnsCalled(text.slice(at + 1), names);
    if (first !== undefined && others !== undefined) return [first, ...others];
  }
  return undefined;
}

/** A column as `columnsCalled` understands it: by its name where that can be typed, else by its number. */
export function spelledColumn(name: string, header: readonly string[]): string {
  const index = header.findIndex((written) => written.toLowerCase() === name);
  const written = header[index] ?? name;
  const isPlain = /^[^+\p{C}]{1,60}$/u.test(written);
  const names = header.map((each) => each.toLowerCase());
  return isPlain && columnCalled(written, names) === name ? written : numbered(index);
}

/** Whether a column has no name of its own. */
export function isNumbered(name: string, index: number): boolean {
  return name === numbered(index);
}

/** The name that a column has in common with the first one of that name. */
export function firstOfName(name: string): string {
  return name.replace(/ \(#\d+\)$/, '');
}

function numbered(index: number): string {
  return `#${index + 1}`;
}

function repeated(name: string, index: number): string {
  return `${name} (${numbered(index)})`;
}
