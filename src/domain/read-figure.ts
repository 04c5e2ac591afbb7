import { type Figure, MOST_COUNTED, NOT_REPORTED } from './figure.ts';

/**
 * Reads a figure: `32`, `27-32` (no best), `27/30/32`, `~30` (best, no bounds), `10+` or `>10` (low only), `<10`
 * (high only), `?` (not reported). Answers with what is wrong where it is none.
 */
export function readFigure(text: string): Figure | string {
  const figure = shaped(text);
  if (figure === undefined) {
    return `\`${text}\` is not a figure; write 32, 27-32, 27/30/32, ~30, 10+, <10 or ? for not reported`;
  }
  const counts = [figure.low, figure.best, figure.high].filter((count) => count !== null);
  if (counts.some((count) => count > MOST_COUNTED)) return `\`${text}\` is too large to be a count`;
  const ordered = counts.every((count, index) => index === 0 || (counts[index - 1] ?? 0) <= count);
  return ordered
    ? figure
    : `\`${text}\` is out of order; the low bound comes first, then the best, then the high`;
}

function shaped(text: string): Figure | undefined {
  if (text === '?') return NOT_REPORTED;
  if (/^\d+$/.test(text)) return { low: Number(text), best: Number(text), high: Number(text) };
  const range = /^(\d+)[-\u2013](\d+)$/.exec(text);
  if (range !== null) return { low: Number(range[1]), best: null, high: Number(range[2]) };
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
