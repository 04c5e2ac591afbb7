import type { Store } from '../../store/port/store.ts';
import type { RowRead } from '../reading/row-read.ts';
import type { Reader } from './row-reader.ts';

/** A row, and the incident that is here as it is in the file. */
export type Recognised = RowRead & { readonly incident?: number };

/** Finds them among rows, before they are read. */
export type Recogniser = (rows: readonly RowRead[]) => Promise<readonly Recognised[]>;

/**
 * Finds rows that are here as they are in the file, before they are read. In a chunk where two have the same id none is: the
 * second may contradict the first, and what is recognised goes before the rest.
 */
export function createRecogniser(
  store: Pick<Store, 'ask'>,
  { keyOf }: Pick<Reader, 'keyOf'>,
  file: { readonly dataset: string; readonly publisherVersion: string | null },
): Recogniser {
  let isNew = false;
  return async (chunk) => {
    if (keyOf === null || isNew || chunk.length === 0) return chunk;
    const keyed = chunk.map((read) =>
      read.row === undefined ? read : { row: { ...read.row, key: keyOf(read.row) } },
    );
    const externalIds: string[] = [];
    const fingerprints: string[] = [];
    for (const { row } of keyed) {
      const { externalId = null, fingerprint = '' } = row?.key ?? {};
      if (externalId === null) continue;
      externalIds.push(externalId);
      fingerprints.push(fingerprint);
    }
    if (new Set(externalIds).size < externalIds.length) return keyed;
    const found = await store.ask('unchangedRows', { ...file, externalIds, fingerprints });
    isNew = found.isNew;
    const incidents = new Map(externalIds.map((id, index) => [id, found.incidents[index] ?? null]));
    return keyed.map((read) => {
      const incident = incidents.get(read.row?.key?.externalId ?? '') ?? null;
      return incident === null ? read : { ...read, incident };
    });
  };
}
