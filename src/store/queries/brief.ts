import { type Kysely, sql } from 'kysely';
import { uncoveredIn } from '../../domain/milestone-spans.ts';
import { stretchBefore } from '../../domain/period.ts';
import { assessmentsOf } from '../assessments.ts';
import { allOf, type Holds } from '../conditions.ts';
import { countsOf } from '../counts.ts';
import { coverageOf } from '../coverage.ts';
import { estimateRows } from '../estimate-rows.ts';
import { ROW_COLUMNS, toIncidentRows } from '../incident-rows.ts';
import { milestoneRows } from '../milestone-rows.ts';
import type { Answer, Params } from '../questions.ts';
import { readQuotes } from '../quote-rows.ts';
import { pinsOf, reportsOf } from '../report-rows.ts';
import type { BriefIncident } from '../rows-brief.ts';
import type { Schema } from '../schema.ts';
import { incidentTouches, incidentWhere, quoteTouches, quoteWhere } from '../where.ts';
import { windowIn } from '../window.ts';

/** How many incidents are read at a time. */
const BATCH = 400;

/** Everything that a situation report of the window says. */
export async function brief(db: Kysely<Schema>, scope: Params<'brief'>): Promise<Answer<'brief'>> {
  const { window, rest } = await windowIn(db, scope);
  const { period } = window;
  const matching = await incidentWhere(db, rest);
  const inWindow = allOf([matching, incidentTouches(window)]);
  const stretch = stretchBefore(window);
  const milestones = await milestoneRows(db);
  const estimates = await estimateRows(db);
  return {
    period,
    counts: await countsOf(db, inWindow),
    before:
      stretch?.since && stretch.until
        ? {
            period: { from: stretch.since, until: stretch.until },
            counts: await countsOf(db, allOf([matching, incidentTouches(stretch)])),
          }
        : null,
    incidents: await incidentsIn(db, inWindow),
    milestones: milestones
      .filter(({ from, until }) => from.slice(0, 10) <= period.until && until >= period.from)
      .toReversed(),
    estimates: estimates.filter(({ disputed }) => disputed),
    quotes: await readQuotes(db, allOf([await quoteWhere(db, rest), quoteTouches(window)]), null),
    uncovered: uncoveredIn(period, await coverageOf(db)),
  };
}

async function incidentsIn(db: Kysely<Schema>, matching: Holds): Promise<readonly BriefIncident[]> {
  const stored = await db
    .selectFrom('incident')
    .where(matching)
    .orderBy(sql`substr(occurred_from, 1, 10)`)
    .orderBy('id')
    .select(ROW_COLUMNS)
    .select('verdict_note')
    .execute();
  const found: BriefIncident[] = [];
  for (let at = 0; at < stored.length; at += BATCH) {
    const some = stored.slice(at, at + BATCH);
    const ids = some.map(({ id }) => id);
    const rows = await toIncidentRows(db, some);
    const reports = await reportsOf(db, ids);
    const pins = await pinsOf(db, ids);
    const assessments = await assessmentsOf(db, ids);
    found.push(
      ...rows.map((row, index) => ({
        ...row,
        verdictNote: some[index]?.verdict_note ?? null,
        pins: pins.get(row.id) ?? [],
        reports: reports.get(row.id) ?? [],
        reasons: assessments.get(row.id)?.reasons ?? [],
      })),
    );
  }
  return found;
}
