import type { Kysely } from 'kysely';
import type { IncidentEntry, ReportEntry } from '../../../domain/entry/entry.ts';
import { printPlace } from '../../../domain/grammar/print-place.ts';
import type { Attribution } from '../../../domain/model/actor.ts';
import { locatedIn } from '../../names/gazetteer.ts';
import { StoreError } from '../../port/store.ts';
import type {
  StoredAttribution,
  StoredIncident,
  StoredReportEntry,
} from '../../records/incident-entry.ts';
import { UNNAMED_SOURCE } from '../../schema/records/source.ts';
import type { Schema } from '../../schema/schema.ts';
import { addRelations, addTags } from './add-incident.ts';
import { addAttributions, addReport, setOrigin } from './add-report.ts';
import { diff, listDiff } from './diff.ts';
import { editReport, pairReports, removeReport } from './edit-reports.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** The line before and after the edit, both as the grammar reads them. */
type Lines<E> = { readonly before: E; readonly after: E };

/** Applies an edited line to an incident and its parts; writes only what differs. */
export async function editIncident(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  given: Lines<IncidentEntry> & { readonly id: number; readonly stored: StoredIncident },
): Promise<void> {
  const { id, stored, before } = given;
  const after = await withLocatedPlace(db, given);
  const columns = diff(incidentColumns(before), incidentColumns(after));
  const place = placeColumns({ before, after });
  if (columns !== undefined || place !== undefined) {
    const set = { ...columns, ...place };
    await db.updateTable('incident').where('id', '=', id).set(set).execute();
  }
  const { pairs, gone } = pairReports(stored.reports, before.reports, after.reports);
  const sources: number[] = [];
  for (const { old, after: report } of pairs) {
    const isNew = old === undefined;
    const source = isNew
      ? (await addReport(db, findOrCreate, { incident: id, report, note: null })).source
      : await editReport(db, findOrCreate, { ...old, after: report });
    sources.push(source);
  }
  for (const {
    stored: { id: report },
  } of gone)
    await removeReport(db, report);
  const [firstSource] = sources;
  if (firstSource === undefined) throw new StoreError('internal', 'An incident without reports.');
  await editAttributions(db, findOrCreate, {
    incident: id,
    firstSource,
    before: said(stored.attributions, before.reports[0].source),
    after: said(asStored(after.attributions), after.reports[0].source),
  });
  await editTags(db, id, given);
  await editRelations(db, id, given);
}

/** Looks up a changed place without coordinates, as for a new incident. */
async function withLocatedPlace(
  db: Kysely<Schema>,
  { before, after }: Lines<IncidentEntry>,
): Promise<IncidentEntry> {
  if (printPlace(before.place) === printPlace(after.place)) return after;
  const located = await locatedIn(db, after.place);
  return located.is === 'found' ? { ...after, place: located.place } : after;
}

/** Applies an edited line to a report and its source's attributions. */
export async function editReportEntry(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  given: Lines<ReportEntry> & { readonly id: number; readonly stored: StoredReportEntry },
): Promise<void> {
  const { id, stored, before, after } = given;
  const incident = before.incident;
  if (after.incident !== incident) {
    throw new StoreError(
      'refused',
      `R${id} is a report on I${incident} and stays there. Remove it and add it to I${after.incident}.`,
    );
  }
  const firstSource = await editReport(db, findOrCreate, {
    stored: stored.report,
    before: before.report,
    after: after.report,
  });
  const columns = diff({ note: before.note }, { note: after.note });
  if (columns !== undefined)
    await db.updateTable('report').where('id', '=', id).set(columns).execute();
  const { derivesFrom } = after;
  if (derivesFrom !== before.derivesFrom) {
    await setOrigin(db, { report: id, incident, derivesFrom });
  }
  await editAttributions(db, findOrCreate, {
    incident,
    firstSource,
    before: said(stored.attributions, before.report.source),
    after: said(asStored(after.attributions), after.report.source),
  });
}

function incidentColumns({
  when,
  type,
  subtype,
  title,
  narrative,
  verdict,
  reason,
}: IncidentEntry) {
  return {
    occurred_from: when.from,
    occurred_until: when.until,
    date_precision: when.precision,
    type,
    subtype,
    title,
    narrative,
    verdict,
    verdict_note: reason,
  };
}

/** The changed columns of a place. If its token is unchanged, the district and the precision stay, which a token may not have. */
function placeColumns({ before, after }: Lines<IncidentEntry>) {
  const [was, is] = [before.place, after.place];
  const point = diff(
    { lat: was.point?.lat ?? null, lon: was.point?.lon ?? null },
    { lat: is.point?.lat ?? null, lon: is.point?.lon ?? null },
  );
  if (printPlace(was) === printPlace(is)) return point;
  return {
    ...point,
    place: is.place,
    admin1: is.admin1,
    admin2: is.admin2,
    country: is.country,
    place_precision: is.precision,
  };
}

/** An attribution, and a key that includes the name of its source (`null` for the actor itself). */
type SaidAttribution = {
  readonly id: number;
  readonly attribution: Attribution;
  readonly key: string;
};

function said(
  attributions: readonly StoredAttribution[],
  first: string | null,
): readonly SaidAttribution[] {
  return attributions.map(({ id, attribution }) => {
    const saidBy =
      attribution.saidBy === undefined ? (first ?? UNNAMED_SOURCE) : attribution.saidBy;
    const key = JSON.stringify([
      attribution.role,
      attribution.basis,
      attribution.doubted,
      attribution.actor,
      saidBy,
    ]);
    return { id, attribution, key };
  });
}

function asStored(attributions: readonly Attribution[]): readonly StoredAttribution[] {
  return attributions.map((attribution) => ({ id: 0, attribution }));
}

async function editAttributions(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  given: {
    readonly incident: number;
    readonly firstSource: number;
    readonly before: readonly SaidAttribution[];
    readonly after: readonly SaidAttribution[];
  },
): Promise<void> {
  const { incident, firstSource, before, after } = given;
  const { gone, come } = listDiff(before, after, ({ key }) => key);
  if (gone.length > 0) {
    await db
      .updateTable('attribution')
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .set({ removed_at: new Date().toISOString() })
      .execute();
  }
  await addAttributions(db, findOrCreate, {
    incident,
    firstSource,
    attributions: come.map(({ attribution }) => attribution),
  });
}

async function editTags(
  db: Kysely<Schema>,
  incident: number,
  { before, after }: Lines<IncidentEntry>,
): Promise<void> {
  const moves = listDiff(before.tags, after.tags, (tag) => tag);
  if (moves.gone.length > 0) {
    await db
      .deleteFrom('tag')
      .where('incident_id', '=', incident)
      .where('tag', 'in', moves.gone)
      .execute();
  }
  await addTags(db, incident, moves.come);
}

async function editRelations(
  db: Kysely<Schema>,
  incident: number,
  { before, after }: Lines<IncidentEntry>,
): Promise<void> {
  const moves = listDiff(before.relations, after.relations, ({ to, kind }) => `${to} ${kind}`);
  for (const { to, kind } of moves.gone) {
    await db
      .deleteFrom('relation')
      .where('incident_id', '=', incident)
      .where('other_id', '=', to)
      .where('kind', '=', kind)
      .execute();
  }
  await addRelations(db, incident, moves.come);
}
