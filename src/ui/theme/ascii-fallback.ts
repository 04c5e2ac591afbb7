import { partWidth } from '../../text/cells.ts';
import { GRAPHEMES } from '../../text/graphemes.ts';
import type { GlyphsName } from './glyphs.ts';

/** ASCII replacements, of the same width, for the signs in the program's own words. */
const SIGNS: Readonly<Record<string, string>> = {
  '–': '-',
  '…': '~',
  '·': '.',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '‹': '<',
  '›': '>',
  '“': '"',
  '”': '"',
  '’': "'",
};
const SIGN = new RegExp(`[${Object.keys(SIGNS).join('')}]`, 'g');
const MARKS = /\p{M}+/gu;

/**
 * Returns the function that adapts a safe text to a terminal with few glyphs, keeping its width: the program's own signs
 * become ASCII, and on a terminal with only ASCII, letters lose their marks or become question marks.
 */
export function asciiFallback(glyphs: GlyphsName): (text: string) => string {
  if (glyphs === 'unicode') return (text) => text;
  const withoutSigns = (text: string) => text.replace(SIGN, (sign) => SIGNS[sign] ?? '?');
  if (glyphs === 'console') return withoutSigns;
  return (text) => toAscii(withoutSigns(text));
}

function toAscii(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return text;
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => {
    const bare = segment.normalize('NFD').replace(MARKS, '');
    const cells = partWidth(segment);
    return /^[\x20-\x7E]$/.test(bare) && cells === 1 ? bare : '?'.repeat(cells);
  }).join('');
}
