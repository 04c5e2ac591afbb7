/** How many texts are remembered by default: more than a file has countries, actors or days. */
const MOST = 20_000;

/**
 * A function of a text that is asked again and again with the same few texts, such as those of a column of countries: what it
 * answered is kept, in bounded memory.
 */
export function remembering<T>(work: (text: string) => T, most = MOST): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    if (known.size >= most) known.clear();
    const found = work(text);
    known.set(copyOf(text), found);
    return found;
  };
}

/** The same text in memory of its own: a part of a text that was cut out keeps all of that text in memory. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
