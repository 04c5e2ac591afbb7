import { expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { type DaySpan, uncoveredIn } from '../../../domain/time/milestone-spans.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { type GivenDays, periodBefore } from '../../../domain/time/period.ts';
import { areDaysKnown, type Overlap, overlapOf } from '../../../domain/time/span-overlap.ts';
import { AFTER_ALL } from '../../../domain/time/whole-units.ts';
import { countWhere } from '../../counts/count.ts';
import { coverageOf } from '../../counts/coverage.ts';
import { windowIn } from '../../counts/window.ts';
import { allOf, anyOf, type Holds } from '../../filter/conditions.ts';
import { andMerged } from '../../filter/merged-incidents.ts';
import { incidentOverlaps, incidentWhere, quoteOverlaps, quoteWhere } from '../../filter/where.ts';
import { currentActors } from '../../names/actor-names.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { EstimateRow } from '../../port/rows-estimate.ts';
import type { SituationReportIncident } from '../../port/rows-situation-report.ts';
import { assessmentsOf } from '../../records/assessments.ts';
import { datasetsOf } from '../../records/datasets-of.ts';
import { estimateRows, isDisputing } from '../../records/estimate-rows.ts';
import { ROW_COLUMNS, toIncidentRows } from '../../records/incident-rows.ts';
import { milestoneRows } from '../../records/milestone-rows.ts';
import { readQuotes } from '../../records/quote-rows.ts';
import { relationsOf } from '../../records/relation-rows.ts';
import { pinsOf, reportsOf } from '../../records/report-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { actors } from '../dashboard/actors.ts';
import { compareAround, spanOf } from '../pages/comparison.ts';

/** How many incidents are read at a time. */
const BATCH = 400;

/** Everything that a situation report of the window says. */
export async function situationReport(
  db: Kysely<Schema>,
  scope: Params<'situationReport'>,
): Promise<Answer<'situationReport'>> {
  const { window, rest } = await windowIn(db, scope);
  const { period } = window;
  const matching = await incidentWhere(db, rest);
  const earlier = periodBefore(window);
  const coverage = await coverageOf(db, rest);
  const milestones = (await milestoneRows(db))
    .filter(({ from, until }) => from.slice(0, 10) <= period.until && until >= period.from)
    .toReversed();
  const { rows, counts } = await actors(db, { ...scope, limit: null, trends: 0, seen: false });
  return {
    period,
    counts,
    before:
      earlier?.since && earlier.until
        ? {
            period: { from: earlier.since, until: earlier.until },
            counts: await countWhere(
              db,
              allOf([matching, incidentOverlaps(earlier)]),
              earlier,
            ).counts(),
          }
        : null,
    actors: rows,
    incidents: await incidentsIn(db, matching, window),
    milestones,
    comparisons: await inTurn(milestones, (milestone) =>
      compareAround(db, milestone, { days: spanOf(window), matching, coverage }),
    ),
    estimates: await estimatesBy(db, period.until, rest.terms.length === 0 ? null : matching),
    quotes: await readQuotes(db, withAnswers(db, await quoteWhere(db, rest), window), null),
    uncovered: uncoveredIn(period, coverage),
  };
}

/** The quotes that match, and what of these days answers them or is answered by them: no theory without its rebuttal. */
function withAnswers(db: Kysely<Schema>, matching: Holds, days: GivenDays): Holds {
  const row = expressionBuilder<Schema, 'quote'>();
  const inDays = quoteOverlaps(days);
  const matched = db.selectFrom('quote').where(allOf([matching, inDays]));
  const beside = row.or([
    row('quote.answers', 'in', matched.select('quote.id')),
    row('quote.id', 'in', matched.select('quote.answers')),
  ]);
  const living = row('quote.removed_at', 'is', null);
  return allOf([inDays, anyOf([matching, allOf([living, beside])])]);
}

async function inTurn<A, B>(
  all: readonly A[],
  answer: (one: A) => Promise<B>,
): Promise<readonly B[]> {
  const answers: B[] = [];
  for (const one of all) answers.push(await answer(one));
  return answers;
}

/**
 * The estimates as of no later than a day, in dispute where some other one by then cannot be right with it; `matching`:
 * those of actors that such incidents, of whatever time, name.
 */
async function estimatesBy(
  db: Kysely<Schema>,
  until: string,
  matching: Holds | null,
): Promise<readonly EstimateRow[]> {
  const named = matching === null ? null : await actorsIn(db, matching);
  const known = (await estimateRows(db)).filter(
    ({ actorId, asOf }) =>
      (named === null || named.has(actorId)) && (asOf === null || asOf.from.slice(0, 10) <= until),
  );
  return known.map((one) => ({
    ...one,
    disputed: known.some((other) => isDisputing(one, other)),
  }));
}

async function actorsIn(db: Kysely<Schema>, matching: Holds): Promise<ReadonlySet<number>> {
  const matched = db.selectFrom('incident').where(matching).select('id as incident_id');
  const attributions = await db
    .selectFrom('attribution')
    .where('removed_at', 'is', null)
    .where(sql<SqlBool>`incident_id in (${andMerged(matched)})`)
    .select('actor_id')
    .distinct()
    .execute();
  const actors = await currentActors(
    db,
    attributions.map(({ actor_id }) => actor_id),
  );
  return new Set([...actors.values()].map(({ actorId }) => actorId));
}

/** What touches the days, whether it surely lies in them or not. */
async function incidentsIn(
  db: Kysely<Schema>,
  matching: Holds,
  days: GivenDays,
): Promise<readonly SituationReportIncident[]> {
  const span = { from: days.since ?? '', until: days.until ?? AFTER_ALL };
  const stored = await db
    .selectFrom('incident')
    .where(allOf([matching, incidentOverlaps(days)]))
    .orderBy(sql`substr(occurred_from, 1, 10)`)
    .orderBy('id')
    .select(ROW_COLUMNS)
    .select('verdict_note')
    .execute();
  const found: SituationReportIncident[] = [];
  for (let at = 0; at < stored.length; at += BATCH) {
    const some = stored.slice(at, at + BATCH);
    const ids = some.map(({ id }) => id);
    const rows = await toIncidentRows(db, some);
    const reports = await reportsOf(db, ids);
    const relations = await relationsOf(db, ids);
    const datasets = await datasetsOf(db, ids);
    const pins = await pinsOf(db, ids);
    const assessments = await assessmentsOf(db, ids);
    found.push(
      ...rows.map((row, index) => ({
        ...row,
        mayBeOutside: overlapWith(row, span) === 'maybe',
        verdictNote: some[index]?.verdict_note ?? null,
        pins: pins.get(row.id) ?? [],
        datasets: datasets.get(row.id) ?? [],
        reports: reports.get(row.id) ?? [],
        relations: relations.get(row.id) ?? [],
        reasons: assessments.get(row.id)?.reasons ?? [],
      })),
    );
  }
  return found;
}

function overlapWith({ from, until, precision }: Moment, span: DaySpan): Overlap {
  const [first, last] = [from.slice(0, 10), until.slice(0, 10)];
  return overlapOf({ first, last, areKnown: areDaysKnown(precision) }, span);
}
