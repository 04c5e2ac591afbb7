import { printEntry } from '../../domain/editing/print-entry.ts';
import type { IncidentSplitEntry } from '../../domain/entry/entry.ts';
import { recordName } from '../../domain/model/record.ts';
import type { LikelySameRow } from '../../store/port/rows-likely-same.ts';
import { openLine } from '../prompt/adding.ts';
import { filterBy } from '../prompt/filtering.ts';
import { answerTo } from '../requests/queries.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** The pair of incidents chosen in the list of those that are likely the same. */
export function pairHere(state: State): LikelySameRow | undefined {
  const { page } = state;
  if (page.kind !== 'likelySame' || page.link?.kind !== 'incident') return undefined;
  const { id } = page.link;
  return answerTo(state, 'likelySame')?.rows.find(({ incident }) => incident.id === id);
}

/** Leaves the list for the dashboard, with both incidents alone in its list. */
export function showPair(state: State): Step {
  const pair = pairHere(state);
  if (pair === undefined) return still(state);
  const names = [pair.into, pair.incident].map(({ id }) => recordName({ kind: 'incident', id }));
  const dashboard: State = {
    ...state,
    page: { kind: 'dashboard' },
    trail: [],
    focus: 'events',
    notice: undefined,
  };
  return filterBy(dashboard, `id:${names.join(',')}`);
}

/** Opens the line that merges the chosen pair; below it stands what that would do. */
export function mergePair(state: State): Step {
  const pair = pairHere(state);
  if (pair === undefined) return still(state);
  const { incident, into } = pair;
  const line = printEntry({
    kind: 'merge incidents',
    from: [incident.id],
    into: into.id,
    reason: null,
  });
  return openLine(state, line);
}

/** Declares the chosen pair distinct, so that it is not proposed again; `u` undoes that. */
export function declarePairDistinct(state: State): Step {
  const pair = pairHere(state);
  if (pair === undefined) return still(state);
  const entry: IncidentSplitEntry = {
    kind: 'split incident',
    incident: pair.incident.id,
    from: pair.into.id,
    reason: null,
  };
  return [state, [{ type: 'act', act: { kind: 'add', who: state.who, entry } }]];
}
