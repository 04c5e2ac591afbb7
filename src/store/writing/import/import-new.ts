import { sql } from 'kysely';
import type { ImportedAttribution, ImportedReport } from '../../../domain/entry/imported.ts';
import { assess, PLAIN_CONTEXT } from '../../../domain/evidence/evidence.ts';
import type { Figure, Measure } from '../../../domain/model/figure.ts';
import { incidentColumns } from '../../schema/mapped-row.ts';
import { inWords, type WriteContext } from '../../schema/sql-words.ts';
import { assessmentColumns } from '../records/reassess.ts';
import type { ImportNames } from './import-names.ts';
import type { Importing } from './importing.ts';
import {
  createInserts,
  type NewAttribution,
  type NewFigure,
  type NewIncident,
  type NewPublisherRow,
  type NewReport,
} from './new-rows.ts';
import type { RowPacker } from './row-headers.ts';
import type { StagedIncident } from './staged-rows.ts';
import { createUids } from './uids.ts';

/** Writes the rows of publishers' incidents. */
export type RowWriter = {
  /** A new incident, written with the next `flush` together with others. */
  readonly incident: (imported: StagedIncident) => Promise<void>;
  readonly flush: () => Promise<void>;
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

/** A new incident with the ids of the sources of its reports and of the actors of its attributions, in their order. */
type Incoming = {
  readonly imported: StagedIncident;
  readonly sources: readonly number[];
  readonly actors: readonly number[];
};

export function createRowWriter(
  importing: Importing,
  names: ImportNames,
  packed: RowPacker,
): RowWriter {
  const { db, header, batch } = importing;
  const insert = createInserts(importing);
  // Empty, it is the time of the import, which a file that is followed may outlast by days.
  const now = async (): Promise<string> => {
    if (!header.isStream) return '';
    const { rows } = await sql<{ now: string }>`select ${inWords(({ now }) => now)} as now`.execute(
      db,
    );
    return rows[0]?.now ?? '';
  };
  const lastReport = async (): Promise<number> => {
    const { rows } = await sql<{ last: number }>`
      select ${inWords(({ lastNumber }) => lastNumber('report'))} as last`.execute(db);
    return rows[0]?.last ?? 0;
  };
  const newUid = createUids();
  const stamped = (at: string) => ({ uid: newUid(), created_at: at, updated_at: at });
  const setContext = (context: WriteContext) =>
    inWords((words) => words.setContext(context)).execute(db);
  let incoming: Incoming[] = [];

  const reportRow = (
    at: string,
    id: number,
    incident: number,
    { grade, published, url, headline }: ImportedReport,
    { source, derivesFrom }: { readonly source: number; readonly derivesFrom: number | null },
  ): NewReport => ({
    id,
    ...stamped(at),
    incident_id: incident,
    source_id: source,
    derives_from: derivesFrom,
    published_on: published,
    url,
    headline,
    reliability: grade.reliability,
    credibility: grade.credibility,
    batch_id: batch,
  });
  const figureRows = (report_id: number, report: ImportedReport): readonly NewFigure[] =>
    figuresOf(report).map(([measure, { low, best, high }]) => ({
      ...{ report_id, measure, low, best, high },
    }));
  const attributionRow = (
    at: string,
    incident: number,
    { role, basis, doubted }: ImportedAttribution,
    { source, actor }: { readonly source: number; readonly actor: number },
  ): NewAttribution => ({
    ...stamped(at),
    incident_id: incident,
    actor_id: actor,
    role,
    basis,
    doubted: doubted ? 1 : 0,
    source_id: source,
    batch_id: batch,
  });

  // The rows need what triggers do before anything else is done with them: an update of a title takes its words out of the index.
  const insertInBulk = async (rows: readonly NewIncident[]): Promise<readonly number[]> => {
    await setContext({ bulk: true });
    const ids = await insert.incidents(rows);
    await setContext({ bulk: false });
    const [first = 0, last = first] = [ids[0], ids.at(-1)];
    await inWords(({ followBulk }) => followBulk({ first, last })).execute(db);
    return ids;
  };
  const writeAll = async (all: readonly Incoming[]): Promise<void> => {
    const at = await now();
    const incidents = await insertInBulk(
      all.map(({ imported }) => ({
        ...stamped(at),
        ...incidentColumns(imported),
        dataset: header.dataset.name,
        external_id: imported.externalId,
        batch_id: batch,
        ...firstAssessment(imported),
      })),
    );
    const rows = all.map((one, index) => ({ ...one, id: incidents[index] ?? 0 }));
    const reports: NewReport[] = [];
    const figures: NewFigure[] = [];
    const last = await lastReport();
    for (const { id, imported, sources } of rows) {
      const own = last + reports.length + 1;
      for (const [index, report] of imported.reports.entries()) {
        const derivesFrom = index === 0 ? null : own;
        reports.push(
          reportRow(at, own + index, id, report, { source: sources[index] ?? 0, derivesFrom }),
        );
        figures.push(...figureRows(own + index, report));
      }
    }
    await insert.reports(reports);
    await insert.figures(figures);
    await insert.attributions(
      rows.flatMap(({ id, imported: { attributions }, sources: [source = 0], actors }) =>
        attributions.map((one, index) =>
          attributionRow(at, id, one, { source, actor: actors[index] ?? 0 }),
        ),
      ),
    );
    await insert.tags(
      rows.flatMap(({ id, imported: { tags } }) => tags.map((tag) => ({ incident_id: id, tag }))),
    );
    const kept: NewPublisherRow[] = [];
    for (const { id, imported } of rows) {
      const ofBatch = { first_batch_id: batch, last_batch_id: batch, seen_batch_id: batch };
      kept.push({ incident_id: id, ...ofBatch, line: imported.line, ...(await packed(imported)) });
    }
    await insert.publisherRows(kept);
  };

  return {
    incident: async (imported) => {
      const sources: number[] = [];
      for (const { source, grade } of imported.reports) {
        sources.push(await names.source(source, grade.reliability));
      }
      const actors: number[] = [];
      for (const { actor, kind } of imported.attributions) {
        actors.push(await names.actor(actor, kind));
      }
      incoming.push({ imported, sources, actors });
    },
    flush: async () => {
      const all = incoming;
      incoming = [];
      if (all.length > 0) await writeAll(all);
    },
    report: async (incident, report, derivesFrom) => {
      const source = await names.source(report.source, report.grade.reliability);
      const id = (await lastReport()) + 1;
      await insert.reports([reportRow(await now(), id, incident, report, { source, derivesFrom })]);
      await insert.figures(figureRows(id, report));
      return id;
    },
    attribution: async (incident, attribution, source) => {
      const actor = await names.actor(attribution.actor, attribution.kind);
      await insert.attributions([
        attributionRow(await now(), incident, attribution, { source, actor }),
      ]);
    },
    tag: async (incident, tag) => {
      await insert.tags([{ incident_id: incident, tag }]);
    },
  };
}

/** A report's figures as pairs. */
export function figuresOf(report: ImportedReport): readonly (readonly [Measure, Figure])[] {
  return Object.entries(report.figures) as [Measure, Figure][];
}

/** The assessment of a new row's reports, by the rules for every incident. All of them have one origin. */
function firstAssessment({ reports }: StagedIncident) {
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
