import type { Insertable } from 'kysely';
import type {
  ImportedAttribution,
  ImportedIncident,
  ImportedReport,
} from '../../../domain/entry/imported.ts';
import { assess, PLAIN_CONTEXT } from '../../../domain/evidence/evidence.ts';
import type { Figure, Measure } from '../../../domain/model/figure.ts';
import { incidentColumns } from '../../schema/mapped-row.ts';
import type {
  AttributionTable,
  FigureTable,
  IncidentTable,
  ReportTable,
} from '../../schema/schema.ts';
import type { PublisherRowTable } from '../../schema/schema-imports.ts';
import { assessmentColumns } from '../records/reassess.ts';
import type { ImportNames } from './import-names.ts';
import type { Importing } from './importing.ts';
import type { RowPacker } from './row-headers.ts';
import { columnsAt, type Places } from './statements.ts';

/** Writes the rows of a publisher's incident. */
export type RowWriter = {
  readonly incident: (imported: ImportedIncident) => Promise<number>;
  readonly report: (
    incident: number,
    report: ImportedReport,
    derivesFrom: number | null,
  ) => Promise<number>;
  readonly attribution: (
    incident: number,
    attribution: ImportedAttribution,
    source: number,
  ) => Promise<void>;
  readonly tag: (incident: number, tag: string) => Promise<void>;
};

/** The values that a row is inserted with. */
type Row<T, K extends keyof Insertable<T>> = {
  readonly [C in K]-?: Exclude<Insertable<T>[C], undefined>;
};

const INCIDENT_COLUMNS = [
  'occurred_from',
  'occurred_until',
  'date_precision',
  'type',
  'subtype',
  'title',
  'narrative',
  'place',
  'admin1',
  'admin2',
  'country',
  'lat',
  'lon',
  'place_precision',
  'dataset',
  'external_id',
  'batch_id',
  'evidence',
  'grade',
  'killed_low',
  'killed_best',
  'killed_high',
  'civilians_low',
  'civilians_best',
  'civilians_high',
  'wounded_low',
  'wounded_best',
  'wounded_high',
  'due',
] as const;
type NewIncident = Row<IncidentTable, (typeof INCIDENT_COLUMNS)[number]>;

const REPORT_COLUMNS = [
  'incident_id',
  'source_id',
  'derives_from',
  'published_on',
  'url',
  'headline',
  'reliability',
  'credibility',
  'batch_id',
] as const;
type NewReport = Row<ReportTable, (typeof REPORT_COLUMNS)[number]>;

const FIGURE_COLUMNS = ['report_id', 'measure', 'low', 'best', 'high'] as const;
type NewFigure = Row<FigureTable, (typeof FIGURE_COLUMNS)[number]>;

const ATTRIBUTION_COLUMNS = [
  'incident_id',
  'actor_id',
  'role',
  'basis',
  'doubted',
  'source_id',
  'batch_id',
] as const;
type NewAttribution = Row<AttributionTable, (typeof ATTRIBUTION_COLUMNS)[number]>;

const PUBLISHER_ROW_COLUMNS = [
  'incident_id',
  'first_batch_id',
  'last_batch_id',
  'seen_batch_id',
  'line',
  'header_id',
  'packed',
  'hash',
] as const;
type NewPublisherRow = Row<PublisherRowTable, (typeof PUBLISHER_ROW_COLUMNS)[number]>;

export function createRowWriter(
  { db, prepare, header, batch }: Importing,
  names: ImportNames,
  packed: RowPacker,
): RowWriter {
  const insertIncident = prepare((row: Places<NewIncident>) =>
    db.insertInto('incident').values(columnsAt(row, INCIDENT_COLUMNS)).returning('id').compile(),
  );
  const insertReport = prepare((row: Places<NewReport>) =>
    db.insertInto('report').values(columnsAt(row, REPORT_COLUMNS)).returning('id').compile(),
  );
  const insertFigure = prepare((row: Places<NewFigure>) =>
    db.insertInto('figure').values(columnsAt(row, FIGURE_COLUMNS)).compile(),
  );
  const insertAttribution = prepare((row: Places<NewAttribution>) =>
    db.insertInto('attribution').values(columnsAt(row, ATTRIBUTION_COLUMNS)).compile(),
  );
  const insertTag = prepare(({ incident, tag }: Places<{ incident: number; tag: string }>) =>
    db
      .insertInto('tag')
      .values({ incident_id: incident, tag })
      .onConflict((conflict) => conflict.columns(['incident_id', 'tag']).doNothing())
      .compile(),
  );
  const insertRow = prepare((row: Places<NewPublisherRow>) =>
    db.insertInto('publisher_row').values(columnsAt(row, PUBLISHER_ROW_COLUMNS)).compile(),
  );

  const writer: RowWriter = {
    incident: async (imported) => {
      const { id } = await insertIncident.one({
        ...incidentColumns(imported),
        dataset: header.dataset.name,
        external_id: imported.externalId,
        batch_id: batch,
        ...firstAssessment(imported),
      });
      const [{ source, grade }] = imported.reports;
      await writeParts(writer, id, imported, await names.source(source, grade.reliability));
      await insertRow.run({
        incident_id: id,
        first_batch_id: batch,
        last_batch_id: batch,
        seen_batch_id: batch,
        line: imported.line,
        ...(await packed(imported)),
      });
      return id;
    },
    report: async (incident, report, derivesFrom) => {
      const { grade, published, url, headline } = report;
      const { id } = await insertReport.one({
        incident_id: incident,
        source_id: await names.source(report.source, grade.reliability),
        derives_from: derivesFrom,
        published_on: published,
        url,
        headline,
        reliability: grade.reliability,
        credibility: grade.credibility,
        batch_id: batch,
      });
      for (const [measure, { low, best, high }] of figuresOf(report)) {
        await insertFigure.run({ report_id: id, measure, low, best, high });
      }
      return id;
    },
    attribution: async (incident, { actor, kind, role, basis, doubted }, source) => {
      await insertAttribution.run({
        incident_id: incident,
        actor_id: await names.actor(actor, kind),
        role,
        basis,
        doubted: doubted ? 1 : 0,
        source_id: source,
        batch_id: batch,
      });
    },
    tag: async (incident, tag) => {
      await insertTag.run({ incident, tag });
    },
  };
  return writer;
}

/** A report's figures as pairs. */
export function figuresOf(report: ImportedReport): readonly (readonly [Measure, Figure])[] {
  return Object.entries(report.figures) as [Measure, Figure][];
}

async function writeParts(
  writer: RowWriter,
  incident: number,
  imported: ImportedIncident,
  publisher: number,
): Promise<void> {
  const [own, ...articles] = imported.reports;
  const report = await writer.report(incident, own, null);
  for (const article of articles) await writer.report(incident, article, report);
  for (const attribution of imported.attributions)
    await writer.attribution(incident, attribution, publisher);
  for (const tag of imported.tags) await writer.tag(incident, tag);
}

/** The assessment of a new row's reports, by the rules for every incident. All of them have one origin. */
function firstAssessment({ reports }: ImportedIncident) {
  const assessment = assess(
    reports
      .filter((report, index) => index === 0 || Object.keys(report.figures).length > 0)
      .map((report, index) => ({
        reportId: index,
        sourceId: index,
        originId: null,
        derivesFrom: index === 0 ? null : 0,
        url: report.url,
        grade: report.grade,
        publishedOn: report.published,
        createdAt: '',
        figures: report.figures,
      })),
    [],
    { ...PLAIN_CONTEXT, imported: true },
  );
  return assessmentColumns(assessment);
}
