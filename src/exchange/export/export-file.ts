import type { Condition, Filter, Term } from '../../domain/filter/filter.ts';
import type { Exported } from '../../store/port/exported.ts';
import type { Scope } from '../../store/port/questions.ts';
import type { DatasetRow } from '../../store/port/rows-imports.ts';
import type { Reader } from '../../store/port/store.ts';
import { createRedaction } from '../redaction/redact.ts';
import type { Redaction } from '../redaction/rules.ts';
import { writeSituationReport } from '../situation-report/situation-report.ts';
import { recordLines } from './export-records.ts';
import { csvText, geojsonText, hxlText } from './export-tables.ts';
import { attributionOf, exportedPages } from './exported.ts';

/** The input of an export. */
type Exporting = {
  readonly store: Reader;
  /** What is exported: the filter without what may not be passed on. */
  readonly scope: Scope;
  readonly datasets: readonly DatasetRow[];
  readonly redaction: Redaction | null;
  readonly zone: string;
  /** The present instant, ISO 8601. */
  readonly now: string;
  readonly onExported: (exported: readonly Exported[]) => void;
};

/** A format of exports. The window applies to reports alone; the others contain everything that matches. */
export type ExportFormat = {
  readonly id: string;
  readonly title: string;
  /** Its file extensions, without the dot; the first is proposed. */
  readonly extensions: readonly [string, ...string[]];
  readonly text: (exporting: Exporting) => AsyncGenerator<string>;
};

const pagesOf = ({ store, scope, datasets, redaction, zone }: Exporting) =>
  exportedPages(store, { filter: scope.filter, datasets, redaction, zone });

/** Every format, in the order of the help. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'csv',
    title: 'CSV for spreadsheets',
    extensions: ['csv'],
    text: (of) => csvText(pagesOf(of)),
  },
  {
    id: 'ndjson',
    title: 'complete records, one JSON object per line, which can be imported again',
    extensions: ['ndjson', 'jsonl'],
    text: ({ store, scope, now, redaction, onExported }) =>
      recordLines(store, { filter: scope.filter, now, redaction, onExported }),
  },
  {
    id: 'geojson',
    title: 'GeoJSON (RFC 7946) for maps',
    extensions: ['geojson', 'json'],
    text: (of) => geojsonText(pagesOf(of)),
  },
  {
    id: 'hxl',
    title: 'CSV with HXL tags, for HDX',
    extensions: ['hxl.csv', 'hxl'],
    text: (of) => hxlText(pagesOf(of)),
  },
  {
    id: 'md',
    title: 'a situation report in Markdown',
    extensions: ['md', 'markdown'],
    text: situationReportText,
  },
];

/** The format according to the extension of a file name. */
export function formatOfName(file: string): ExportFormat | undefined {
  const name = file.toLowerCase();
  return EXPORT_FORMATS.toSorted(
    (one, other) => other.extensions[0].length - one.extensions[0].length,
  ).find(({ extensions }) => extensions.some((extension) => name.endsWith(`.${extension}`)));
}

async function* situationReportText(exporting: Exporting): AsyncGenerator<string> {
  const { store, scope, datasets, redaction, zone, now } = exporting;
  const situationReport = await store.ask('situationReport', scope);
  const used = new Set(situationReport.incidents.flatMap((incident) => incident.datasets));
  const attributions = datasets
    .filter(({ name }) => used.has(name))
    .map((dataset) => attributionOf(dataset, zone));
  yield writeSituationReport(situationReport, {
    filter: scope.filter,
    zone,
    now,
    attributions,
    isRedacted: redaction !== null,
  });
}

export type ExportOptions = {
  readonly store: Reader;
  readonly scope: Scope;
  readonly format: ExportFormat;
  readonly zone: string;
  readonly now: string;
  readonly redact: boolean;
  /** Rows of datasets that may not be passed on are included. */
  readonly restricted: boolean;
};

export type Export = {
  readonly text: AsyncGenerator<string>;
  /** The records in the text, to be remembered as exported once all of it was written. */
  readonly exported: readonly Exported[];
  /** How many matching incidents are left out since their datasets may not be passed on, and which datasets. */
  readonly leftOut: { readonly incidents: number; readonly datasets: readonly string[] };
};

/**
 * Prepares an export; its text is produced as it is read. `store` must answer from one snapshot (`Store.atOneMoment`),
 * or what is written meanwhile may be exported twice.
 */
export async function prepareExport(options: ExportOptions): Promise<Export> {
  const { store, scope, format, zone, now, redact, restricted } = options;
  const datasets = await store.ask('datasets', {});
  const closed = restricted
    ? []
    : datasets.filter(({ passing }) => passing === 'no').map(({ name }) => name);
  const filter =
    closed.length === 0 ? scope.filter : withTerm(scope.filter, inDatasets(closed), true);
  const exported: Exported[] = [];
  const exporting: Exporting = {
    store,
    onExported: (some) => exported.push(...some),
    scope: { ...scope, filter },
    datasets,
    redaction: redact ? createRedaction() : null,
    zone,
    now,
  };
  const incidents = closed.length === 0 ? 0 : await countOf(store, scope, closed);
  return { text: format.text(exporting), exported, leftOut: { incidents, datasets: closed } };
}

async function countOf(store: Reader, scope: Scope, closed: readonly string[]): Promise<number> {
  const filter = withTerm(scope.filter, inDatasets(closed), false);
  return (await store.ask('matches', { filter, today: scope.today })).found;
}

function inDatasets(names: readonly string[]): Condition {
  return { key: 'dataset', names };
}

function withTerm({ terms }: Filter, condition: Condition, negated: boolean): Filter {
  const term: Term = { condition, negated, span: { from: 0, until: 0 } };
  return { terms: [...terms, term] };
}

/** A sentence about rows that are left out; `undefined` if there are none. */
export function leftOutWords({ incidents, datasets }: Export['leftOut']): string | undefined {
  if (incidents === 0) return undefined;
  const rows = incidents === 1 ? '1 incident was' : `${incidents} incidents were`;
  return `${rows} left out: ${datasets.join(', ')} may not be passed on.`;
}
