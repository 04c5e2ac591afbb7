import type { Kysely } from 'kysely';
import { type BarDays, barsFor, isFineEnough } from '../../domain/bars.ts';
import { addDays } from '../../domain/days.ts';
import type { Moment } from '../../domain/moment.ts';
import type { Period, Window } from '../../domain/period.ts';
import type { Holds } from '../conditions.ts';
import { killedOf } from '../figure-rules.ts';
import { MILESTONE_COLUMNS } from '../milestone-rows.ts';
import type { Answer, Params } from '../questions.ts';
import type { MilestoneRow, TimelineAnswer, TimelineBar } from '../rows.ts';
import type { Schema } from '../schema.ts';
import { incidentTouches, incidentWhere } from '../where.ts';
import { windowIn } from '../window.ts';
import { lagging } from './imports.ts';

/** Bars of incidents over the window, and the milestones that touch it. */
export async function timeline(
  db: Kysely<Schema>,
  { bars: most, ...scope }: Params<'timeline'>,
): Promise<Answer<'timeline'>> {
  const { window, rest } = await windowIn(db, scope);
  const matching = await incidentWhere(db, rest);
  return {
    ...(await barsIn(db, window, { matching, most })),
    milestones: await milestonesIn(db, window.period),
    lagging: await lagging(db, window.period.from),
  };
}

/** Bars over a window, at most so many, of the incidents of which something holds. */
export async function barsIn(
  db: Kysely<Schema>,
  window: Window,
  { matching, most }: { readonly matching: Holds; readonly most: number },
): Promise<Omit<TimelineAnswer, 'milestones' | 'lagging'>> {
  const { unit, bars } = barsFor(window.period, most);
  const counts = await countByMoment(db, window, matching);
  const fine = counts.filter((count) => isFineEnough(count, unit));
  return {
    period: window.period,
    unit,
    bars: fillBars(bars, fine),
    lessPrecise: total(counts) - total(fine),
  };
}

/** How many incidents share one moment (to the day), and how many were killed in them. */
type Count = Moment & { readonly incidents: number; readonly killed: number };

async function countByMoment(
  db: Kysely<Schema>,
  window: Window,
  matching: Holds,
): Promise<readonly Count[]> {
  return db
    .selectFrom('incident')
    .where(matching)
    .where(incidentTouches(window))
    .groupBy(['occurred_from', 'occurred_until', 'date_precision'])
    .select((eb) => [
      'occurred_from as from',
      'occurred_until as until',
      'date_precision as precision',
      eb.cast<number>(eb.fn.countAll(), 'integer').as('incidents'),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum(killedOf()), eb.lit(0)), 'integer').as('killed'),
    ])
    .execute();
}

function fillBars(bars: readonly BarDays[], counts: readonly Count[]): readonly TimelineBar[] {
  const filled = bars.map((bar) => ({ ...bar, incidents: 0, killed: 0 }));
  const ordered = counts.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  let index = 0;
  for (const { from, incidents, killed } of ordered) {
    const day = from.slice(0, 10);
    while (day > (filled[index]?.until ?? day)) index += 1;
    const bar = filled[index];
    // What began before the window is in no bar.
    if (bar === undefined || day < bar.from) continue;
    bar.incidents += incidents;
    bar.killed += killed;
  }
  return filled;
}

function total(counts: readonly Count[]): number {
  return counts.reduce((sum, { incidents }) => sum + incidents, 0);
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
