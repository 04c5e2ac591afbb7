import { isUtf8 } from 'node:buffer';

/** The encoding of a file's text, and how it was determined. */
export type TextEncoding = {
  /** A name from https://encoding.spec.whatwg.org, in lower case. */
  readonly encoding: string;
  /** Neither a person nor the file gave it: the text is only known not to be UTF-8. */
  readonly isAssumed: boolean;
  /** Some of its bytes are invalid in its encoding; each of them is read as U+FFFD. */
  readonly isFaulty: boolean;
};

/** Text that is neither UTF-8 nor UTF-16 and comes without a declaration is usually this. */
const ASSUMED = 'windows-1252';

/** The encoding by any of its names; `null` if unknown. */
export function encodingCalled(name: string): string | null {
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch {
    return null;
  }
}

/**
 * Tells how a text is encoded from its beginning and, `take`n piece by piece, the rest: as a person `said`, by its mark,
 * by the zero bytes of UTF-16, else as UTF-8 where most of its letters are; the last resort is `otherwise`.
 */
export function createEncodingDetector(
  beginning: Buffer,
  said: string | undefined,
  otherwise: string = ASSUMED,
): { readonly take: (data: Buffer) => void; readonly tell: () => TextEncoding } {
  const known = said ?? markedEncoding(beginning) ?? unmarkedUtf16(beginning);
  const teller =
    known === null || known === 'utf-8'
      ? createUtf8Counter(known, otherwise)
      : createFaultFinder(known);
  teller.take(beginning);
  return teller;
}

/** https://encoding.spec.whatwg.org/#bom-sniff; spreadsheets save "Unicode text" as UTF-16 with such a mark. */
function markedEncoding(beginning: Buffer): string | null {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  return beginning[0] === 0xfe && beginning[1] === 0xff ? 'utf-16be' : null;
}

/** Characters that no table contains: controls, and unassigned or private ones. */
const NO_TEXT = /[\p{Cn}\p{Co}]|(?![\t\n\v\f\r])[\0-\x1f]/u;
/** The least share of ASCII in a table of any script: delimiters, digits, line breaks. */
const LEAST_ASCII = 0.03;
/** Half of the bytes of an ASCII table in UTF-16 are zeros, apart from a few letters of other scripts. */
const MOST_OTHERS = 0.6;

/**
 * UTF-16 without a mark, whatever its script: each letter of ASCII in it has a zero byte, and all of it is text. The data
 * of programs is none, read so; and what is text without its few zeros was not meant to be read in pairs of bytes.
 */
function unmarkedUtf16(beginning: Buffer): string | null {
  if (!beginning.includes(0)) return null;
  const others = Buffer.from(beginning.filter((byte) => byte !== 0));
  const isText = isUtf8(others) && !NO_TEXT.test(others.toString('latin1'));
  if (isText && others.length > beginning.length * MOST_OTHERS) return null;
  const [best] = ['utf-16le', 'utf-16be']
    .map((encoding) => ({ encoding, share: shareOfAscii(beginning, encoding) }))
    .toSorted((one, other) => other.share - one.share);
  return best !== undefined && best.share >= LEAST_ASCII ? best.encoding : null;
}

function shareOfAscii(beginning: Buffer, encoding: string): number {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(beginning, { stream: true });
    if (NO_TEXT.test(text)) return 0;
    return text.length === 0 ? 0 : (text.match(/[\t\n\r -~]/g)?.length ?? 0) / text.length;
  } catch {
    return 0;
  }
}

/** U+FFFD is one unit of text, and three bytes in UTF-8. */
const EXCESS_OF_FFFD = 2;

/**
 * A file with a few invalid bytes among letters of UTF-8 is UTF-8 all the same, and only those rows are faulty. `valid`
 * counts what letters beyond ASCII take more than one unit of text, `invalid` the U+FFFD put in for invalid bytes.
 */
function createUtf8Counter(known: 'utf-8' | null, otherwise: string) {
  const faults = createFaultFinder('utf-8');
  const decoder = new TextDecoder();
  const found = { valid: 0, invalid: 0 };
  const count = (text: string): void => {
    const replaced = text.split('\uFFFD').length - 1;
    found.invalid += replaced;
    found.valid += Buffer.byteLength(text) - text.length - replaced * EXCESS_OF_FFFD;
  };
  return {
    take: (data: Buffer): void => {
      faults.take(data);
      count(decoder.decode(data, { stream: true }));
    },
    tell: (): TextEncoding => {
      const { isFaulty } = faults.tell();
      count(decoder.decode());
      if (known !== null || !isFaulty || found.valid > found.invalid) {
        return { encoding: 'utf-8', isAssumed: false, isFaulty };
      }
      return { encoding: otherwise, isAssumed: true, isFaulty: false };
    },
  };
}

function createFaultFinder(encoding: string) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let isFaulty = false;
  const decode = (data: Buffer, stream: boolean) => {
    try {
      if (!isFaulty) decoder.decode(data, { stream });
    } catch {
      isFaulty = true;
    }
  };
  return {
    take: (data: Buffer): void => decode(data, true),
    tell: (): TextEncoding => {
      decode(Buffer.alloc(0), false);
      return { encoding, isAssumed: false, isFaulty };
    },
  };
}
