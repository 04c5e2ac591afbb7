import { showDay } from '../../domain/moment.ts';
import type { Period, WindowChoice } from '../../domain/period.ts';

/** A window in a word or two, for a panel's title. */
export function windowWords(choice: WindowChoice): string {
  if (choice.kind === 'last') return choice.name;
  return choice.from === choice.until
    ? showDay(choice.from)
    : `${showDay(choice.from)} – ${showDay(choice.until)}`;
}

/** The window and, where it does not end now, the day that it ends at. */
export function periodWords(choice: WindowChoice, period: Period | undefined): string {
  const words = windowWords(choice);
  return period?.end === 'newest' && choice.kind === 'last' && choice.name !== 'all'
    ? `${words} to ${showDay(period.until)}`
    : words;
}
