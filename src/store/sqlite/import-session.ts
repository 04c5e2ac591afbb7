import { type ImportHeader, type ImportSession, StoreError } from '../store.ts';
import type { Connection } from './kysely.ts';

/**
 * Begins an import on the writer's connection: one write transaction that is open from here until `finish`
 * or `abandon`. `known` is the newest schema of this program (`expectKnown` after `begin immediate`).
 */
export async function beginImport(
  _connection: Connection,
  _known: number,
  _header: ImportHeader,
): Promise<ImportSession> {
  throw new StoreError('internal', 'Imports are not built yet.');
}
