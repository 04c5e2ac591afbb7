import type { Kysely } from 'kysely';
import { EVERYTHING } from '../../../domain/filter/filter.ts';
import { daysBetween } from '../../../domain/time/days.ts';
import { type DaySpan, spansAround, uncoveredIn } from '../../../domain/time/milestone-spans.ts';
import { lengthOf, type Window } from '../../../domain/time/period.ts';
import { countsOfActor } from '../../counts/counts-of-actor.ts';
import { coverageOf } from '../../counts/coverage.ts';
import type { ActorAround, ActorSide } from '../../port/rows-actors-sources.ts';
import { milestoneRows } from '../../records/milestone-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { spanOf } from './comparison.ts';

/** An actor's counts before and after the milestone that is nearest to the end of the window; `null` if there is none. */
export async function actorAround(
  db: Kysely<Schema>,
  actor: number,
  window: Window,
): Promise<ActorAround | null> {
  const milestones = await milestoneRows(db);
  const far = (day: string) => Math.abs(daysBetween(day.slice(0, 10), window.period.until));
  const [milestone] = milestones.toSorted((one, other) => far(one.from) - far(other.from));
  if (milestone === undefined) return null;
  const days = spanOf(window);
  const spans = spansAround(milestone, days);
  const coverage = await coverageOf(db, EVERYTHING);
  const sideOf = (span: DaySpan) => countSide(db, actor, span, coverage);
  return {
    milestone,
    days,
    before: await sideOf(spans.before),
    after: await sideOf(spans.after),
  };
}

async function countSide(
  db: Kysely<Schema>,
  actor: number,
  span: DaySpan,
  coverage: readonly DaySpan[],
): Promise<ActorSide> {
  const days = { since: span.from, until: span.until };
  const count = await countsOfActor(db, actor, days).count();
  const uncovered = uncoveredIn(span, coverage).reduce((sum, one) => sum + lengthOf(one), 0);
  return {
    ...span,
    asPerpetrator: count?.asPerpetrator ?? 0,
    asTarget: count?.asTarget ?? 0,
    claimed: count?.claimed ?? 0,
    mayBe: count?.mayBe ?? 0,
    uncoveredDays: uncovered,
  };
}
