import type { Exported } from '../../store/port/exported.ts';
import { type Store, StoreError } from '../../store/port/store.ts';

/**
 * Records what was exported to another database. The file is written by then, so a failure to record it is returned as
 * a message and does not fail the export.
 */
export async function rememberExported(
  store: Store,
  exported: readonly Exported[],
): Promise<string | undefined> {
  try {
    await store.rememberExported(exported);
    return undefined;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return `The export could not be recorded, so more of what comes back may be in conflict: ${error.message}`;
  }
}
