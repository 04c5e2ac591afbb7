import type { Given } from '../../store/port/exchanged.ts';
import { type Store, StoreError } from '../../store/port/store.ts';

/**
 * Has the database remember what was given to another one. The file is written by then: that this could not be
 * remembered is answered in words, and is no failure of the export.
 */
export async function rememberGiven(
  store: Store,
  given: readonly Given[],
): Promise<string | undefined> {
  try {
    await store.rememberGiven(given);
    return undefined;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return `The export could not be recorded, so more of what comes back may be in conflict: ${error.message}`;
  }
}
