const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * As much of a text's beginning as fits: up to the end of a sentence, else of a word, else nothing. `fits` holds of
 * every beginning that is shorter than one of which it holds.
 */
export function beginningOf(text: string, fits: (beginning: string) => boolean): string {
  const whole = longest(text, ends(text, sentences), fits);
  return whole === '' ? longest(text, ends(text, words), fits) : whole;
}

/** Where the segments of a text end; what stands between words belongs to none. */
function ends(text: string, segmenter: Intl.Segmenter): readonly number[] {
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike !== false)
    .map(({ index, segment }) => index + segment.trimEnd().length);
}

function longest(text: string, ends: readonly number[], fits: (text: string) => boolean): string {
  const end = ends.findLast((one) => fits(text.slice(0, one)));
  return end === undefined ? '' : text.slice(0, end);
}
