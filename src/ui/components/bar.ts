import type { Glyphs } from '../theme/glyphs.ts';

/**
 * A bar from the left, by eighths of a cell, as long in `cells` as the value is in `most`. Anything above zero
 * shows at least an eighth. Not filled up with spaces.
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
