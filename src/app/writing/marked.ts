import { printEntry } from '../../domain/editing/print-entry.ts';
import { recordName } from '../../domain/model/record.ts';
import type { Act } from '../../store/port/store.ts';
import { countOf } from '../../text/number-words.ts';
import { move } from '../pages/moving.ts';
import { incidentHere } from '../pages/record-here.ts';
import { openLine } from '../prompt/adding.ts';
import type { ViewMetrics } from '../state/command.ts';
import { selectedRow } from '../state/event-list.ts';
import { markedHere, unmarkAll } from '../state/marked.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** Marks the selected incident, or takes its mark off, and goes on to the next one. */
export function toggleMark(state: State, metrics: ViewMetrics): Step {
  const { selected } = state.events;
  if (selected === undefined) return still(state);
  const marked = new Set(state.marked);
  if (!marked.delete(selected)) marked.add(selected);
  return move({ ...state, marked }, { rows: 1 }, metrics);
}

/** Asks whether to remove the marked incidents, which `u` brings back together. */
export function removeMarked(state: State, [first, ...others]: readonly number[]): Step {
  if (first === undefined) return still(state);
  const toRecord = (id: number) => ({ kind: 'incident', id }) as const;
  const act: Act = {
    kind: 'remove-all',
    who: state.who,
    records: [toRecord(first), ...others.map(toRecord)],
  };
  const question = `Remove the ${countOf(others.length + 1, 'marked incident')}?`;
  return still({ ...state, overlay: { kind: 'confirm', question, act } });
}

/** Opens the line that merges the marked incidents: into the selected one if it is among them, else into what was entered here first. */
export function mergeMarked(state: State): Step {
  const into = mergedInto(state);
  const [first, ...others] = markedHere(state).filter((id) => id !== into);
  if (into === undefined || first === undefined) return still(state);
  const line = printEntry({
    kind: 'merge incidents',
    from: [first, ...others],
    into,
    reason: null,
  });
  return openLine(state, line);
}

function mergedInto(state: State): number | undefined {
  const marked = markedHere(state);
  const selected = selectedRow(state.events)?.id;
  if (selected !== undefined && marked.includes(selected)) return selected;
  const own = state.events.rows.filter(
    ({ id, dataset }) => dataset === null && marked.includes(id),
  );
  return own.map(({ id }) => id).toSorted((one, other) => one - other)[0] ?? Math.min(...marked);
}

/** Opens the line that tags the marked incidents, or the one here. */
export function tagHere(state: State): Step {
  const here = incidentHere(state);
  const marked = markedHere(state);
  const ids = marked.length > 0 || here === undefined ? marked : [here];
  if (ids.length === 0) return still(state);
  const names = ids.map((id) => recordName({ kind: 'incident', id }));
  return openLine(state, `tag ${names.join(',')} #`);
}

/** The state after an act on the marked incidents is done: their marks have served. */
export function withoutServedMarks(state: State, act: Act): State {
  if (state.marked.size === 0) return state;
  const isServed =
    act.kind === 'remove-all' ||
    (act.kind === 'add' && (act.entry.kind === 'tag' || act.entry.kind === 'merge incidents'));
  return isServed ? unmarkAll(state) : state;
}
