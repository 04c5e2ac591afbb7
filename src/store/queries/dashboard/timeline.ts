import { type Kysely, type SqlBool, sql } from 'kysely';
import {
  type BarDays,
  type BarUnit,
  barsFor,
  type ChosenUnit,
  longestIn,
} from '../../../domain/time/bars.ts';
import { addDays, type Day, laterOf } from '../../../domain/time/days.ts';
import { lengthOf, type Period, type Window } from '../../../domain/time/period.ts';
import { sum } from '../../counts/contributions.ts';
import type { Counted, DayCount } from '../../counts/totals.ts';
import { countedIn } from '../../counts/window.ts';
import { allOf } from '../../filter/conditions.ts';
import { isSelected, type Selection } from '../../filter/selection.ts';
import { incidentCounts } from '../../filter/where.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { MilestoneRow, TimelineAnswer, TimelineBar } from '../../port/rows.ts';
import { MILESTONE_COLUMNS } from '../../records/milestone-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { lagging } from '../imports/imports.ts';

/** Bars of incidents over the window, and the milestones that touch it. */
export async function timeline(
  db: Kysely<Schema>,
  { bars: most, unit = null, ...scope }: Params<'timeline'>,
): Promise<Answer<'timeline'>> {
  const { window, selection, counted } = await countedIn(db, scope);
  const beside = await counted.counts();
  const byDay = await barsIn(window, counted, { most, beside, chosen: daysOf(unit) });
  const hours = await hoursOf(db, { selection, period: window.period, most, unit });
  return {
    ...(hours === undefined ? byDay : byHour(byDay, hours)),
    milestones: await milestonesIn(db, window.period),
    lagging: await lagging(db, window.period.from),
  };
}

type Bars = Omit<TimelineAnswer, 'milestones' | 'lagging'>;

/** The unit of whole days that is chosen; for hours, the days that these are in. */
function daysOf(unit: ChosenUnit | null): BarUnit | null {
  return unit === 'hour' ? 'day' : unit;
}

/** The same by hour; incidents without a time are in no bar. */
function byHour(days: Bars, { bars, isCut }: Hours): Bars {
  const inAll = (all: readonly TimelineBar[]) =>
    all.reduce((total, { incidents }) => total + incidents, 0);
  const first = bars[0]?.from.slice(0, 10) ?? '';
  const ofDays = inAll(days.bars.filter(({ from }) => from >= first));
  const lessPrecise = days.lessPrecise + ofDays - inAll(bars);
  return { ...days, unit: 'hour', bars, isCut, lessPrecise };
}

/** At most `most` bars over a window, of the incidents counted in it, with what is named beside them; see `barsFor`. */
export async function barsIn(
  window: Window,
  counted: Pick<Counted, 'days'>,
  given: {
    readonly most: number;
    readonly beside: Pick<Bars, 'mayBe' | 'discounted'>;
    readonly chosen?: BarUnit | null;
  },
): Promise<Bars> {
  const { most, beside, chosen } = given;
  const { unit, bars, isCut } = barsFor(window.period, most, chosen);
  const days = await counted.days(longestIn(unit));
  return {
    period: window.period,
    unit,
    bars: fillBars(bars, days, window.period),
    isCut,
    lessPrecise: days.reduce((sum, { all, fine }) => sum + all - fine, 0),
    mayBe: beside.mayBe,
    discounted: beside.discounted,
  };
}

function fillBars(
  bars: readonly BarDays[],
  days: readonly DayCount[],
  { from }: Period,
): readonly TimelineBar[] {
  const filled = bars.map((bar) => ({ ...bar, incidents: 0, killed: 0 }));
  let index = 0;
  for (const { day, fine, killed } of days) {
    while (day > (filled[index]?.until ?? day)) index += 1;
    const bar = filled[index];
    // An incident that lasts into the period counts on its first day; if there are too many years, the first have no bar.
    if (bar === undefined || laterOf(day, from) < bar.from) continue;
    bar.incidents += fine;
    bar.killed += killed;
  }
  return filled;
}

function milestonesIn(db: Kysely<Schema>, { from, until }: Period): Promise<MilestoneRow[]> {
  return db
    .selectFrom('milestone')
    .where('removed_at', 'is', null)
    .where('occurred_from', '<', addDays(until, 1))
    .where('occurred_until', '>=', from)
    .orderBy('occurred_from')
    .orderBy('id')
    .select(MILESTONE_COLUMNS)
    .execute();
}

/** The most days that are drawn by hour unless hours are chosen; for more, days say as much. */
const MOST_DAYS = 2;
const HOURS = 24;

type Hours = Pick<Bars, 'bars' | 'isCut'>;

/**
 * The counted incidents of a period by the hour of their own clocks, the last hours if they are chosen and there are too many. If
 * nothing is chosen, `undefined` if they need more than that many bars, or if no incident has a time; if another unit is, always.
 */
async function hoursOf(
  db: Kysely<Schema>,
  given: {
    readonly selection: Selection;
    readonly period: Period;
    readonly most: number;
    readonly unit: ChosenUnit | null;
  },
): Promise<Hours | undefined> {
  const { selection, period, most, unit } = given;
  const days = lengthOf(period);
  const areFew = days <= MOST_DAYS && days * HOURS <= most;
  if (days < 1 || (unit === null ? !areFew : unit !== 'hour')) return undefined;
  const shown = Math.min(days, Math.max(1, Math.floor(most / HOURS)));
  const from = addDays(period.until, 1 - shown);
  const isTimed = allOf([
    isSelected(selection, 'by number'),
    incidentCounts(),
    sql<SqlBool>`incident.date_precision = 'time'`,
    sql<SqlBool>`incident.occurred_from >= ${from}`,
    sql<SqlBool>`incident.occurred_from < ${addDays(period.until, 1)}`,
  ]);
  const { rows } = await sql<{ hour: string; incidents: number; killed: number }>`
    select hour, cast(count(*) as integer) as incidents, ${sum(sql.ref('figure'))} as killed
    from (select substr(incident.occurred_from, 1, 13) as hour, coalesce(incident.killed_best, incident.killed_low) as figure
      from incident where ${isTimed}) as timed group by hour`.execute(db);
  if (rows.length === 0 && unit === null) return undefined;
  const counts = new Map(rows.map((row) => [row.hour, row]));
  const bars = Array.from({ length: shown }, (_, day) => addDays(from, day))
    .flatMap(hoursIn)
    .map((hour) => ({
      from: `${hour}:00`,
      until: `${hour}:59`,
      incidents: counts.get(hour)?.incidents ?? 0,
      killed: counts.get(hour)?.killed ?? 0,
    }));
  return { bars, isCut: bars.length < days * HOURS };
}

function hoursIn(day: Day): readonly string[] {
  return Array.from({ length: HOURS }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`);
}
