import type Database from 'better-sqlite3';
import type {
  ImportedAccount,
  ImportedAttribution,
  ImportedIncident,
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
  readonly report: (
    incident: number,
    account: ImportedAccount,
    derivesFrom: number | null,
  ) => number;
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
      const [{ source, grade }] = imported.accounts;
      bringChildren(writer, id, imported, names.source(source, grade.reliability));
      const mapped = mappedText(imported);
      insertRow.run(id, batch, batch, batch, imported.line, JSON.stringify(imported.raw), mapped);
      return id;
    },
    report: (incident, account, derivesFrom) => {
      const { grade, published, url, headline } = account;
      const source = names.source(account.source, grade.reliability);
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
      const report = Number(lastInsertRowid);
      for (const [measure, figure] of figuresOf(account)) writer.figure(report, measure, figure);
      return report;
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

/** An account's figures as pairs. */
export function figuresOf(account: ImportedAccount): readonly (readonly [Measure, Figure])[] {
  return Object.entries(account.figures) as [Measure, Figure][];
}

function bringChildren(
  writer: RowWriter,
  incident: number,
  imported: ImportedIncident,
  publisher: number,
): void {
  const [own, ...articles] = imported.accounts;
  const report = writer.report(incident, own, null);
  for (const article of articles) writer.report(incident, article, report);
  for (const attribution of imported.attributions)
    writer.attribution(incident, attribution, publisher);
  for (const tag of imported.tags) writer.tag(incident, tag);
}

/** What the accounts of a new row come to, by the one rule there is. All of them are one origin. */
function workedOut({ accounts }: ImportedIncident) {
  const assessment = assess(
    accounts
      .filter((account, index) => index === 0 || Object.keys(account.figures).length > 0)
      .map((account, index) => ({
        reportId: index,
        sourceId: index,
        originId: null,
        derivesFrom: index === 0 ? null : 0,
        url: account.url,
        grade: account.grade,
        publishedOn: account.published,
        createdAt: '',
        figures: account.figures,
      })),
    [],
    { ...PLAIN_CONTEXT, imported: true },
  );
  return assessmentColumns(assessment);
}
