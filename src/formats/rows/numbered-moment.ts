import { lastDayOfMonth } from '../../domain/time/days.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { readDay } from '../values/dates.ts';
import { BadCell } from './cells.ts';

/** A day, month or year given in numbers, where 0 is unknown. Throws `BadCell` for an invalid day. */
export function momentOf(of: {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}): Moment {
  const { year, month, day } = of;
  const text = `${year}-${month || 1}-${month === 0 ? 1 : day || 1}`;
  const reading = readDay(text);
  if (year === null || reading.is !== 'day') {
    throw new BadCell('year', `${year}-${month}-${day}`, 'is not a date from 1900 on');
  }
  const first = reading.day;
  if (month === 0) return { from: first, until: `${year}-12-31`, precision: 'year' };
  if (day > 0) return { from: first, until: first, precision: 'day' };
  return { from: first, until: lastDayOfMonth(first.slice(0, 7)), precision: 'month' };
}
