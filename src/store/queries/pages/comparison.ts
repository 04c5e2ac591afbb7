import { expressionBuilder, type Kysely } from 'kysely';
import {
  type DaySpan,
  DEFAULT_SPAN,
  spansAround,
  uncoveredIn,
} from '../../../domain/time/milestone-spans.ts';
import { type GivenDays, lengthOf, type Window } from '../../../domain/time/period.ts';
import { countWhere } from '../../counts/count.ts';
import { coverageOf } from '../../counts/coverage.ts';
import type { Counted } from '../../counts/totals.ts';
import { windowIn } from '../../counts/window.ts';
import { allOf, type Holds, not } from '../../filter/conditions.ts';
import {
  areDaysKnown,
  incidentCounts,
  incidentLiesIn,
  incidentOverlaps,
  incidentWhere,
} from '../../filter/where.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { MilestoneRow } from '../../port/rows.ts';
import type { ComparedSpan, MilestoneSides } from '../../port/rows-comparison.ts';
import { milestoneRows } from '../../records/milestone-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { actorsBeside, claimsBeside, placesBeside } from './comparison-breakdown.ts';

const incident = expressionBuilder<Schema, 'incident'>();

/** What happened before a milestone and from it on; `null` if there is no such milestone. */
export async function comparison(
  db: Kysely<Schema>,
  { milestone: id, spanDays, ...scope }: Params<'comparison'>,
): Promise<Answer<'comparison'>> {
  const [milestone] = await milestoneRows(db, id);
  if (milestone === undefined) return null;
  const { window, rest } = await windowIn(db, scope);
  const windowDays = spanOf(window);
  const sides = await compareAround(db, milestone, {
    days: spanDays ?? windowDays,
    matching: await incidentWhere(db, rest),
    coverage: await coverageOf(db, scope.filter),
  });
  return { ...sides, windowDays };
}

/** The length of a window, on each side of a milestone; all of time has none. */
export function spanOf(window: Window): number {
  const isBound = window.since !== null || window.until !== null;
  return isBound ? Math.max(1, lengthOf(window.period)) : DEFAULT_SPAN;
}

type Around = {
  /** On each side. */
  readonly days: number;
  readonly matching: Holds;
  readonly coverage: readonly DaySpan[];
};

/**
 * What matches in as many days before a milestone as from it on. An incident that may have happened on either side
 * counts on neither.
 */
export async function compareAround(
  db: Kysely<Schema>,
  milestone: MilestoneRow,
  { days, matching, coverage }: Around,
): Promise<MilestoneSides> {
  const { before, after } = spansAround(milestone, days);
  const lyingIn = (side: DaySpan) =>
    allOf([matching, incidentCounts(), incidentLiesIn(daysOf(side))]);
  const isBefore = lyingIn(before);
  const isAfter = lyingIn(after);
  const day = milestone.from.slice(0, 10);
  const isEither = allOf([
    matching,
    incident('incident.occurred_from', '<', day),
    incident('incident.occurred_until', '>=', day),
    not(areDaysKnown()),
  ]);
  const were = countTouching(db, matching, daysOf(before));
  const are = countTouching(db, matching, daysOf(after));
  const span = async (side: DaySpan, counted: Counted): Promise<ComparedSpan> => {
    const uncovered = uncoveredIn(side, coverage);
    const uncoveredDays = uncovered.reduce((sum, one) => sum + lengthOf(one), 0);
    return { ...side, ...(await counted.counts()), uncovered, uncoveredDays };
  };
  return {
    milestone,
    days,
    before: await span(before, were),
    after: await span(after, are),
    eitherSide: (await countWhere(db, isEither).counts()).incidents,
    actors: await actorsBeside(db, {
      before: await were.actors(false),
      after: await are.actors(false),
    }),
    places: await placesBeside(db, { before: isBefore, after: isAfter }),
    claims: await claimsBeside(db, { before: isBefore, after: isAfter }),
  };
}

function daysOf({ from, until }: DaySpan): GivenDays {
  return { since: from, until };
}

/** The counts of what matches and lies in some days. */
function countTouching(db: Kysely<Schema>, matching: Holds, days: GivenDays): Counted {
  return countWhere(db, allOf([matching, incidentOverlaps(days)]), days);
}
