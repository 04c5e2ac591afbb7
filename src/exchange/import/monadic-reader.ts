import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { IncidentFormat, ReadIncident } from '../../formats/rows/format.ts';
import { asItCame, type SourceRow } from '../reading/row-read.ts';
import { withWholeDays } from '../recognising/date-orders.ts';
import { withoutPlaceholders } from './judge-row.ts';
import { judged, type Reader, type ReadingOf, readOrReject, UNKEYED } from './row-reader.ts';

/** A reader of files with one row per actor, which holds every incident until the file has been read. */
export function monadicReader(
  format: IncidentFormat,
  join: (one: ReadIncident, other: ReadIncident) => ReadIncident | null,
  { layout, days, judging }: ReadingOf,
): Reader {
  const read = format.reader(layout);
  const held = new Map<string, ReadIncident & Pick<SourceRow, 'line' | 'raw'>>();
  return {
    ...UNKEYED,
    read: (rows) => {
      const rejected: RejectedRow[] = [];
      for (const row of rows) {
        const result = readOrReject(row, ({ byName }) =>
          read(withWholeDays(byName, days, judging.today())),
        );
        if ('rejected' in result) {
          rejected.push(result.rejected);
          continue;
        }
        const { externalId } = result.read;
        const before = held.get(externalId);
        const both = before === undefined ? result.read : join(withoutSource(before), result.read);
        if (both === null) rejected.push(contradiction(row, externalId));
        else
          held.set(externalId, { ...both, line: (before ?? row).line, raw: (before ?? row).raw });
      }
      return { rows: [], rejected };
    },
    rest: () => {
      const rows = [...held.values()].map((row) =>
        judged(withoutPlaceholders(withoutSource(row)), row, judging),
      );
      return { kind: 'incidents', rows };
    },
  };
}

/** The incident without its position and original text. */
function withoutSource({
  line: _,
  raw: __,
  ...read
}: ReadIncident & Pick<SourceRow, 'line' | 'raw'>): ReadIncident {
  return read;
}

function contradiction(row: SourceRow, id: string): RejectedRow {
  const reason = 'occurs a second time in this file, with different content';
  return { line: row.line, column: 'id', value: id, reason, raw: asItCame(row) };
}
