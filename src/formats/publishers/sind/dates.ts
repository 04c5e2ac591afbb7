import type { Doubt } from '../../../domain/model/doubts.ts';
import { addDays, type Day, lastDayOfMonth } from '../../../domain/time/days.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { monthOf, readDay } from '../../values/dates.ts';

/**
 * When it happened. The publisher's column is a whole day even if only the month is known; the precision is stated at
 * the beginning of the description. The text only refines a day that it contains: if the two disagree, the date is
 * about the day of the column, with a doubt.
 */
export function sindDate(
  day: Day,
  description: string,
): { readonly when: Moment; readonly doubts: readonly Doubt[] } {
  const about: Moment = { from: day, until: day, precision: 'about' };
  const said = dateIn(description);
  if (said === undefined) return { when: about, doubts: [] };
  if (said.when.from <= day && day <= said.when.until) return { when: said.when, doubts: [] };
  const text = `${said.words} beside ${day}`;
  return { when: about, doubts: [{ kind: 'text-and-date', text }] };
}

/** `February 2024:` is the month, `12 February 2024:` the day, `Between 01-23 November 2023:` those days. */
function dateIn(
  description: string,
): { readonly when: Moment; readonly words: string } | undefined {
  const [, month = '', name = '', year = ''] =
    /^(?:in )?(?:early |mid-?|late )?(([a-z]{3,9}),? (\d{4}))\s*[:.]/i.exec(description) ?? [];
  if (monthOf(name) !== '') {
    const whole = `${year}-${monthOf(name).padStart(2, '0')}`;
    const until = lastDayOfMonth(whole);
    return { when: { from: `${whole}-01`, until, precision: 'month' }, words: month };
  }
  const [, first = '', last = ''] =
    /^between (\d{1,2})\s*(?:-|–|and)\s*(\d{1,2} [a-z]{3,9} \d{4})\s*[:.]/i.exec(description) ?? [];
  const end = readDay(last);
  if (end.is === 'day') {
    const from = addDays(end.day, Number(first) - Number(end.day.slice(8)));
    const precision = from === end.day ? 'day' : 'days';
    if (from <= end.day)
      return { when: { from, until: end.day, precision }, words: `${first}-${last}` };
  }
  const [, words = ''] = /^(\d{1,2} [a-z]{3,9} \d{4})\s*[:.]/i.exec(description) ?? [];
  const exact = readDay(words);
  return exact.is === 'day'
    ? { when: { from: exact.day, until: exact.day, precision: 'day' }, words }
    : undefined;
}
