import type { ImportedIncident } from '../../../domain/entry/imported.ts';
import type { ImportedRows } from '../../port/importing.ts';
import { storedMapped } from '../../schema/mapped-row.ts';
import { columnsOf, type NewRow, packRow } from '../../schema/published-row.ts';

/** An incident of an import whose publisher's row is packed already, with the names of its columns (a JSON array). */
export type StagedIncident = Omit<ImportedIncident, 'raw' | 'fingerprint'> & {
  readonly published: NewRow & { readonly columns: string };
};

type Incidents = { readonly kind: 'incidents' };
type Unchanged = Extract<ImportedRows, { readonly kind: 'unchanged' }>;
type OtherRows = Exclude<ImportedRows, Incidents | Unchanged>;

/** Rows of a file as they are written. */
export type StagedRows =
  | OtherRows
  | Unchanged
  | (Incidents & { readonly rows: readonly StagedIncident[] });

/**
 * The same on their way to the thread that writes, and while they wait there. Incidents are one JSON text and one block of
 * memory: an object takes five times the room, and longer to send.
 */
export type SentRows = OtherRows | SentIncidents | SentUnchanged;
type SentIncidents = Incidents & {
  readonly count: number;
  /** A JSON array of `SentIncident`. */
  readonly text: string;
  /** The hash and the packed row of each, in their order. */
  readonly packed: Uint8Array;
  readonly columns: readonly string[];
};
type SentUnchanged = Pick<Unchanged, 'kind'> & Pick<SentIncidents, 'count' | 'text'>;
/** `columns`: which of the names of columns it has; how many bytes its hash and its packed row have. */
type SentIncident = Omit<StagedIncident, 'published'> & {
  readonly columns: number;
  readonly hashBytes: number;
  readonly packedBytes: number;
};

/** Packs the publishers' rows of incidents. That takes longer than writing them, and is done before the lock is needed. */
export function sendRows(rows: ImportedRows): SentRows {
  if (rows.kind === 'unchanged') {
    return { kind: 'unchanged', count: rows.rows.length, text: JSON.stringify(rows.rows) };
  }
  if (rows.kind !== 'incidents') return rows;
  const columns: string[] = [];
  const blocks: Buffer[] = [];
  /** The names of the row before, which nearly every row has too. */
  let names: readonly string[] | undefined;
  let at = 0;
  const sent = rows.rows.map((row): SentIncident => {
    const { raw, fingerprint = '', ...incident } = row;
    if (names !== raw.columns) {
      names = raw.columns;
      const text = columnsOf(raw);
      at = columns.indexOf(text);
      if (at < 0) at = columns.push(text) - 1;
    }
    const { hash, packed } = packRow(raw, storedMapped(row), columns[at] ?? null);
    const whole = Buffer.concat([hash, Buffer.from(fingerprint, 'hex')]);
    blocks.push(whole, packed);
    return { ...incident, columns: at, hashBytes: whole.length, packedBytes: packed.length };
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
  if (rows.kind === 'unchanged') return { kind: 'unchanged', rows: JSON.parse(rows.text) };
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
  const incidents = sent.map(({ columns: at, hashBytes, packedBytes, ...incident }) => {
    const [hash, packed] = [take(hashBytes), take(packedBytes)];
    return { ...incident, published: { columns: columns[at] ?? '', hash, packed } };
  });
  return { kind: 'incidents', rows: incidents };
}

/** How many rows were sent. */
export function countSent(rows: SentRows): number {
  return 'count' in rows ? rows.count : rows.rows.length;
}
