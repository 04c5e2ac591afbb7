import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';

/**
 * What a JSON number is here: the number, where JavaScript has it and prints it as the same one; else the text as it is
 * written. An id of nineteen digits is a name, and a double would give it other digits.
 */
export function numberOf(source: string): number | string {
  const number = Number(source);
  const printed = `${number}`;
  if (printed === source) return number;
  const isPrintedAlike = !printed.includes('e') || /e/i.test(source);
  return isPrintedAlike && decimalOf(printed) === decimalOf(source) ? number : source;
}

/** A decimal number in one way of writing it: its sign, its digits without zeros around them, and its power of ten. */
function decimalOf(text: string): string | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const digits = (whole + fraction).replace(/^0+/, '');
  const bare = withoutLastZeros(digits);
  const exponent = Number(power) - fraction.length + digits.length - bare.length;
  return bare === '' ? '0' : `${sign}${bare}e${exponent}`;
}

/** A pattern for zeros at the end would look at each run of zeros within a long number again and again. */
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

/** What is told of a JSON text as it is read. */
type Listener = {
  readonly onValue: (found: Found) => void;
  readonly onEnd?: () => void;
  readonly onError: (error: Error) => void;
};

/**
 * A reader of JSON in pieces that hands over the values at some paths (`$.features.*`) as they end, their numbers exact,
 * and holds nothing else.
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

/** Remembers how the number of the token that comes next is written. */
class ExactTokenizer extends Tokenizer {
  source = '';
  protected override parseNumber(source: string): number {
    this.source = source;
    return Number(source);
  }
}

/**
 * Numbers that a double may not hold, or print in another way: of sixteen digits, with zeros behind the point, or with a power
 * of ten that has two digits itself. What stands in a text of the JSON may look like one.
 */
const LONG_NUMBERS =
  /[:[,]\s*(?=-?(?:[\d.]{16}|0\.0{6}|[\d.]+e[+-]?\d{2}))(-?[\d.]+(?:e[+-]?\d+)?)/gi;

function isPerhapsInexact(text: string): boolean {
  for (const [, source = ''] of text.matchAll(LONG_NUMBERS)) {
    if (typeof numberOf(source) === 'string') return true;
  }
  return false;
}

/** The value of a whole JSON text, its numbers exact. Throws where it is none. */
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
