import type { Glyphs } from '../theme/glyphs.ts';

/**
 * A horizontal bar in eighths of a cell, `value / most` of the `cells` long. Any value above zero shows at least an eighth.
 * Not padded with spaces.
 */
export function bar(
  value: number,
  most: number,
  { cells, glyphs }: { readonly cells: number; readonly glyphs: Glyphs },
): string {
  if (value <= 0 || most <= 0 || cells <= 0) return '';
  const eighths = Math.max(1, Math.round((Math.min(value, most) / most) * cells * 8));
  const full = glyphs.eighthsAcross[8] ?? '';
  const rest = eighths % 8;
  return (
    full.repeat(Math.floor(eighths / 8)) + (rest === 0 ? '' : (glyphs.eighthsAcross[rest] ?? ''))
  );
}

/**
 * Numbers as a chart of one line, one cell each, on a scale up to `most` (by default the greatest of them). Zero differs
 * from a small number, and `null` (unknown) from zero.
 */
export function spark(
  values: readonly (number | null)[],
  options: { readonly glyphs: Glyphs; readonly most?: number },
): string {
  const { glyphs, most = Math.max(0, ...values.filter((value) => value !== null)) } = options;
  return values.map((value) => step(value, most, glyphs)).join('');
}

function step(value: number | null, most: number, { steps, zero }: Glyphs): string {
  if (value === null) return '?';
  if (value <= 0 || most <= 0) return zero;
  const level = Math.ceil((Math.min(value, most) / most) * steps.length);
  return steps[level - 1] ?? zero;
}
