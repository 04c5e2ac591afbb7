import { SIMPLE } from '../src/text/clean.ts';

type Segment = Pick<Intl.SegmentData, 'segment' | 'index'>;
type Segments = Iterable<Segment> & {
  readonly containing: (index?: number) => Segment | undefined;
};

/** Simple characters, and escape sequences made of them: every UTF-16 unit is a grapheme. */
const PLAIN = new RegExp(SIMPLE.source.replace('^[', '^[\\x1B'));

/**
 * Takes the place of `Intl.Segmenter` in the bundle. Ink segments every line that it draws. In plain text that finds the
 * single characters, at twenty times the price, and the first segmenter takes 15 ms to load its tables.
 */
export class QuickSegmenter {
  readonly #options: ConstructorParameters<typeof Intl.Segmenter>;
  readonly #isOfGraphemes: boolean;
  #segmenter: Intl.Segmenter | undefined;

  constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
    const { granularity = 'grapheme' } = options[1] ?? {};
    this.#options = options;
    this.#isOfGraphemes = granularity === 'grapheme';
  }

  segment(text: string): Segments {
    if (this.#isOfGraphemes && PLAIN.test(text)) return unitsOf(text);
    // Written so that the bundler does not replace it as well.
    this.#segmenter ??= new globalThis.Intl.Segmenter(...this.#options);
    return this.#segmenter.segment(text);
  }
}

function unitsOf(text: string): Segments {
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < text.length; index += 1) {
        yield { segment: text.charAt(index), index };
      }
    },
    containing: (index = 0) =>
      text[index] === undefined ? undefined : { segment: text[index], index },
  };
}
