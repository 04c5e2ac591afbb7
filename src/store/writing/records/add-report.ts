import type { Insertable, Kysely } from 'kysely';
import type { Report, ReportEntry } from '../../../domain/entry/entry.ts';
import type { Attribution } from '../../../domain/model/actor.ts';
import { MEASURES } from '../../../domain/model/figure.ts';
import { StoreError } from '../../port/store.ts';
import { UNNAMED_SOURCE } from '../../schema/records/source.ts';
import type { FigureTable, Schema } from '../../schema/schema.ts';
import { saidColumns } from './add-statement.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** Adds a report to an existing incident; returns the report's number. */
export async function addReportEntry(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  entry: ReportEntry,
): Promise<number> {
  const { incident, report, attributions, note, derivesFrom } = entry;
  const { id, source } = await addReport(db, findOrCreate, { incident, report, note });
  if (derivesFrom !== null) await setOrigin(db, { report: id, incident, derivesFrom });
  await addAttributions(db, findOrCreate, { incident, attributions, firstSource: source });
  return id;
}

/** Sets the report that one was taken from: another report of the incident, and not one taken from this one. */
export async function setOrigin(
  db: Kysely<Schema>,
  {
    report,
    incident,
    derivesFrom,
  }: { report: number; incident: number; derivesFrom: number | null },
): Promise<void> {
  const refuse = (why: string) =>
    new StoreError('refused', `R${report} cannot be taken from R${derivesFrom}: ${why}.`);
  const origins = await db
    .selectFrom('report')
    .where('incident_id', '=', incident)
    .select(['id', 'derives_from'])
    .execute();
  const originOf = new Map(origins.map((one) => [one.id, one.derives_from]));
  if (derivesFrom !== null && !originOf.has(derivesFrom))
    throw refuse('that is about another incident');
  for (let at: number | null = derivesFrom; at !== null; at = originOf.get(at) ?? null) {
    if (at === report) throw refuse('that one was taken from this one');
  }
  await db
    .updateTable('report')
    .where('id', '=', report)
    .set({ derives_from: derivesFrom })
    .execute();
}

/** Adds a report of an incident, with its figures; returns the numbers of the report and its source. */
export async function addReport(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { incident, report, note }: { incident: number; report: Report; note: string | null },
): Promise<{ readonly id: number; readonly source: number }> {
  const [added] = await addReports(db, findOrCreate, { incident, reports: [report], note });
  if (added === undefined) throw new StoreError('internal', 'No report was added.');
  return added;
}

/** Adds reports of an incident, with their figures; returns the numbers of each and of its source, in their order. */
export async function addReports(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  {
    incident,
    reports,
    note,
  }: { incident: number; reports: readonly Report[]; note: string | null },
): Promise<readonly { readonly id: number; readonly source: number }[]> {
  const graded = reports.map((report) =>
    report.source === null ? { ...report, grade: F6 } : report,
  );
  const named = graded.map((report) => ({
    report,
    name: report.source ?? UNNAMED_SOURCE,
    reliability: report.grade.reliability,
  }));
  const numberOf = await findOrCreate.sources(named);
  const rows = await db
    .insertInto('report')
    .values(
      named.map(({ report, name }) => ({
        incident_id: incident,
        source_id: numberOf(name),
        ...saidColumns(report),
        note,
      })),
    )
    .returning('id')
    .execute();
  // The numbers rise with the rows, but may be returned in any order.
  const ids = rows.map(({ id }) => id).toSorted((one, other) => one - other);
  const added = named.flatMap(({ report, name }, at) => {
    const id = ids[at];
    return id === undefined ? [] : [{ id, source: numberOf(name), figures: report.figures }];
  });
  const figures = added.flatMap(({ id, figures }) =>
    MEASURES.flatMap((measure): Insertable<FigureTable>[] => {
      const figure = figures[measure];
      return figure === undefined ? [] : [{ report_id: id, measure, ...figure }];
    }),
  );
  if (figures.length > 0) await db.insertInto('figure').values(figures).execute();
  return added;
}

const F6 = { reliability: 'F', credibility: '6' } as const;

/** Adds an incident's attributions; those that name no source are those of `firstSource`. */
export async function addAttributions(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  {
    incident,
    attributions,
    firstSource,
  }: { incident: number; attributions: readonly Attribution[]; firstSource: number },
): Promise<void> {
  const actorOf = await findOrCreate.actors(attributions.map(({ actor }) => actor));
  const sourceOf = await findOrCreate.sources(
    attributions.flatMap(({ saidBy }) =>
      typeof saidBy === 'string' ? [{ name: saidBy, reliability: null }] : [],
    ),
  );
  const rows = attributions.map(({ actor, role, basis, doubted, saidBy = firstSource }) => ({
    incident_id: incident,
    actor_id: actorOf(actor),
    role,
    basis,
    doubted: doubted ? 1 : 0,
    source_id: typeof saidBy === 'string' ? sourceOf(saidBy) : saidBy,
  }));
  if (rows.length > 0) await db.insertInto('attribution').values(rows).execute();
}
