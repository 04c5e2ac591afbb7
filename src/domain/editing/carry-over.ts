import { type KeyToken, lex, type PlaceToken, type Token } from '../grammar/lexer.ts';
import { readHead } from '../grammar/line-head.ts';
import { hasSource } from '../grammar/line-kinds.ts';
import { readPlace } from '../grammar/read-place.ts';

/** What a line lacks and earlier ones have: a country after its place (an alpha-3 code), and a source as it was written. */
export type CarriedOver = {
  /** Where the country goes: the end of the place (an offset in UTF-16 units). */
  readonly country: { readonly code: string; readonly at: number } | undefined;
  /** `src:` with its value. */
  readonly source: string | undefined;
};

/**
 * What can be carried over into an entry line: the country and the source of the last line that has one; `undefined` if
 * nothing. `earlier` are the lines entered before, oldest first.
 */
export function carriedOver(line: string, earlier: readonly string[]): CarriedOver | undefined {
  const { tokens, problems } = lex(line, { negation: false });
  const head = readHead(tokens[0], line);
  if ('message' in head || problems.length > 0) return undefined;
  const place = head.kind === 'incident' ? tokens.find(isPlace) : undefined;
  const code =
    place !== undefined && isWithoutCountry(place) ? last(earlier, countryOf) : undefined;
  const isUnsourced = hasSource(head.kind) && !tokens.some(isSource);
  const source = isUnsourced ? last(earlier, sourceOf) : undefined;
  if (code === undefined && source === undefined) return undefined;
  const at = place?.span.until ?? line.length;
  return { country: code === undefined ? undefined : { code, at }, source };
}

/** The line with what is carried over, ready for further words. */
export function withCarriedOver(line: string, { country, source }: CarriedOver): string {
  const placed =
    country === undefined
      ? line
      : `${line.slice(0, country.at)},${country.code}${line.slice(country.at)}`;
  return source === undefined ? placed : `${placed.trimEnd()} ${source} `;
}

/** How many of the last lines are searched. */
const SEARCHED = 50;

function last<T>(earlier: readonly string[], read: (line: string) => T | undefined): T | undefined {
  for (const line of earlier.slice(-SEARCHED).toReversed()) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return undefined;
}

function countryOf(line: string): string | undefined {
  const token = lex(line, { negation: false }).tokens.find(isPlace);
  const place = token === undefined ? undefined : readPlace(token.value);
  return place === undefined || 'message' in place ? undefined : (place.country ?? undefined);
}

function isWithoutCountry({ value }: PlaceToken): boolean {
  const place = readPlace(value);
  return !('message' in place) && place.country === null;
}

function sourceOf(line: string): string | undefined {
  const token = lex(line, { negation: false }).tokens.findLast(isSource);
  return token === undefined ? undefined : line.slice(token.span.from, token.span.until);
}

function isPlace(token: Token): token is PlaceToken {
  return token.kind === 'place';
}

function isSource(token: Token): token is KeyToken {
  return token.kind === 'key' && token.key === 'src';
}
