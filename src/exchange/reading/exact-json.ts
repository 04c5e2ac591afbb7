import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';

/**
 * The value of a JSON number: a number if JavaScript represents it exactly and prints it equally; otherwise its text as
 * written. An id of nineteen digits is a name, and a double would change its digits.
 */
export function numberOf(source: string): number | string {
  const number = Number(source);
  const printed = `${number}`;
  if (printed === source) return number;
  const isPrintedAlike = !printed.includes('e') || /e/i.test(source);
  return isPrintedAlike && decimalOf(printed) === decimalOf(source) ? number : source;
}

/** The canonical form of a decimal number: its sign, its digits without outer zeros, and its power of ten. */
function decimalOf(text: string): string | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const digits = (whole + fraction).replace(/^0+/, '');
  const bare = withoutLastZeros(digits);
  const exponent = Number(power) - fraction.length + digits.length - bare.length;
  return bare === '' ? '0' : `${sign}${bare}e${exponent}`;
}

/** A pattern for trailing zeros would scan each run of zeros within a long number repeatedly. */
function withoutLastZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** A value at one of the paths: an element of a list, or a member of the whole by its name. */
export type Found = {
  readonly value: unknown;
  readonly isElement: boolean;
  readonly member: string | null;
};

/** Callbacks for a JSON text as it is read. */
type Listener = {
  readonly onValue: (found: Found) => void;
  readonly onEnd?: () => void;
  readonly onError: (error: Error) => void;
};

/**
 * A streaming JSON reader that returns the values at some paths (`$.features.*`) as they end, with exact numbers, and
 * holds nothing else.
 */
export function createExactReader(
  paths: readonly string[],
  { onValue, onEnd, onError }: Listener,
): (text: string) => void {
  const tokenizer = new ExactTokenizer();
  const parser = new TokenParser({ paths: [...paths], keepStack: false });
  tokenizer.onToken = ({ token, value }) =>
    parser.write({ token, value: token === TokenType.NUMBER ? numberOf(tokenizer.source) : value });
  tokenizer.onError = onError;
  parser.onError = (error) => tokenizer.error(error);
  parser.onValue = ({ value, key, parent, stack }) => {
    const member = stack.length === 1 && typeof key === 'string' ? key : null;
    onValue({ value, isElement: Array.isArray(parent), member });
  };
  if (onEnd !== undefined) parser.onEnd = onEnd;
  return (text) => tokenizer.write(text);
}

/** Remembers the source text of the next number token. */
class ExactTokenizer extends Tokenizer {
  source = '';
  protected override parseNumber(source: string): number {
    this.source = source;
    return Number(source);
  }
}

/**
 * Numbers that a double may not represent, or prints differently: with sixteen digits, trailing zeros after the point,
 * or a two-digit exponent. A text within the JSON may match too.
 */
const LONG_NUMBERS =
  /[:[,]\s*(?=-?(?:[\d.]{16}|0\.0{6}|[\d.]+e[+-]?\d{2}))(-?[\d.]+(?:e[+-]?\d+)?)/gi;

function isPerhapsInexact(text: string): boolean {
  for (const [, source = ''] of text.matchAll(LONG_NUMBERS)) {
    if (typeof numberOf(source) === 'string') return true;
  }
  return false;
}

/** The value of a whole JSON text, with exact numbers. Throws if it is not JSON. */
export function parseExactly(text: string): unknown {
  // Nearly every text can be left to the engine, which is many times as fast.
  const plain: unknown = JSON.parse(text);
  if (!isPerhapsInexact(text)) return plain;
  let exact: unknown = plain;
  const read = createExactReader(['$'], {
    onValue: ({ value }) => {
      exact = value;
    },
    onError: (error) => {
      throw error;
    },
  });
  read(text);
  return exact;
}
