const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** How much of a text is considered (UTF-16 units): no screen has room for more. */
const LOOKED_AT = 20_000;

/**
 * As much of a text's beginning as fits: up to the end of a sentence, or else of a word, or else nothing. `fits` must
 * hold for every prefix of a text for which it holds.
 */
export function longestPrefix(text: string, fits: (beginning: string) => boolean): string {
  const seen = text.slice(0, LOOKED_AT);
  const whole = longest(seen, ends(seen, sentences), fits);
  return whole === '' ? longest(seen, ends(seen, words), fits) : whole;
}

/** Where the segments of a text end; what lies between words belongs to none. */
function ends(text: string, segmenter: Intl.Segmenter): readonly number[] {
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike !== false)
    .map(({ index, segment }) => index + segment.trimEnd().length);
}

function longest(text: string, ends: readonly number[], fits: (text: string) => boolean): string {
  const upTo = (count: number) => text.slice(0, ends[count - 1] ?? 0);
  let [least, most] = [0, ends.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(upTo(middle))) least = middle;
    else most = middle - 1;
  }
  return upTo(least);
}
