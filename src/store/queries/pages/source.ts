import { expressionBuilder, type Kysely, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { printGrade } from '../../../domain/model/grade.ts';
import { allOf } from '../../filter/conditions.ts';
import { isSorted } from '../../filter/plan.ts';
import { reportsOfSource } from '../../names/source-uses.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type {
  LetterRow,
  NamedRow,
  SourcePage,
  SourceReportRow,
  SourceRow,
} from '../../port/rows-actors-sources.ts';
import { estimateRows } from '../../records/estimate-rows.ts';
import { readQuotes } from '../../records/quote-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

const SHOWN = 20;

const quote = expressionBuilder<Schema, 'quote'>();

/** The page of one source; `null` if it does not exist. */
export async function source(
  db: Kysely<Schema>,
  { id }: Params<'source'>,
): Promise<Answer<'source'>> {
  const [row] = await sourceRows(db, id);
  if (row === undefined) return null;
  const isIts = allOf([quote('quote.removed_at', 'is', null), quote('quote.source_id', '=', id)]);
  return {
    ...row,
    passedOnBy: await passedOnBy(db, id),
    letters: await lettersOf(db, id),
    grades: await gradesOf(db, row),
    latestReports: await latestReports(db, row),
    latestQuotes: await readQuotes(db, isIts, SHOWN),
    // All estimates are read, since those of one source are mostly disputed by another's.
    estimates: (await estimateRows(db)).filter(({ sourceId }) => sourceId === id),
  };
}

/** Every source except removed ones, most used first. */
export async function sources(db: Kysely<Schema>): Promise<Answer<'sources'>> {
  const rows = await sourceRows(db);
  return rows
    .filter(({ removed }) => !removed)
    .toSorted((a, b) => usesOf(b) - usesOf(a) || a.name.localeCompare(b.name));
}

function usesOf({ reports, quotes, estimated }: SourceRow): number {
  return reports + quotes + estimated;
}

async function sourceRows(
  db: Kysely<Schema>,
  only?: number,
): Promise<readonly (SourceRow & { readonly removed: boolean })[]> {
  const rows = await db
    .selectFrom('source')
    .leftJoin('source as origin', 'origin.id', 'source.origin_id')
    .$if(only !== undefined, (query) => query.where('source.id', '=', only ?? 0))
    .select([
      'source.id',
      'source.name',
      'source.reliability',
      'source.removed_at',
      'origin.id as originId',
      'origin.name as originName',
      reportsOfSource.as('reports'),
      sql<number>`(select count(*) from quote where quote.source_id = source.id and quote.removed_at is null)`.as(
        'quotes',
      ),
      sql<number>`(select count(*) from estimate where estimate.source_id = source.id and estimate.removed_at is null)`.as(
        'estimated',
      ),
    ])
    .execute();
  return rows.map(({ removed_at, originId, originName, ...row }) => ({
    ...row,
    removed: removed_at !== null,
    origin: originId === null || originName === null ? null : { id: originId, name: originName },
  }));
}

function passedOnBy(db: Kysely<Schema>, id: number): Promise<readonly NamedRow[]> {
  return db
    .selectFrom('source')
    .where('origin_id', '=', id)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .select(['id', 'name'])
    .execute();
}

/** Each reliability letter that the source was given, newest first, from the change log. */
async function lettersOf(db: Kysely<Schema>, id: number): Promise<readonly LetterRow[]> {
  const rows = await db
    .selectFrom('change')
    .innerJoin('action', 'action.id', 'change.action_id')
    .where('change.tab', '=', 'source')
    .where('change.row_id', '=', id)
    .where('change.after', 'is not', null)
    .orderBy('change.id', 'desc')
    .select([
      'action.at',
      'action.who',
      'action.reason',
      letterIn('before').as('from'),
      letterIn('after').$notNull().as('to'),
    ])
    .execute();
  return rows.filter(({ from, to }) => from !== to);
}

function letterIn(side: 'before' | 'after') {
  return inWords(({ textAt }) => textAt(sql.ref(`change.${side}`), 'reliability'));
}

async function gradesOf(
  db: Kysely<Schema>,
  { id, reports: all }: Pick<SourceRow, 'id' | 'reports'>,
): Promise<SourcePage['grades']> {
  const rows = await db
    .selectFrom('report')
    .where('source_id', '=', id)
    .where('removed_at', 'is', null)
    // The index of graded reports has the same condition.
    .where(sql<SqlBool>`coalesce(reliability, credibility) is not null`)
    .groupBy(['reliability', 'credibility'])
    .select(['reliability', 'credibility', sql<number>`count(*)`.as('reports')])
    .execute();
  const graded = rows.map(({ reports, ...grade }) => ({ grade: printGrade(grade), reports }));
  const ungraded = all - graded.reduce((sum, { reports }) => sum + reports, 0);
  return [...graded, { grade: null, reports: ungraded }]
    .filter(({ reports }) => reports > 0)
    .toSorted((one, other) => other.reports - one.reports);
}

async function latestReports(
  db: Kysely<Schema>,
  { id, reports }: Pick<SourceRow, 'id' | 'reports'>,
): Promise<readonly SourceReportRow[]> {
  // SQLite reads the tables of a cross join in their order: here the incidents by date, until there are enough reports.
  const joined = isSorted({ kind: 'found', count: reports })
    ? db.selectFrom('report').innerJoin('incident', (join) => join.onTrue())
    : db.selectFrom('incident').crossJoin('report');
  const own = await latestOf(id, joined.whereRef('incident.id', '=', 'report.incident_id'));
  const ofMerged = await latestOf(
    id,
    db
      .selectFrom('merged_incident as merged')
      .innerJoin('report', 'report.incident_id', 'merged.incident_id')
      .innerJoin('incident', 'incident.id', 'merged.into_id'),
  );
  return [...own, ...ofMerged]
    .toSorted((one, other) => other.from.localeCompare(one.from))
    .slice(0, SHOWN);
}

type Reported = SelectQueryBuilder<Schema, 'report' | 'incident', object>;

async function latestOf(source: number, reported: Reported): Promise<readonly SourceReportRow[]> {
  const rows = await reported
    .leftJoin('figure', (join) =>
      join.onRef('figure.report_id', '=', 'report.id').on('figure.measure', '=', 'killed'),
    )
    .where('report.source_id', '=', source)
    .where('report.removed_at', 'is', null)
    .where('incident.removed_at', 'is', null)
    .orderBy('incident.occurred_from', 'desc')
    .orderBy('report.id', 'desc')
    .limit(SHOWN)
    .select([
      'report.id',
      'incident.id as incidentId',
      'incident.title',
      'incident.occurred_from as from',
      'report.reliability',
      'report.credibility',
      'figure.low',
      'figure.best',
      'figure.high',
    ])
    .execute();
  return rows.map(({ reliability, credibility, low, best, high, ...row }) => ({
    ...row,
    grade: printGrade({ reliability, credibility }) || null,
    killed: { low, best, high },
  }));
}
