const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Of a longer text only so much is looked at (UTF-16 units): no screen has room for more. */
const LOOKED_AT = 20_000;

/**
 * As much of a text's beginning as fits: up to the end of a sentence, else of a word, else nothing. `fits` holds of
 * every beginning that is shorter than one of which it holds.
 */
export function beginningOf(text: string, fits: (beginning: string) => boolean): string {
  const seen = text.slice(0, LOOKED_AT);
  const whole = longest(seen, ends(seen, sentences), fits);
  return whole === '' ? longest(seen, ends(seen, words), fits) : whole;
}

/** Where the segments of a text end; what stands between words belongs to none. */
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
