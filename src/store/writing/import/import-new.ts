import type Database from 'better-sqlite3';
import type {
  ImportedAttribution,
  ImportedIncident,
  ImportedReport,
} from '../../../domain/entry/imported.ts';
import { assess, PLAIN_CONTEXT } from '../../../domain/evidence/evidence.ts';
import type { Figure, Measure } from '../../../domain/model/figure.ts';
import { incidentColumns, mappedText } from '../../records/mapped-row.ts';
import { assessmentColumns } from '../records/reassess.ts';
import type { ImportNames } from './import-names.ts';

/** What a new row's statements need to know: the import that brings it, and who is who. */
export type Bringing = {
  readonly dataset: string;
  readonly batch: number;
  readonly names: ImportNames;
};

/** The statements that bring a publisher's row, prepared once. */
export type RowWriter = {
  readonly incident: (imported: ImportedIncident) => number;
  readonly report: (incident: number, report: ImportedReport, derivesFrom: number | null) => number;
  readonly figure: (report: number, measure: Measure, figure: Figure) => void;
  readonly attribution: (
    incident: number,
    attribution: ImportedAttribution,
    source: number,
  ) => void;
  readonly tag: (incident: number, tag: string) => void;
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

export function createRowWriter(sqlite: Database.Database, bringing: Bringing): RowWriter {
  const { dataset, batch, names } = bringing;
  const places = INCIDENT_COLUMNS.map(() => '?').join(', ');
  const insertIncident = sqlite.prepare(
    `insert into incident (${INCIDENT_COLUMNS.join(', ')}) values (${places})`,
  );
  const insertReport = sqlite.prepare(
    `insert into report (incident_id, source_id, derives_from, published_on, url, headline, reliability, credibility,
      batch_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertFigure = sqlite.prepare(
    'insert into figure (report_id, measure, low, best, high) values (?, ?, ?, ?, ?)',
  );
  const insertAttribution = sqlite.prepare(
    `insert into attribution (incident_id, actor_id, role, basis, doubted, source_id, batch_id)
      values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertTag = sqlite.prepare('insert or ignore into tag (incident_id, tag) values (?, ?)');
  const insertRow = sqlite.prepare(
    `insert into publisher_row (incident_id, first_batch_id, last_batch_id, seen_batch_id, line, raw, mapped)
      values (?, ?, ?, ?, ?, ?, ?)`,
  );

  const writer: RowWriter = {
    incident: (imported) => {
      const values = {
        ...incidentColumns(imported),
        dataset,
        external_id: imported.externalId,
        batch_id: batch,
        ...workedOut(imported),
      } as Readonly<Record<string, string | number | null>>;
      const id = Number(
        insertIncident.run(INCIDENT_COLUMNS.map((column) => values[column])).lastInsertRowid,
      );
      const [{ source, grade }] = imported.reports;
      bringChildren(writer, id, imported, names.source(source, grade.reliability));
      const mapped = mappedText(imported);
      insertRow.run(id, batch, batch, batch, imported.line, JSON.stringify(imported.raw), mapped);
      return id;
    },
    report: (incident, report, derivesFrom) => {
      const { grade, published, url, headline } = report;
      const source = names.source(report.source, grade.reliability);
      const { lastInsertRowid } = insertReport.run(
        incident,
        source,
        derivesFrom,
        published,
        url,
        headline,
        grade.reliability,
        grade.credibility,
        batch,
      );
      const id = Number(lastInsertRowid);
      for (const [measure, figure] of figuresOf(report)) writer.figure(id, measure, figure);
      return id;
    },
    figure: (report, measure, { low, best, high }) => {
      insertFigure.run(report, measure, low, best, high);
    },
    attribution: (incident, { actor, kind, role, basis, doubted }, source) => {
      const id = names.actor(actor, kind);
      insertAttribution.run(incident, id, role, basis, doubted ? 1 : 0, source, batch);
    },
    tag: (incident, tag) => {
      insertTag.run(incident, tag);
    },
  };
  return writer;
}

/** A report's figures as pairs. */
export function figuresOf(report: ImportedReport): readonly (readonly [Measure, Figure])[] {
  return Object.entries(report.figures) as [Measure, Figure][];
}

function bringChildren(
  writer: RowWriter,
  incident: number,
  imported: ImportedIncident,
  publisher: number,
): void {
  const [own, ...articles] = imported.reports;
  const report = writer.report(incident, own, null);
  for (const article of articles) writer.report(incident, article, report);
  for (const attribution of imported.attributions)
    writer.attribution(incident, attribution, publisher);
  for (const tag of imported.tags) writer.tag(incident, tag);
}

/** The assessment of a new row's reports by the rule for all. All of them are one origin. */
function workedOut({ reports }: ImportedIncident) {
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
