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
