import { expressionBuilder, type Kysely, sql } from 'kysely';
import { daysBetween } from '../../domain/days.ts';
import { takeDays } from '../../domain/filter-days.ts';
import { DEFAULT_SPAN, spansAround, uncoveredIn } from '../../domain/milestone-spans.ts';
import { lengthOf } from '../../domain/period.ts';
import { currentActors } from '../actor-names.ts';
import { allOf, type Holds } from '../conditions.ts';
import { countWhere } from '../count.ts';
import type { ActorCount, Counted } from '../counting.ts';
import { coverageOf } from '../coverage.ts';
import { milestoneRows } from '../milestone-rows.ts';
import type { Answer, Params } from '../questions.ts';
import type {
  ComparedActor,
  ComparedCount,
  ComparedRow,
  ComparedSpan,
  DaySpan,
} from '../rows-comparison.ts';
import type { Schema } from '../schema.ts';
import { incidentTouches, incidentWhere } from '../where.ts';
import { windowIn } from '../window.ts';

const incident = expressionBuilder<Schema, 'incident'>();

/**
 * What happened in as many days before a milestone as from it on. An incident that may have happened on either side
 * counts on neither. `null` where there is no such milestone.
 */
export async function comparison(
  db: Kysely<Schema>,
  { milestone: id, spanDays, ...scope }: Params<'comparison'>,
): Promise<Answer<'comparison'>> {
  const [milestone] = await milestoneRows(db, id);
  if (milestone === undefined) return null;
  const windowDays = await windowLength(db, scope);
  const days = spanDays ?? windowDays;
  const { before, after } = spansAround(milestone, days);
  const matching = await incidentWhere(db, takeDays(scope.filter).rest);
  const day = milestone.from.slice(0, 10);
  const isBefore = allOf([matching, within(before), incident('incident.occurred_until', '<', day)]);
  const isAfter = allOf([matching, within(after), incident('incident.occurred_from', '>=', day)]);
  const isEither = allOf([
    matching,
    within({ from: before.from, until: after.until }),
    incident('incident.occurred_from', '<', day),
    incident('incident.occurred_until', '>=', day),
  ]);
  const coverage = await coverageOf(db, scope.filter);
  const were = countWhere(db, isBefore);
  const are = countWhere(db, isAfter);
  const span = async (side: DaySpan, counted: Counted): Promise<ComparedSpan> => {
    const uncovered = uncoveredIn(side, coverage);
    const uncoveredDays = uncovered.reduce((sum, one) => sum + daysIn(one), 0);
    return { ...side, ...(await counted.counts()), uncovered, uncoveredDays };
  };
  return {
    milestone,
    days,
    windowDays,
    before: await span(before, were),
    after: await span(after, are),
    eitherSide: (await countWhere(db, isEither).counts()).incidents,
    actors: await actorsBeside(db, await were.actors(false), await are.actors(false)),
    places: await placesBeside(db, isBefore, isAfter),
  };
}

/** The length of the days that the filter gives, else of the window; all of time has none. */
async function windowLength(
  db: Kysely<Schema>,
  scope: Omit<Params<'comparison'>, 'milestone' | 'spanDays'>,
): Promise<number> {
  const { window } = await windowIn(db, scope);
  const isBound = window.since !== null || window.until !== null;
  return isBound ? Math.max(1, lengthOf(window.period)) : DEFAULT_SPAN;
}

function within({ from, until }: DaySpan): Holds {
  return incidentTouches({ since: from, until });
}

function daysIn({ from, until }: DaySpan): number {
  return daysBetween(from, until) + 1;
}

const NOTHING: ComparedCount = { incidents: 0, claimed: 0, killedBest: 0, killedUnknown: 0 };

async function actorsBeside(
  db: Kysely<Schema>,
  were: readonly ActorCount[],
  are: readonly ActorCount[],
): Promise<readonly ComparedActor[]> {
  const ids = [...new Set([...were, ...are].map(({ actor }) => actor))];
  const called = await currentActors(db, ids);
  const countOf = (counts: readonly ActorCount[], id: number): ComparedCount => {
    const count = counts.find(({ actor }) => actor === id);
    if (count === undefined) return NOTHING;
    const { incidents, claimed, killedBest, killedUnknown } = count;
    return { incidents, claimed, killedBest, killedUnknown };
  };
  const rows = ids.flatMap((id): ComparedActor[] => {
    const actor = called.get(id);
    if (actor === undefined) return [];
    const name = actor.shortName ?? actor.name;
    return [{ id, name, kind: actor.kind, before: countOf(were, id), after: countOf(are, id) }];
  });
  // Who only denied has no incident on either side.
  return mostFirst(rows.filter(({ before, after }) => before.incidents + after.incidents > 0));
}

async function placesBeside(
  db: Kysely<Schema>,
  before: Holds,
  after: Holds,
): Promise<readonly ComparedRow[]> {
  const were = await countByPlace(db, before);
  const are = await countByPlace(db, after);
  const names = [...new Set([...were.keys(), ...are.keys()])];
  return mostFirst(
    names.map((name) => ({
      name,
      before: were.get(name) ?? NOTHING,
      after: are.get(name) ?? NOTHING,
    })),
  );
}

async function countByPlace(
  db: Kysely<Schema>,
  matching: Holds,
): Promise<ReadonlyMap<string, ComparedCount>> {
  const rows = await db
    .selectFrom('incident')
    .innerJoin('share', 'share.id', 'incident.id')
    .where(matching)
    .groupBy(['incident.place', 'incident.admin1', 'incident.country'])
    .select([
      'incident.place',
      'incident.admin1',
      'incident.country',
      sql<number>`count(*)`.as('incidents'),
      sql<number>`sum(share.adds ->> 3)`.as('claimed'),
      sql<number>`sum(share.adds ->> 6)`.as('killedBest'),
      sql<number>`sum(share.adds ->> 8)`.as('killedUnknown'),
    ])
    .execute();
  const counts = new Map<string, ComparedCount>();
  for (const { place, admin1, country, ...count } of rows) {
    const where = place === null ? [admin1, country] : [place, country];
    const name = where.filter((part) => part !== null).join(', ') || 'place not given';
    counts.set(name, plus(counts.get(name) ?? NOTHING, count));
  }
  return counts;
}

function plus(one: ComparedCount, other: ComparedCount): ComparedCount {
  return {
    incidents: one.incidents + other.incidents,
    claimed: one.claimed + other.claimed,
    killedBest: one.killedBest + other.killedBest,
    killedUnknown: one.killedUnknown + other.killedUnknown,
  };
}

function mostFirst<R extends ComparedRow>(rows: readonly R[]): readonly R[] {
  const weight = ({ before, after }: ComparedRow) => before.incidents + after.incidents;
  return rows.toSorted((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name));
}
