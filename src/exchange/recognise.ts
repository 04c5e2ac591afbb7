import type { Format } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';

/** A file that no format fits: the nearest one, and what the file does not have for it. */
export class UnknownFormatError extends Error {
  override readonly name = 'UnknownFormatError';
}

/** Finds the format that a header is of. Throws `UnknownFormatError` in words for a person. */
export function recognise(names: readonly string[], wanted?: string): Format {
  const candidates = wanted === undefined ? FORMATS : FORMATS.filter(({ id }) => id === wanted);
  if (candidates.length === 0) {
    const known = FORMATS.map(({ id }) => id).join(', ');
    throw new UnknownFormatError(`There is no format ${wanted}. The formats are: ${known}.`);
  }
  const ranked = candidates
    .map((format) => ({ format, missing: missingIn(format, names) }))
    .toSorted((a, b) => a.missing.length - b.missing.length);
  const [nearest] = ranked;
  if (nearest === undefined) throw new UnknownFormatError('There is no format at all.');
  const { format, missing } = nearest;
  if (missing.length === 0) return format;
  if (missing.length === format.needs.length) {
    throw new UnknownFormatError(
      `Its first row is the header of no format that can be imported (${candidates.map((one) => one.title).join(', ')}).`,
    );
  }
  throw new UnknownFormatError(
    `It looks like ${format.title}, but has no column ${missing.join(', ')}.`,
  );
}

function missingIn(format: Format, names: readonly string[]): readonly string[] {
  return format.needs
    .filter((anyOf) => !anyOf.some((name) => names.includes(name)))
    .map(([name = '']) => name);
}
