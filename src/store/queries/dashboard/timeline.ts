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
  const byDay = await barsIn(window, counted, { most, beside, finest: daysOf(unit) });
  const hours = await hoursOf(db, { selection, period: window.period, most, unit });
  return {
    ...(hours === undefined ? byDay : byHour(byDay, hours)),
    milestones: await milestonesIn(db, window.period),
    lagging: await lagging(db, window.period.from),
  };
}

type Bars = Omit<TimelineAnswer, 'milestones' | 'lagging'>;

/** The unit of whole days that is chosen, or that hours are drawn in where they do not fit. */
function daysOf(unit: ChosenUnit | null): BarUnit {
  return unit === null || unit === 'hour' ? 'day' : unit;
}

/** The same by hour; incidents without a time are in no bar. */
function byHour(days: Bars, bars: readonly TimelineBar[]): Bars {
  const inAll = (all: readonly TimelineBar[]) =>
    all.reduce((total, { incidents }) => total + incidents, 0);
  return {
    ...days,
    unit: 'hour',
    bars,
    lessPrecise: days.lessPrecise + inAll(days.bars) - inAll(bars),
  };
}

/** At most `most` bars over a window, of the incidents counted in it, with what is named beside them; see `barsFor`. */
export async function barsIn(
  window: Window,
  counted: Pick<Counted, 'days'>,
  given: {
    readonly most: number;
    readonly beside: Pick<Bars, 'mayBe' | 'discounted'>;
    readonly finest?: BarUnit;
  },
): Promise<Bars> {
  const { most, beside, finest } = given;
  const { unit, bars } = barsFor(window.period, most, finest);
  const days = await counted.days(longestIn(unit));
  return {
    period: window.period,
    unit,
    bars: fillBars(bars, days, window.period),
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

/**
 * The counted incidents of a short period by the hour of their own clocks; `undefined` if its hours need more than that many
 * bars, if another unit is chosen, or if none is chosen and no incident has a time.
 */
async function hoursOf(
  db: Kysely<Schema>,
  given: {
    readonly selection: Selection;
    readonly period: Period;
    readonly most: number;
    readonly unit: ChosenUnit | null;
  },
): Promise<readonly TimelineBar[] | undefined> {
  const { selection, period, most, unit } = given;
  const days = lengthOf(period);
  const isWanted = unit === 'hour' || (unit === null && days <= MOST_DAYS);
  if (!isWanted || days < 1 || days * HOURS > most) return undefined;
  const isTimed = allOf([
    isSelected(selection, 'by number'),
    incidentCounts(),
    sql<SqlBool>`incident.date_precision = 'time'`,
    sql<SqlBool>`incident.occurred_from >= ${period.from}`,
    sql<SqlBool>`incident.occurred_from < ${addDays(period.until, 1)}`,
  ]);
  const { rows } = await sql<{ hour: string; incidents: number; killed: number }>`
    select hour, cast(count(*) as integer) as incidents, ${sum(sql.ref('figure'))} as killed
    from (select substr(incident.occurred_from, 1, 13) as hour, coalesce(incident.killed_best, incident.killed_low) as figure
      from incident where ${isTimed}) as timed group by hour`.execute(db);
  if (rows.length === 0 && unit === null) return undefined;
  const counts = new Map(rows.map((row) => [row.hour, row]));
  return Array.from({ length: days }, (_, day) => addDays(period.from, day)).flatMap((day) =>
    hoursIn(day).map((hour) => ({
      from: `${hour}:00`,
      until: `${hour}:59`,
      incidents: counts.get(hour)?.incidents ?? 0,
      killed: counts.get(hour)?.killed ?? 0,
    })),
  );
}

function hoursIn(day: Day): readonly string[] {
  return Array.from({ length: HOURS }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`);
}
