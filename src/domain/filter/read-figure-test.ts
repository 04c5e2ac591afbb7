import type { Problem } from '../entry/entry.ts';
import type { Value } from '../grammar/lexer.ts';
import { WITH_THOUSANDS } from '../grammar/read-figure.ts';
import { hasQuotes, textOf } from '../grammar/values.ts';
import { MOST_COUNTED } from '../model/figure.ts';
import type { FigureTest } from './filter.ts';

/** Reads a comparison of a figure: `10`, `>=10`, `>10`, `<=10`, `<10`, `10..20`, `?` (not reported). */
export function readFigureTest(part: Value): FigureTest | Problem {
  const text = textOf(part).trim();
  if (text === '?') return { is: 'unknown' };
  const { span } = part;
  const bounds = readBounds(text);
  if (bounds === undefined) {
    return {
      span,
      message: `\`${text}\` is not a comparison; write >=10, >10, <=10, <10, 10, 10..20 or ?`,
    };
  }
  const { low, high } = bounds;
  if ((low ?? 0) > MOST_COUNTED || (high ?? 0) > MOST_COUNTED) {
    return { span, message: `\`${text}\` is too large for a count` };
  }
  if (high !== null && high < 0) return { span, message: 'a count cannot be below 0' };
  return low !== null && high !== null && low > high
    ? { span, message: `\`${text}\` is out of order; write ${high}..${low}` }
    : { is: 'between', low, high };
}

/**
 * Reads a number with commas between its thousands, which in a filter may also be several numbers: `10,000` is one,
 * since nobody writes 000, and `10,500` is ambiguous. `undefined` if the value is not such a number.
 */
export function readThousands(value: Value): readonly FigureTest[] | Problem | undefined {
  if (hasQuotes(value)) return undefined;
  const text = textOf(value);
  const numbers = text.match(WITH_THOUSANDS) ?? [];
  const plain = text.replaceAll(WITH_THOUSANDS, (number) => number.replaceAll(',', ''));
  if (numbers.length === 0 || plain.includes(',')) return undefined;
  const { span } = value;
  const read = readFigureTest({ segments: [{ text: plain, quoted: false, span }], span });
  if ('message' in read) return undefined;
  if (numbers.every((number) => number.includes(',0'))) return [read];
  const comma = text.lastIndexOf(',');
  const either = `${text.slice(0, comma)},"${text.slice(comma + 1)}"`;
  return {
    span,
    message: `\`${text}\` can be one number or several; write ${plain} for the one, ${either} for any of them`,
  };
}

type Bounds = { readonly low: number | null; readonly high: number | null };

function readBounds(text: string): Bounds | undefined {
  const range = /^(\d+)(?:\.\.|[-–])(\d+)$/.exec(text);
  if (range !== null) return { low: Number(range[1]), high: Number(range[2]) };
  const [, sign = '', digits = '', plus = ''] = /^(>=|>|<=|<|)(\d+)(\+?)$/.exec(text) ?? [];
  if (digits === '' || (plus !== '' && sign !== '')) return undefined;
  const count = Number(digits);
  if (plus !== '' || sign === '>=') return { low: count, high: null };
  switch (sign) {
    case '>':
      return { low: count + 1, high: null };
    case '<=':
      return { low: null, high: count };
    case '<':
      return { low: null, high: count - 1 };
    default:
      return { low: count, high: count };
  }
}
