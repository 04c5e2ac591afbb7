import { partWidth } from '../../text/cells.ts';
import type { GlyphsName } from './glyphs.ts';

/** What stands for signs that our own words have, each as wide. */
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
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const MARKS = /\p{M}+/gu;

/**
 * A harmless text as a terminal with few signs can show it, as wide as before: our own signs as those of ASCII, and where
 * there is nothing but ASCII letters without their marks, or question marks.
 */
export function spelledFor(glyphs: GlyphsName): (text: string) => string {
  if (glyphs === 'unicode') return (text) => text;
  const withoutSigns = (text: string) => text.replace(SIGN, (sign) => SIGNS[sign] ?? '?');
  if (glyphs === 'console') return withoutSigns;
  return (text) => spelledOut(withoutSigns(text));
}

function spelledOut(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return text;
  return Array.from(graphemes.segment(text), ({ segment }) => {
    const bare = segment.normalize('NFD').replace(MARKS, '');
    const cells = partWidth(segment);
    return /^[\x20-\x7E]$/.test(bare) && cells === 1 ? bare : '?'.repeat(cells);
  }).join('');
}
