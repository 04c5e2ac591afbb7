/**
 * The names of a table's columns from the cells of its header: trimmed, without line breaks; a column without a name is
 * called by its number (`#3`), and a repeated name gets a number (`Killed (#7)`).
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
 * The column that a person means: by its name in any case, by its number (`#3`), or by an empty text for the only
 * column without a name; `undefined` if several have the name.
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

/** The names of the columns with this header. */
export function columnsNamed(text: string, names: readonly string[]): readonly string[] {
  const wanted = plainName(text).toLowerCase();
  return names.filter((name, index) => name === wanted || name === repeated(wanted, index));
}

/**
 * The columns that a person means by `Date+Place`: the one with that name, or else several, where the split with the
 * longest names wins.
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

/** A column in the form that `columnsCalled` understands: by its name if that can be typed, or else by its number. */
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

/** The name that a column shares with the first one of that name. */
export function firstOfName(name: string): string {
  return name.replace(/ \(#\d+\)$/, '');
}

function numbered(index: number): string {
  return `#${index + 1}`;
}

function repeated(name: string, index: number): string {
  return `${name} (${numbered(index)})`;
}
