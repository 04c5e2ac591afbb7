import { hash } from 'node:crypto';
import packageJson from '../../../package.json' with { type: 'json' };
import { FINGERPRINT_DIGITS } from '../../domain/entry/imported.ts';
import type { Day } from '../../domain/time/days.ts';
import { BadCell } from '../../formats/rows/cells.ts';
import { idIn } from '../../formats/rows/row-id.ts';
import type { RowKey, SourceRow } from '../reading/row-read.ts';
import { withWholeDays } from '../recognising/date-orders.ts';
import type { ReadAs } from './row-reader.ts';

/**
 * Finds the keys of a file's rows. The fingerprint is of all that a row is read from: its cells and their columns, what stands in
 * for its days, and how they are read, which may be another way in another version of this program.
 */
export function createRowKeys(
  { format, layout, days }: ReadAs,
  today: () => Day,
): (row: SourceRow) => RowKey {
  const mapping = format.yields === 'incidents' ? format.mapping?.(layout) : undefined;
  const dataset = format.datasetOf?.(layout) ?? format.dataset;
  const reading = [packageJson.version, format.id, dataset, mapping, layout.names];
  const [id, ...more] = format.idColumns(layout);
  const dated = [...days.days, ...days.years];
  /** The columns of the row before, which nearly every row has too. */
  let last: { readonly columns: readonly string[]; readonly text: string } | undefined;
  return (row) => {
    const { columns, cells } = row.raw;
    if (last?.columns !== columns) last = { columns, text: JSON.stringify([reading, columns]) };
    const whole = withWholeDays(row.byName, days, today());
    const read = whole === row.byName ? [] : dated.map((column) => whole.get(column) ?? null);
    return {
      externalId: id === undefined ? null : idOf(row, [id, ...more]),
      fingerprint: fingerprintOf(`${last.text}${JSON.stringify(cells)}${JSON.stringify(read)}`),
    };
  };
}

function fingerprintOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, FINGERPRINT_DIGITS);
}

function idOf({ byName }: SourceRow, columns: readonly [string, ...string[]]): string | null {
  try {
    return idIn(byName, columns);
  } catch (error) {
    if (error instanceof BadCell) return null;
    throw error;
  }
}
