import { lastDayOfMonth } from '../../domain/time/days.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { readWholeDate } from '../../domain/time/written-date.ts';
import { onClocksOf } from '../../domain/time/zones.ts';
import type { Mapping } from '../fields/table-fields.ts';
import { BadCell, dayIn, neededText, textIn } from '../rows/cells.ts';
import type { FileRow } from '../rows/format.ts';
import { momentOf } from '../rows/numbered-moment.ts';
import { readDay } from '../values/dates.ts';
import { monthNamed } from '../values/month-names.ts';

/** When a row of a table happened: its date, or if that is empty the year, month and day in separate columns. */
export function whenOf(row: FileRow, mapping: Mapping): Moment {
  const first = firstOf(row, mapping);
  const end = mapping['date-end'];
  if (end === undefined || textIn(row, end) === null) return first;
  const last = momentIn(row, end);
  if (last.until < first.from)
    throw new BadCell(
      end,
      textIn(row, end) ?? '',
      `is before ${mapping.date ?? mapping.year ?? 'date'}, ${first.from}`,
    );
  if (first.from === last.from && first.until === last.until) return first;
  return { from: first.from, until: last.until, precision: 'days' };
}

function firstOf(row: FileRow, mapping: Mapping): Moment {
  const { date = 'date', year } = mapping;
  return year !== undefined && (mapping.date === undefined || textIn(row, date) === null)
    ? partsIn(row, { ...mapping, year })
    : momentIn(row, date);
}

/** A month or a day that is empty, 0 or 99 is unknown. */
function partsIn(row: FileRow, mapping: Mapping & { readonly year: string }): Moment {
  const text = neededText(row, mapping.year).replace(/\.0+$/, '');
  if (!/^\d{4}$/.test(text) || readDay(`${text}-01-01`).is !== 'day') {
    throw new BadCell(mapping.year, text, 'is not a year from 1900 on');
  }
  const year = Number(text);
  const month = partIn(row, mapping.month, { last: 12, named: monthNamed });
  if (month === 0) return momentOf({ year, month, day: 0 });
  const { until } = momentOf({ year, month, day: 0 });
  return momentOf({
    year,
    month,
    day: partIn(row, mapping.day, { last: Number(until.slice(8)), named: () => null }),
  });
}

function partIn(
  row: FileRow,
  column: string | undefined,
  { last, named }: { readonly last: number; readonly named: (name: string) => number | null },
): number {
  const text = column === undefined ? null : textIn(row, column);
  if (column === undefined || text === null) return 0;
  if (/^(0+|-9+|99+|unknown|\?)(\.0+)?$/i.test(text)) return 0;
  const number = named(text) ?? (/^\d{1,2}(\.0+)?$/.test(text) ? Math.trunc(Number(text)) : 0);
  if (number < 1 || number > last) throw new BadCell(column, text, `is not one of 1 to ${last}`);
  return number;
}

/**
 * A day, several (`5-7 March 2020`), a month (`2020-03`, `March 2020`), a year (`2020`) or an instant in milliseconds.
 */
function momentIn(row: FileRow, column: string): Moment {
  const text = neededText(row, column);
  if (/^1\d{12}$/.test(text)) return instantOf(Number(text));
  if (/^\d{4}$/.test(text) && readDay(`${text}-01-01`).is === 'day') {
    return { from: `${text}-01-01`, until: `${text}-12-31`, precision: 'year' };
  }
  if (/^\d{4}-\d{2}$/.test(text) && readDay(`${text}-01`).is === 'day') {
    return { from: `${text}-01`, until: lastDayOfMonth(text), precision: 'month' };
  }
  const [, name = '', year = ''] = /^([\p{L}\p{M}.]{3,14}),? (\d{4})$/u.exec(text) ?? [];
  const month = monthNamed(name);
  if (month !== null) return momentOf({ year: Number(year), month, day: 0 });
  const written = readDay(text).is === 'none' ? readWholeDate(text) : undefined;
  if (written?.is === 'date')
    return { from: written.from, until: written.until, precision: written.precision };
  const day = dayIn(row, column);
  return { from: day, until: day, precision: 'day' };
}

/**
 * Milliseconds since 1970, the format of every date in ArcGIS (with thirteen digits, that is from 2001 on): a day if it
 * is midnight in UTC, which is how ArcGIS stores a date without a time; otherwise that minute, whose day depends on the
 * zone.
 */
function instantOf(milliseconds: number): Moment {
  const time = onClocksOf('UTC', new Date(milliseconds).toISOString());
  const day = time.slice(0, 10);
  return time.slice(10) === 'T00:00Z'
    ? { from: day, until: day, precision: 'day' }
    : { from: time, until: time, precision: 'time' };
}
