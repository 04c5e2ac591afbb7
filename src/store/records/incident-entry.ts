import type { Kysely } from 'kysely';
import type { IncidentEntry, Report, ReportEntry } from '../../domain/entry/entry.ts';
import { attributionKey } from '../../domain/grammar/read-attributions.ts';
import type { Attribution } from '../../domain/model/actor.ts';
import type { EntryOfRecord } from '../port/rows-prompt.ts';
import { isGone } from '../schema/records/belonging.ts';
import { UNNAMED_SOURCE } from '../schema/records/source.ts';
import type { Schema } from '../schema/schema.ts';
import { type StoredReport, storedReports } from './stored-reports.ts';

/** An attribution and its number. */
export type StoredAttribution = { readonly id: number; readonly attribution: Attribution };

/** An incident with the numbers of the reports and attributions that its line is made of, in the line's order. */
export type StoredIncident = EntryOfRecord<IncidentEntry> & {
  readonly reports: readonly StoredReport[];
  readonly attributions: readonly StoredAttribution[];
};

/** A report with the numbers of the attributions that go with it. */
export type StoredReportEntry = EntryOfRecord<ReportEntry> & {
  readonly report: StoredReport;
  readonly attributions: readonly StoredAttribution[];
};

export async function incidentEntry(
  db: Kysely<Schema>,
  id: number,
): Promise<StoredIncident | null> {
  const rows = await db
    .selectFrom('incident')
    .leftJoin('tag', 'tag.incident_id', 'incident.id')
    .where('incident.id', '=', id)
    .orderBy('tag.id')
    .selectAll('incident')
    .select('tag.tag')
    .execute();
  const [row] = rows;
  if (row === undefined) return null;
  const stored = await storedReports(db, { incident: id });
  const reports = stored.map((one) => ({ ...one, report: named(one, stored.length === 1) }));
  const attributions = await attributionsOf(db, id, stored[0]?.sourceId);
  const [first, ...others] = reports.map(({ report }) => report);
  return {
    version: row.version,
    removed: isGone('incident', row),
    reports,
    attributions,
    entry: {
      kind: 'incident',
      type: row.type,
      subtype: row.subtype,
      when: { from: row.occurred_from, until: row.occurred_until, precision: row.date_precision },
      place: {
        place: row.place,
        admin1: row.admin1,
        admin2: row.admin2,
        country: row.country,
        point: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
        precision: row.place_precision,
      },
      title: row.title,
      narrative: row.narrative,
      attributions: attributions.map(({ attribution }) => attribution),
      reports: [first ?? NO_REPORT, ...others],
      verdict: row.verdict,
      reason: row.verdict_note,
      tags: rows.flatMap(({ tag }) => (tag === null ? [] : [tag])),
      relations: await relationsOf(db, id),
    },
  };
}

export async function reportEntry(
  db: Kysely<Schema>,
  id: number,
): Promise<StoredReportEntry | null> {
  const row = await db.selectFrom('report').where('id', '=', id).selectAll().executeTakeFirst();
  const [report] = await storedReports(db, { report: id });
  if (row === undefined || report === undefined) return null;
  const siblings = await storedReports(db, { incident: row.incident_id });
  const isFirst = siblings.find(({ sourceId }) => sourceId === row.source_id)?.id === id;
  const attributions = isFirst ? await attributionsSaidBy(db, row.incident_id, row.source_id) : [];
  return {
    version: row.version,
    removed: row.removed_at !== null,
    report: { ...report, report: named(report, true) },
    attributions,
    entry: {
      kind: 'report',
      incident: row.incident_id,
      report: named(report, true),
      attributions: attributions.map(({ attribution }) => attribution),
      derivesFrom: row.derives_from,
      note: row.note,
    },
  };
}

const NO_REPORT: Report = {
  source: null,
  grade: { reliability: 'F', credibility: '6' },
  published: null,
  url: null,
  figures: {},
};

/** A report can be without a source only if it is the only one of its line. */
function named({ report }: StoredReport, isOnlyOne: boolean): Report {
  return isOnlyOne && report.source === UNNAMED_SOURCE ? { ...report, source: null } : report;
}

async function attributionsSaidBy(
  db: Kysely<Schema>,
  incident: number,
  source: number,
): Promise<readonly StoredAttribution[]> {
  const attributions = await attributionsOf(db, incident, source);
  return attributions.filter(({ sourceId }) => sourceId === source);
}

/** The attributions that a line has tokens for; those of the source `first` do not name it. */
async function attributionsOf(
  db: Kysely<Schema>,
  incident: number,
  first: number | undefined,
): Promise<readonly (StoredAttribution & { readonly sourceId: number | null })[]> {
  const rows = await db
    .selectFrom('attribution')
    .innerJoin('actor', 'actor.id', 'attribution.actor_id')
    .leftJoin('source', 'source.id', 'attribution.source_id')
    .where('attribution.incident_id', '=', incident)
    .where('attribution.removed_at', 'is', null)
    .orderBy('attribution.id')
    .select([
      'attribution.id',
      'attribution.role',
      'attribution.basis',
      'attribution.doubted',
      'attribution.source_id as sourceId',
      'actor.name',
      'actor.short_name',
      'source.name as source',
    ])
    .execute();
  return rows
    .filter((row) => attributionKey(row) !== undefined)
    .map(({ id, sourceId, role, basis, doubted, ...row }) => {
      const isOwnWord = basis === 'claimed' || basis === 'denied';
      const saidBy = sourceId === first && !isOwnWord ? undefined : row.source;
      const actor = row.short_name ?? row.name;
      return { id, sourceId, attribution: { actor, role, basis, doubted: doubted === 1, saidBy } };
    });
}

function relationsOf(db: Kysely<Schema>, incident: number) {
  return db
    .selectFrom('relation')
    .where('incident_id', '=', incident)
    .orderBy('id')
    .select(['other_id as to', 'kind'])
    .execute();
}
