import { hash } from 'node:crypto';
import type { ImportedIncident, RejectedRow } from '../domain/imported.ts';
import { BadCell } from '../formats/cells.ts';
import type { Format } from '../formats/format.ts';
import type { SheetRow } from './read-rows.ts';
import type { Sheet } from './sheet.ts';

/**
 * Reads the rows of one file in our terms, each with the row itself as it came; answers with a row that cannot go
 * in as rejected. A publisher's id names one row of a file: the second one may only say the same again.
 */
export function createIncidentReader(
  format: Format,
  { header, names }: Sheet,
): (row: SheetRow) => ImportedIncident | RejectedRow {
  const seen = new Map<string, string>();
  return ({ line, cells }) => {
    const byName = new Map<string, string>();
    for (const [index, cell] of cells.entries()) byName.set(names[index] ?? '', cell);
    try {
      const incident = format.read(byName);
      const print = fingerprint(cells);
      const before = seen.get(incident.externalId);
      if (before === undefined) seen.set(incident.externalId, print);
      else if (before !== print) return contradiction(line, incident.externalId);
      return { ...incident, line, raw: rawOf(header, cells) };
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      const { column, value, message } = error;
      return { line, column, value: value === '' ? null : value, reason: message };
    }
  };
}

/** The row by the header's names; a cell without a name is none of the publisher's. */
function rawOf(header: readonly string[], cells: readonly string[]): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [index, name] of header.entries()) {
    if (name !== '') raw[name] = cells[index] ?? '';
  }
  return raw;
}

/** What a row says, in a few bytes: a large file has a million of them. */
function fingerprint(cells: readonly string[]): string {
  return hash('sha1', cells.join('\u001f'), 'base64').slice(0, 12);
}

function contradiction(line: number, id: string): RejectedRow {
  const reason = 'stands in this file a second time and says something else';
  return { line, column: 'id', value: id, reason };
}
