import { freshnessOf } from '../../domain/time/freshness.ts';
import { type Clock, dayOf } from '../../domain/time/moment.ts';
import type { DatasetRow } from '../../store/port/rows-imports.ts';
import { grouped } from '../../text/number-words.ts';
import type { Column } from '../table/column.ts';

/** A dataset and the current time, which decide whether it is stale. */
export type DatedDataset = DatasetRow & { readonly clock: Clock };

const PASSING = { free: 'yes', attribution: 'with credit', no: 'no' } as const;

/** Datasets and how fresh they are. */
export const DATASET_COLUMNS: readonly Column<DatedDataset>[] = [
  text('dataset', { min: 12, max: 32, grow: 1 }, 1, ({ name }) => name),
  text('newest', { min: 10, max: 10 }, 1, ({ newest }) => newest ?? 'none'),
  text('imported', { min: 10, max: 10 }, 1, ({ lastImport, clock }) =>
    lastImport === null ? '' : dayOf(lastImport, clock.zone),
  ),
  {
    ...text('state', { min: 6, max: 6 }, 1, stateOf),
    role: (row) => (['stale', 'behind'].includes(stateOf(row)) ? 'warn' : 'text'),
  },
  count('incidents', ({ incidents }) => incidents),
  count('leads', ({ leads }) => leads),
  text('version', { min: 7, max: 11 }, 4, ({ version }) => version ?? ''),
  text('may be passed on', { min: 16, max: 16 }, 3, ({ passing }) => PASSING[passing]),
  text('licence', { min: 10, max: 40, grow: 1 }, 5, ({ licence }) => licence),
];

/** The freshness of a dataset; a dash if it is not known how often its publisher publishes. */
function stateOf(row: DatedDataset): string {
  const state = freshnessOf(row, row.clock);
  return state === 'unknown' ? '–' : state;
}

function text(
  header: string,
  width: Column<DatedDataset>['width'],
  priority: number,
  cell: (row: DatedDataset) => string,
): Column<DatedDataset> {
  return { id: header, header, align: 'left', width, priority, cell };
}

function count(header: string, of: (row: DatedDataset) => number): Column<DatedDataset> {
  const width = { min: 9, max: 11, whole: true } as const;
  return {
    id: header,
    header,
    align: 'right',
    width,
    priority: 2,
    cell: (row) => grouped(of(row)),
  };
}
