import { GRAPHEMES } from '../../text/graphemes.ts';
import { foldName } from './names.ts';

/** A part of a text, in UTF-16 units. */
type Part = { readonly from: number; readonly until: number };

/** Whether a text contains another, ignoring case and accents as names do. */
export function holdsText(text: string, wanted: string): boolean {
  const folded = foldName(wanted);
  return folded !== '' && foldName(text).includes(folded);
}

/** Every occurrence of a text in another, from left to right, as whole characters. */
export function findText(text: string, wanted: string): readonly Part[] {
  const searched = foldName(wanted);
  if (!holdsText(text, wanted)) return [];
  const starts: number[] = [];
  let folded = '';
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    const shown = /^\s+$/u.test(segment) ? ' ' : foldName(segment);
    for (let unit = 0; unit < shown.length; unit += 1) starts.push(index);
    folded += shown;
  }
  starts.push(text.length);
  const parts: Part[] = [];
  for (
    let at = folded.indexOf(searched);
    at >= 0;
    at = folded.indexOf(searched, at + searched.length)
  ) {
    const last = starts[at + searched.length - 1] ?? text.length;
    const until = starts.find((start) => start > last) ?? text.length;
    parts.push({ from: starts[at] ?? 0, until });
  }
  return parts;
}
