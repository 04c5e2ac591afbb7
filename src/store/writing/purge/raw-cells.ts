/** One value of a publisher's row; the key is a column's name, or an index in a list. */
type Cell = { readonly key: string; readonly text: string };

/** Every value in a stored row (JSON), at any depth; a text that is not JSON is a single cell. */
export function leavesOf(raw: string): readonly Cell[] {
  return leavesIn('', parsed(raw));
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

function leavesIn(key: string, value: unknown): readonly Cell[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [{ key, text: String(value) }];
  return Object.entries(value).flatMap(([inner, one]) => leavesIn(inner, one));
}
