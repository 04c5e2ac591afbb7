/** Degrees as written; `axis` if a letter names it (`7.4W` is a longitude of -7.4). */
export type Degrees = { readonly value: number; readonly axis: Axis | null };
export type Axis = 'lat' | 'lon';

/** The greatest degrees on either side of 0. */
export const MOST_DEGREES: Readonly<Record<Axis, number>> = { lat: 90, lon: 180 };

/** Latitude for longitude, and vice versa. */
export function otherAxis(axis: Axis): Axis {
  return axis === 'lat' ? 'lon' : 'lat';
}

/** Degrees as text without an exponent, which nobody writes and no reader here knows. */
export function printDegrees(value: number): string {
  const plain = String(value);
  return plain.includes('e') ? value.toFixed(20) : plain;
}

/** A longer text is not degrees. */
const LONGEST = 200;
const NUMBER = '\\d{1,3}(?:[.,]\\d+)?';
const PART = '\\d{1,2}(?:[.,]\\d+)?';
const DEGREES = new RegExp(
  `^(?<before>[NSEW])?\\s*(?<sign>[+-])?(?<degrees>${NUMBER})\\s*(?:°|º|deg\\.?)?(?:(?<=[°º.g])\\s*(?<minutes>${PART})\\s*['′’](?!['′’])\\s*(?:(?<seconds>${PART})\\s*(?:"|″|”|''|′′|’’)\\s*)?)?\\s*(?<after>[NSEW])?$`,
  'i',
);

/**
 * Reads degrees: `36.0970`, `36,0970` (a decimal comma), `-7.4651`, `36.1° N`, `W 7.4`, `36°05'49"N`. `null` for
 * anything else; the range is not checked.
 */
export function readDegrees(text: string): Degrees | null {
  if (text.length > LONGEST) return null;
  const found = DEGREES.exec(text.replaceAll('\u2212', '-').trim())?.groups;
  if (found === undefined) return null;
  const { before, sign, degrees, minutes, seconds, after } = found;
  if (before !== undefined && after !== undefined) return null;
  const letter = (before ?? after)?.toUpperCase();
  if (letter !== undefined && sign !== undefined) return null;
  const whole = numberOf(degrees) + numberOf(minutes) / 60 + numberOf(seconds) / 3600;
  // A centimetre: seconds are no more precise.
  const size = Number(whole.toFixed(7));
  const isNegative = sign === '-' || letter === 'S' || letter === 'W';
  return {
    value: isNegative ? -size : size,
    axis: letter === undefined ? null : letter === 'N' || letter === 'S' ? 'lat' : 'lon',
  };
}

function numberOf(digits = '0'): number {
  return Number(digits.replace(',', '.'));
}
