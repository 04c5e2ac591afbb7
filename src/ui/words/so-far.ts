import { isImportUnderWay } from '../../app/requests/unfinished.ts';
import type { State } from '../../app/state/state.ts';

/** After a count: it may include a part of an import that is still coming in. */
export function soFar(state: State): string {
  return isImportUnderWay(state) ? ' so far' : '';
}
