import { isDated, takeDays } from '../../domain/filter/filter.ts';
import { showDay } from '../../domain/time/moment.ts';
import type { Period, WindowChoice } from '../../domain/time/period.ts';
import type { Scope } from '../../store/port/questions.ts';

/** A window in a word or two, for a panel's title. */
export function windowWords(choice: WindowChoice): string {
  if (choice.kind === 'last') return choice.name;
  return choice.from === choice.until
    ? showDay(choice.from)
    : `${showDay(choice.from)} – ${showDay(choice.until)}`;
}

type Looked = Pick<Scope, 'window' | 'filter'>;

/** The days shown: the filter's own, else the window and its end, which is now or the newest record. */
export function periodWords({ window, filter }: Looked, period?: Period): string {
  const { since, until } = takeDays(filter).given;
  if (since !== null && until !== null) {
    return windowWords({ kind: 'between', from: since, until });
  }
  if (since !== null) return `since ${showDay(since)}`;
  if (until !== null) return `until ${showDay(until)}`;
  const words = windowWords(window);
  if (period === undefined || window.kind !== 'last' || window.name === 'all') return words;
  return period.end === 'now'
    ? `${words} to now`
    : `${words} to ${showDay(period.until)} (newest record)`;
}

/** What a number of incidents refers to, in a word or two: a window, or a filter with dates of its own. */
export function scopeWords({ window, filter }: Looked): string {
  return isDated(filter) ? 'match' : `in ${windowWords(window)}`;
}
