import type { Filter } from '../../domain/filter/filter.ts';
import { dayOf } from '../../domain/time/moment.ts';
import type { DatasetRow } from '../../store/port/rows-imports.ts';
import type { Reader } from '../../store/port/store.ts';
import type { Exported } from '../redaction/redact.ts';
import { UNTOLD } from '../redaction/redact.ts';
import { redactedIncident } from '../redaction/redact-rows.ts';
import type { Redaction } from '../redaction/rules.ts';
import { incidentPages } from './incident-pages.ts';
import { INCIDENT_KEYS, type ScriptKeys } from './script-keys.ts';

/** The keys of an exported incident: those of lists, and what lists leave out. A contract. */
export const EXPORT_KEYS: ScriptKeys<Exported> = [
  ...INCIDENT_KEYS.map(
    ([name, value]) =>
      [
        name,
        name === 'id' ? (row: Exported) => (row.id === UNTOLD ? null : value(row)) : value,
      ] as const,
  ),
  ['place_precision', (row) => row.placePrecision],
  ['grade', (row) => row.grade],
  ['narrative', (row) => row.narrative],
  ['links', (row) => row.links],
  ['attribution', (row) => (row.credits.length === 0 ? null : row.credits.join(' '))],
];

/** The line to print when rows of a dataset are passed on, with the day, in a zone, on which the data was imported. */
export function attributionOf(
  { attribution, licence, lastImport }: DatasetRow,
  zone: string,
): string {
  const fetched = lastImport === null ? '' : ` Imported ${dayOf(lastImport, zone)}.`;
  return `${attribution} Licence: ${licence}.${fetched}`;
}

/** What matches, newest first, page by page, with everything that exports contain. */
export async function* exportedPages(
  store: Reader,
  of: {
    readonly filter: Filter;
    readonly datasets: readonly DatasetRow[];
    readonly redaction: Redaction | null;
    readonly zone: string;
  },
): AsyncGenerator<readonly Exported[]> {
  const lines = new Map(
    of.datasets.map((dataset) => [dataset.name, attributionOf(dataset, of.zone)]),
  );
  for await (const page of incidentPages(store, of.filter, null)) {
    const details = await store.ask('details', { ids: page.map(({ id }) => id) });
    const byId = new Map(details.map((one) => [one.id, one]));
    yield page.map((row) => {
      const { narrative = null, links = [], datasets = [] } = byId.get(row.id) ?? {};
      const credits = datasets.flatMap((name) => lines.get(name) ?? []);
      const exported: Exported = { ...row, narrative, links, credits };
      return of.redaction === null ? exported : redactedIncident(exported, of.redaction);
    });
  }
}
