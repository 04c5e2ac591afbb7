import { type Figure, MOST_COUNTED, NOT_REPORTED } from '../model/figure.ts';

/**
 * Reads a figure: `32`, `27-32` or `27/32` (no best), `27/30/32`, `~30` (best, no bounds), `10+` or `>10` (low only),
 * `<10` (high only), `?` (not reported); each number may have commas between thousands. `200-1000+` is 200 and more,
 * since it has no upper bound. Returns what is wrong if it is not a figure.
 */
export function readFigure(text: string): Figure | string {
  const figure = shaped(text.replaceAll(WITH_THOUSANDS, (number) => number.replaceAll(',', '')));
  if (figure === undefined) return notAFigure(text);
  const counts = [figure.low, figure.best, figure.high].filter((count) => count !== null);
  if (counts.some((count) => count > MOST_COUNTED)) return `\`${text}\` is too large for a count`;
  const ordered = counts.every((count, index) => index === 0 || (counts[index - 1] ?? 0) <= count);
  return ordered
    ? figure
    : `\`${text}\` is out of order; the low bound comes first, then the best, then the high`;
}

/** The number of a figure that is dropped: the second one of a range without an upper bound. */
export function droppedOf(text: string): string | undefined {
  const [, low, dropped, open] = RANGE.exec(text.replaceAll(',', '')) ?? [];
  return open === '+' && typeof readFigure(text) === 'object'
    ? `\`${text}\` is kept as ${low}+, ${low} and more; the ${dropped} is not kept and belongs in note:"…"`
    : undefined;
}

const RANGE = /^(\d+)[-\u2013/](\d+)(\+?)$/;
/** Numbers with commas between their thousands. */
export const WITH_THOUSANDS = /(?<![\d,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/g;
const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(
  ' ',
);

function notAFigure(text: string): string {
  const number = NUMBER_WORDS.indexOf(text.toLowerCase());
  if (number >= 0) return `\`${text}\` is written ${number}`;
  if (/^\p{L}/u.test(text))
    return `\`${text}\` is not a figure; if it is only given in words, write ? and put them in note:"…"`;
  const stops = /^\D?\d{1,3}(?:\.\d{3})+\D?$/.test(text);
  if (stops)
    return `\`${text}\` has two meanings; write ${text.replaceAll('.', '')} if the full stop separates thousands, otherwise a whole number`;
  return `\`${text}\` is not a figure; write 32, 27-32, 27/30/32, ~30, 10+, <10 or ? for not reported`;
}

function shaped(text: string): Figure | undefined {
  if (text === '?') return NOT_REPORTED;
  if (/^\d+$/.test(text)) return { low: Number(text), best: Number(text), high: Number(text) };
  const range = RANGE.exec(text);
  if (range !== null) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    const isOpen = range[3] === '+' && low <= high;
    return { low, best: null, high: isOpen ? null : high };
  }
  const three = /^(\d+|\?)\/(\d+|\?)\/(\d+|\?)$/.exec(text);
  if (three !== null) return { low: count(three[1]), best: count(three[2]), high: count(three[3]) };
  const about = /^~(\d+)$/.exec(text);
  if (about !== null) return { low: null, best: Number(about[1]), high: null };
  const least = /^(?:(\d+)\+|>(\d+))$/.exec(text);
  if (least !== null) return { low: Number(least[1] ?? least[2]), best: null, high: null };
  const most = /^<(\d+)$/.exec(text);
  return most === null ? undefined : { low: null, best: null, high: Number(most[1]) };
}

function count(text: string | undefined): number | null {
  return text === '?' || text === undefined ? null : Number(text);
}
