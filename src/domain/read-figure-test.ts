import type { Problem } from './entry.ts';
import { MOST_COUNTED } from './figure.ts';
import type { FigureTest } from './filter.ts';
import type { Value } from './lexer.ts';
import { textOf } from './values.ts';

/** Reads what a figure is compared with: `10`, `>=10`, `>10`, `<=10`, `<10`, `10..20`, `?` (not reported). */
export function readFigureTest(part: Value): FigureTest | Problem {
  const text = textOf(part).trim();
  if (text === '?') return { is: 'unknown' };
  const { span } = part;
  const bounds = readBounds(text);
  if (bounds === undefined) {
    return {
      span,
      message: `\`${text}\` is nothing to compare with; write >=10, >10, <=10, <10, 10, 10..20 or ?`,
    };
  }
  const { low, high } = bounds;
  if ((low ?? 0) > MOST_COUNTED || (high ?? 0) > MOST_COUNTED) {
    return { span, message: `\`${text}\` is too large to be a count` };
  }
  if (high !== null && high < 0) return { span, message: 'no count is below 0' };
  return low !== null && high !== null && low > high
    ? { span, message: `\`${text}\` is out of order; write ${high}..${low}` }
    : { is: 'between', low, high };
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
