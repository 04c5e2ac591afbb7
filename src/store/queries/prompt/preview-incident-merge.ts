import { type Kysely, type SqlBool, sql } from 'kysely';
import type { IncidentMergeEntry, IncidentSplitEntry } from '../../../domain/entry/entry.ts';
import type { Assessment } from '../../../domain/evidence/evidence.ts';
import { showFigure } from '../../../domain/model/figure.ts';
import { recordName } from '../../../domain/model/record.ts';
import { showMoment } from '../../../domain/time/moment.ts';
import { countOf } from '../../../text/number-words.ts';
import { isOfIncidents } from '../../filter/merged-incidents.ts';
import { assessmentsOf } from '../../records/assessments.ts';
import { planIncidentMerge, planIncidentSplit } from '../../records/incident-merge-plan.ts';
import type { Schema } from '../../schema/schema.ts';

/** What merging incidents would do, in sentences. Throws `refused` for incidents that are merged already. */
export async function ofIncidentMerge(
  db: Kysely<Schema>,
  entry: IncidentMergeEntry,
): Promise<readonly string[]> {
  const { into, from } = await planIncidentMerge(db, entry);
  const ids = [into, ...from];
  const told = await describe(db, ids);
  const now = (await assessmentsOf(db, [into])).get(into);
  const merged = await assessmentsOf(db, ids, { incident: () => into });
  return [
    ...told,
    `${namesOf(from)} will be in no list or count; ${await partsOf(db, from)} will be read with those of ${nameOf(into)}`,
    ...changes(now, merged.get(into)).map((change) => `${nameOf(into)}: ${change}`),
  ];
}

/** What parting incidents would do, in sentences. Throws `refused` for incidents that are separate already. */
export async function ofIncidentSplit(
  db: Kysely<Schema>,
  entry: IncidentSplitEntry,
): Promise<readonly string[]> {
  const { is, incident, other } = await planIncidentSplit(db, entry);
  const names = namesOf([incident, other]);
  const distinct = `${names} will not be proposed as duplicates again`;
  if (is === 'distinct') return [...(await describe(db, [incident, other])), distinct];
  return [
    ...(await describe(db, [incident])),
    `${nameOf(incident)} will be in lists and counts again, with ${await partsOf(db, [incident])}`,
    distinct,
  ];
}

/** Each incident in one line: when, where, how many killed, and whose it is. */
async function describe(db: Kysely<Schema>, ids: readonly number[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('incident')
    .where('id', 'in', ids)
    .select(['id', 'title', 'occurred_from', 'occurred_until', 'date_precision'])
    .select(['place', 'admin1', 'country', 'killed_low', 'killed_best', 'killed_high', 'dataset'])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { occurred_from: from, occurred_until: until, date_precision: precision } = row;
    const killed = { low: row.killed_low, best: row.killed_best, high: row.killed_high };
    const told = [
      showMoment({ from, until, precision }),
      [row.place ?? row.admin1, row.country].filter((part) => part !== null).join(', '),
      `killed ${showFigure(killed)}`,
      row.dataset ?? '',
      row.title,
    ];
    return [`${nameOf(id)}: ${told.filter((part) => part !== '').join(' · ')}`];
  });
}

async function partsOf(db: Kysely<Schema>, incidents: readonly number[]): Promise<string> {
  const living = (table: string) =>
    sql<number>`(select count(*) from ${sql.table(table)}
      where removed_at is null and ${isOfIncidents('incident_id', incidents)})`;
  const about = sql<SqlBool>`quote_id in (select id from quote where removed_at is null)`;
  const { rows } = await sql<{ reports: number; attributions: number; quotes: number }>`select
    ${living('report')} as reports, ${living('attribution')} as attributions,
    (select count(distinct quote_id) from quote_incident
      where ${about} and ${isOfIncidents('incident_id', incidents)}) as quotes`.execute(db);
  const { reports, attributions, quotes } = rows[0] ?? { reports: 0, attributions: 0, quotes: 0 };
  return `${countOf(reports, 'report')}, ${countOf(attributions, 'attribution')} and ${countOf(quotes, 'quote')}`;
}

/** What an assessment says otherwise than the one before. */
function changes(was: Assessment | undefined, is: Assessment | undefined): readonly string[] {
  if (was === undefined || is === undefined) return [];
  const words = (one: Assessment): readonly (readonly [string, string])[] => [
    ['killed', showFigure(one.figures.killed)],
    ['status', one.evidence],
  ];
  const before = new Map(words(was));
  return words(is).map(([name, text]) =>
    before.get(name) === text
      ? `${name} stays ${text}`
      : `${name} from ${before.get(name)} to ${text}`,
  );
}

function namesOf(ids: readonly number[]): string {
  return ids.map(nameOf).join(', ');
}

function nameOf(id: number): string {
  return recordName({ kind: 'incident', id });
}
