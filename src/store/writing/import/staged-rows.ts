import type { ImportedIncident } from '../../../domain/entry/imported.ts';
import type { ImportedRows } from '../../port/importing.ts';
import { storedMapped } from '../../schema/mapped-row.ts';
import { columnsOf, HASH_BYTES, type NewRow, packRow } from '../../schema/published-row.ts';

/** An incident of an import whose publisher's row is packed already, with the names of its columns (a JSON array). */
export type StagedIncident = Omit<ImportedIncident, 'raw'> & {
  readonly published: NewRow & { readonly columns: string };
};

type Incidents = { readonly kind: 'incidents' };
type OtherRows = Exclude<ImportedRows, Incidents>;

/** Rows of a file as they are written. */
export type StagedRows = OtherRows | (Incidents & { readonly rows: readonly StagedIncident[] });

/**
 * The same on their way to the thread that writes, and while they wait there. Incidents are one JSON text and one block of
 * memory: an object takes five times the room, and longer to send.
 */
export type SentRows = OtherRows | SentIncidents;
type SentIncidents = Incidents & {
  readonly count: number;
  /** A JSON array of `SentIncident`. */
  readonly text: string;
  /** The hash and the packed row of each, in their order. */
  readonly packed: Uint8Array;
  readonly columns: readonly string[];
};
/** `columns`: which of the names of columns it has; `bytes`: how many its packed row has. */
type SentIncident = Omit<StagedIncident, 'published'> & {
  readonly columns: number;
  readonly bytes: number;
};

/** Packs the publishers' rows of incidents. That takes longer than writing them, and is done before the lock is needed. */
export function sendRows(rows: ImportedRows): SentRows {
  if (rows.kind !== 'incidents') return rows;
  const columns: string[] = [];
  const blocks: Buffer[] = [];
  /** The names of the row before, which nearly every row has too. */
  let names: readonly string[] | undefined;
  let at = 0;
  const sent = rows.rows.map((row): SentIncident => {
    const { raw, ...incident } = row;
    if (names !== raw.columns) {
      names = raw.columns;
      const text = columnsOf(raw);
      at = columns.indexOf(text);
      if (at < 0) at = columns.push(text) - 1;
    }
    const { hash, packed } = packRow(raw, storedMapped(row), columns[at] ?? null);
    blocks.push(hash, packed);
    return { ...incident, columns: at, bytes: packed.length };
  });
  return {
    kind: 'incidents',
    count: sent.length,
    text: JSON.stringify(sent),
    packed: Buffer.concat(blocks),
    columns,
  };
}

/** The rows that were sent. */
export function receiveRows(rows: SentRows): StagedRows {
  if (rows.kind !== 'incidents') return rows;
  const { text, columns } = rows;
  const { buffer, byteOffset, byteLength } = rows.packed;
  const block = Buffer.from(buffer, byteOffset, byteLength);
  const sent: readonly SentIncident[] = JSON.parse(text);
  let from = 0;
  const take = (bytes: number) => {
    from += bytes;
    return block.subarray(from - bytes, from);
  };
  const incidents = sent.map(({ columns: at, bytes, ...incident }): StagedIncident => {
    const published = { columns: columns[at] ?? '', hash: take(HASH_BYTES), packed: take(bytes) };
    return { ...incident, published };
  });
  return { kind: 'incidents', rows: incidents };
}

/** How many rows were sent. */
export function countSent(rows: SentRows): number {
  return rows.kind === 'incidents' ? rows.count : rows.rows.length;
}
