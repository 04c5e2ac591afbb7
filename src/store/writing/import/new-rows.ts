import type { Insertable } from 'kysely';
import { StoreError } from '../../port/store.ts';
import { ASSESSED } from '../../records/assessments.ts';
import type {
  AttributionTable,
  FigureTable,
  IncidentTable,
  ReportTable,
  TagTable,
} from '../../schema/schema.ts';
import type { PublisherRowTable } from '../../schema/schema-imports.ts';
import type { Importing } from './importing.ts';
import { columnsAt, type Places } from './statements.ts';

/** The values that a row is inserted with. */
type Row<T, K extends keyof Insertable<T>> = {
  readonly [C in K]-?: Exclude<Insertable<T>[C], undefined>;
};

/** The schema can fill these by itself, but that takes longer than all the rest of the row. */
const ROW_COLUMNS = ['uid', 'created_at', 'updated_at'] as const;

const INCIDENT_COLUMNS = [
  ...ROW_COLUMNS,
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
  ...ASSESSED,
  'due',
] as const;
export type NewIncident = Row<IncidentTable, (typeof INCIDENT_COLUMNS)[number]>;

const REPORT_COLUMNS = [
  'id',
  ...ROW_COLUMNS,
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
export type NewReport = Row<ReportTable, (typeof REPORT_COLUMNS)[number]>;

const FIGURE_COLUMNS = ['report_id', 'measure', 'low', 'best', 'high'] as const;
export type NewFigure = Row<FigureTable, (typeof FIGURE_COLUMNS)[number]>;

const ATTRIBUTION_COLUMNS = [
  ...ROW_COLUMNS,
  'incident_id',
  'actor_id',
  'role',
  'basis',
  'doubted',
  'source_id',
  'batch_id',
] as const;
export type NewAttribution = Row<AttributionTable, (typeof ATTRIBUTION_COLUMNS)[number]>;

const TAG_COLUMNS = ['incident_id', 'tag'] as const;
export type NewTag = Row<TagTable, (typeof TAG_COLUMNS)[number]>;

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
export type NewPublisherRow = Row<PublisherRowTable, (typeof PUBLISHER_ROW_COLUMNS)[number]>;

/** Inserts of many rows each; incidents answer with their ids, in the order of the rows. */
export function createInserts({ db, prepareMany }: Importing) {
  const incidents = prepareMany((rows: readonly Places<NewIncident>[]) =>
    db
      .insertInto('incident')
      .values(rows.map((row) => columnsAt(row, INCIDENT_COLUMNS)))
      .returning('id')
      .compile(),
  );
  return {
    incidents: async (rows: readonly NewIncident[]) => idsOf(rows.length, await incidents(rows)),
    reports: prepareMany((rows: readonly Places<NewReport>[]) =>
      db
        .insertInto('report')
        .values(rows.map((row) => columnsAt(row, REPORT_COLUMNS)))
        .compile(),
    ),
    figures: prepareMany((rows: readonly Places<NewFigure>[]) =>
      db
        .insertInto('figure')
        .values(rows.map((row) => columnsAt(row, FIGURE_COLUMNS)))
        .compile(),
    ),
    attributions: prepareMany((rows: readonly Places<NewAttribution>[]) =>
      db
        .insertInto('attribution')
        .values(rows.map((row) => columnsAt(row, ATTRIBUTION_COLUMNS)))
        .compile(),
    ),
    tags: prepareMany((rows: readonly Places<NewTag>[]) =>
      db
        .insertInto('tag')
        .values(rows.map((row) => columnsAt(row, TAG_COLUMNS)))
        .onConflict((conflict) => conflict.columns(['incident_id', 'tag']).doNothing())
        .compile(),
    ),
    publisherRows: prepareMany((rows: readonly Places<NewPublisherRow>[]) =>
      db
        .insertInto('publisher_row')
        .values(rows.map((row) => columnsAt(row, PUBLISHER_ROW_COLUMNS)))
        .compile(),
    ),
  };
}

/** Ids that an insert returned, in the order of its rows: they rise with the rows, but may be returned in any order. */
function idsOf(count: number, returned: readonly { readonly id: number }[]): readonly number[] {
  if (returned.length !== count) throw new StoreError('internal', 'An insert returned no id.');
  return returned.map(({ id }) => id).toSorted((one, other) => one - other);
}
