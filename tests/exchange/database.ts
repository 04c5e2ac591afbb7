import { importFile } from '../../src/exchange/import/import-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import {
  type PackedRow,
  type PublishedRow,
  unpackRow,
} from '../../src/store/schema/published-row.ts';
import { rowsOf, temporaryFolder } from '../support/store.ts';
import { type Table, writeTable } from './tables.ts';

/** The day of every import of a test. */
export const TODAY = '2026-11-29';

/** Imports a file as Ada. */
export function importInto(store: Store, file: string, dryRun = false) {
  return importFile({ store, file, who: 'ada', today: TODAY, dryRun });
}

/** Imports a table by way of a file of its own. */
export async function importTable(store: Store, table: Table) {
  await using folder = await temporaryFolder();
  return await importInto(store, await writeTable(folder.path, table));
}

/** Every row of every table, by the table's name. */
export function dump(file: string): Readonly<Record<string, readonly unknown[]>> {
  const names = rowsOf(file, "select name from sqlite_schema where type = 'table'");
  return Object.fromEntries(
    names.map((row) => {
      const { name } = row as { name: string };
      return [name, rowsOf(file, `select * from "${name}"`)];
    }),
  );
}

/** The same without what records the imports themselves. */
export function dumpWithoutImports(file: string): Readonly<Record<string, readonly unknown[]>> {
  const {
    batch: _,
    action: __,
    sqlite_sequence: ___,
    publisher_row_before: ____,
    doubt: _____,
    ...others
  } = dump(file);
  const rows = publishedRows(file).map(({ last_batch_id: _, seen_batch_id: __, ...row }) => row);
  return { ...others, publisher_row: rows };
}

type PublishedColumns = Readonly<Record<'first_batch_id' | 'last_batch_id' | 'line', number>> & {
  readonly incident_id: number;
  readonly seen_batch_id: number | null;
};

/** Every publisher's row, as JSON, by the number of its incident. */
export function publishedRows(file: string): readonly (PublishedColumns & PublishedRow)[] {
  const rows = rowsOf(
    file,
    `select incident_id, first_batch_id, last_batch_id, seen_batch_id, line, columns, packed
      from publisher_row left join row_header on row_header.id = header_id order by incident_id`,
  ) as readonly (PublishedColumns & PackedRow)[];
  return rows.map(({ columns, packed, ...row }) => ({ ...row, ...unpackRow({ columns, packed }) }));
}

/** The cells of every publisher's row, by column. */
export function publishedCells(file: string): readonly Readonly<Record<string, string>>[] {
  return publishedRows(file).map(({ raw }) => JSON.parse(raw));
}

/** What was brought, in the words of the publisher's ids: nothing of numbers, times and files. */
export function meaningOf(file: string): readonly (readonly unknown[])[] {
  return [
    `select external_id, occurred_from, occurred_until, date_precision, type, subtype, title, narrative, place, admin1,
      admin2, country, lat, lon, place_precision, evidence, grade, killed_low, killed_best, killed_high, civilians_low,
      civilians_best, civilians_high from incident order by external_id`,
    `select external_id, source.name, published_on, headline, derives_from is null as own, measure, low, best, high
      from report join incident on incident.id = incident_id join source on source.id = source_id
      left join figure on report_id = report.id order by external_id, report.id, measure`,
    `select external_id, actor.name, kind, role, basis from attribution
      join incident on incident.id = incident_id join actor on actor.id = actor_id
      order by external_id, attribution.id`,
  ].map((query) => rowsOf(file, query));
}
