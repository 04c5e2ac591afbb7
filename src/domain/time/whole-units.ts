import type { Day } from './days.ts';

/** The units of the rollups besides single days, the coarsest first; a third is a third of a month. */
export const COUNT_UNITS = ['year', 'quarter', 'third'] as const;
export type CountUnit = (typeof COUNT_UNITS)[number];

/**
 * A half-open range of days, from the first to before the last; `''` and `AFTER_ALL` are before and after every day.
 */
export type DayRun = { readonly from: Day; readonly before: Day };
export const AFTER_ALL = '9999-99-99';

/** A range covered by whole units, which have rollups, and by single days at its ends. */
export type UnitRun = DayRun & { readonly unit: CountUnit | 'day' };

/** The first day of a day's unit. */
export function startOfUnit(unit: CountUnit, day: Day): Day {
  switch (unit) {
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
    case 'quarter': {
      const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
      return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
    }
    case 'third': {
      const date = day.slice(8);
      return `${day.slice(0, 8)}${date < '11' ? '01' : date < '21' ? '11' : '21'}`;
    }
  }
}

/** Cuts a range of days into as few whole units as possible. */
export function cutIntoUnits(
  run: DayRun,
  units: readonly CountUnit[] = COUNT_UNITS,
): readonly UnitRun[] {
  if (run.from >= run.before) return [];
  const [unit, ...finer] = units;
  if (unit === undefined) return [{ unit: 'day', ...run }];
  const first = run.from === '' ? '' : startAtOrAfter(unit, run.from);
  const last = run.before === AFTER_ALL ? AFTER_ALL : startOfUnit(unit, run.before);
  if (first >= last) return cutIntoUnits(run, finer);
  return [
    ...cutIntoUnits({ from: run.from, before: first }, finer),
    { unit, from: first, before: last },
    ...cutIntoUnits({ from: last, before: run.before }, finer),
  ];
}

function startAtOrAfter(unit: CountUnit, day: Day): Day {
  const start = startOfUnit(unit, day);
  return start === day ? day : nextStart(unit, start);
}

/** The first day after the unit that begins on a day. */
export function nextStart(unit: CountUnit, start: Day): Day {
  const year = Number(start.slice(0, 4));
  const month = Number(start.slice(5, 7));
  if (unit === 'third' && start.slice(8) !== '21') {
    return `${start.slice(0, 8)}${Number(start.slice(8)) + 10}`;
  }
  const months = { year: 12, quarter: 3, third: 1 }[unit];
  const next = month + months;
  const [inYear, inMonth] = next > 12 ? [year + 1, next - 12] : [year, next];
  return `${String(inYear).padStart(4, '0')}-${String(inMonth).padStart(2, '0')}-01`;
}

/** The first days of the thirds of months in a year, given by its first day. */
export function thirdsOfYear(first: Day): readonly Day[] {
  const starts: Day[] = [];
  for (let day = first; day.slice(0, 4) === first.slice(0, 4); day = nextStart('third', day)) {
    starts.push(day);
  }
  return starts;
}
