/** Splits a text into grapheme clusters: what a person sees as single characters. */
export const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The grapheme clusters of a text, in order. */
export function graphemes(text: string): readonly string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}
