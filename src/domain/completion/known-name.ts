import { nameToken } from '../grammar/quoting.ts';
import { completionAt } from './completion.ts';

/**
 * An entry line with a known name wherever it names an actor (or a source) by an unknown one. The same words elsewhere, as
 * in the title, stay.
 */
export function withKnownName(
  line: string,
  field: 'actor' | 'source',
  { unknown, known }: { readonly unknown: string; readonly known: string },
): string {
  if (unknown === '') return line;
  let named = line;
  // From the end, so that the offsets before a replaced name stay the same.
  for (let at = line.lastIndexOf(unknown); at >= 0; at = lastBefore(line, unknown, at)) {
    const here = completionAt(line, at + unknown.length, 'entry');
    if (here?.field !== field) continue;
    const { from, until } = here.span;
    const isWhole = completionAt(line, until, 'entry')?.text === unknown;
    if (isWhole) named = named.slice(0, from) + nameToken(known) + named.slice(until);
  }
  return named;
}

function lastBefore(line: string, text: string, at: number): number {
  return at === 0 ? -1 : line.lastIndexOf(text, at - 1);
}
