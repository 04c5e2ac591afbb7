import type { Insertable } from 'kysely';
import {
  cellsByColumn,
  type ImportedLead,
  type NamedIncident,
} from '../../../domain/entry/imported.ts';
import type { LeadTable } from '../../schema/schema-imports.ts';
import type { Importing, Outcome } from './importing.ts';
import { columnsAt, type Places } from './statements.ts';

const LEAD_COLUMNS = [
  'dataset',
  'external_id',
  'batch_id',
  'day',
  'what',
  'code',
  'type',
  'subtype',
  'actor',
  'target',
  'place',
  'admin1',
  'country',
  'lat',
  'lon',
  'place_precision',
  'article',
  'url',
  'publisher',
  'mentions',
  'raw',
] as const;
type Lead = Required<Pick<Insertable<LeadTable>, (typeof LEAD_COLUMNS)[number]>>;

/** Imports machine-coded rows as leads. A lead's id is never reused, so a lead that is here already is unchanged. */
export function createLeadImporter({
  db,
  prepareMany,
  header,
  batch,
}: Importing): (rows: readonly ImportedLead[]) => Promise<readonly Outcome[]> {
  const dataset = header.dataset.name;
  const insert = prepareMany((leads: readonly Places<Lead>[]) =>
    db
      .insertInto('lead')
      .values(leads.map((lead) => columnsAt(lead, LEAD_COLUMNS)))
      .onConflict((conflict) => conflict.columns(['dataset', 'external_id']).doNothing())
      .returning('external_id')
      .compile(),
  );
  const columnsOf = ({ externalId, line: _, raw, place, ...row }: ImportedLead): Lead => ({
    ...row,
    dataset,
    external_id: externalId,
    batch_id: batch,
    place: place.place,
    admin1: place.admin1,
    country: place.country,
    lat: place.point?.lat ?? null,
    lon: place.point?.lon ?? null,
    place_precision: place.precision,
    raw: JSON.stringify(cellsByColumn(raw)),
  });
  return async (rows) => {
    const added = new Set((await insert(rows.map(columnsOf))).map((lead) => lead.external_id));
    // Of an id that comes twice, the first is the one that was added.
    return rows.map(({ externalId }) => ({ is: added.delete(externalId) ? 'added' : 'unchanged' }));
  };
}

type Named = Pick<NamedIncident, 'uid' | 'dataset' | 'externalId'>;

const REASON =
  'is of an incident that is not in this database, and the file tells too little to bring it; ask for complete records (watchfloor export --format ndjson)';

/**
 * Looks up incidents by their uid, here or in a database whose records came here, or by their publisher's id. An incident
 * that is here is left as it is, even if it was removed.
 */
export function createIncidentFinder({
  db,
  prepare,
}: Importing): (row: NamedIncident) => Promise<Outcome> {
  const here = prepare(({ uid, dataset, externalId }: Places<Named>) =>
    db
      .selectFrom('incident')
      .where('uid', '=', uid)
      .select('id')
      .unionAll(
        db
          .selectFrom('other_uid')
          .where('uid', '=', uid)
          .where('tab', '=', 'incident')
          .select('row_id as id'),
      )
      .unionAll(
        db
          .selectFrom('incident')
          .where('dataset', '=', dataset)
          .where('external_id', '=', externalId)
          .select('id'),
      )
      .compile(),
  );
  const purged = prepare(({ uid, dataset, externalId }: Places<Named>) =>
    db
      .selectFrom('purge')
      .where(({ eb, or, and }) =>
        or([
          eb('uid', '=', uid),
          and([eb('dataset', '=', dataset), eb('external_id', '=', externalId)]),
        ]),
      )
      .select('id')
      .compile(),
  );
  return async ({ uid, dataset, externalId }) => {
    const named = { uid, dataset, externalId };
    if ((await here.first(named)) !== undefined) return { is: 'unchanged' };
    if ((await purged.first(named)) !== undefined) return { is: 'purged' };
    return { is: 'refused', column: 'uid', value: uid, reason: REASON };
  };
}
