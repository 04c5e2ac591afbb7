import type { ActorRow, TimelineAnswer, TimelineBar } from '../../store/port/rows.ts';
import { allSeen, incidentSeen } from '../requests/live.ts';
import { answerTo, askEvents, askTrends } from '../requests/queries.ts';
import { type ActorPart, actorKey, actorOfKey, actorParts } from '../state/actor-list.ts';
import type { ViewMetrics } from '../state/command.ts';
import { jumpTo, moveBy, rangeToRead, runsShort } from '../state/event-list.ts';
import { rowsOf } from '../state/layout.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { PANEL_IDS, type PanelId } from '../state/view.ts';

const NO_ACTORS: readonly ActorRow[] = [];

/** How far a key moves: a number of rows or of screens. */
export type Distance = { readonly rows: number } | { readonly screens: number };

/** Moves the selection of the focused panel. */
export function move(state: State, distance: Distance, metrics: ViewMetrics): Step {
  const visible = rowsOf(state, state.focus);
  const steps = 'rows' in distance ? distance.rows : rowsFor(state, distance.screens, metrics);
  if (state.focus !== 'events') return askTrends(moveSelection(state, state.focus, steps));
  const events = moveBy(state.events, steps, visible);
  return settleEvents(incidentSeen({ ...state, events }, events.selected), visible);
}

function rowsFor(state: State, screens: number, metrics: ViewMetrics): number {
  const direction = screens > 0 ? 1 : -1;
  const inOne =
    state.focus === 'quotes' ? metrics.quotesAScreen(state, direction) : rowsOf(state, state.focus);
  return Math.trunc(screens * inOne) || direction;
}

/** Goes to the first or the last row of the focused panel; the first row of the events marks all events as seen. */
export function jump(state: State, to: 'first' | 'last'): Step {
  const visible = rowsOf(state, state.focus);
  if (state.focus !== 'events') {
    const far = to === 'first' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return askTrends(moveSelection(state, state.focus, far));
  }
  const events = jumpTo(state.events, to, visible);
  const seen = to === 'first' ? allSeen(state) : state;
  // Rows of the other end that are still being read would move the list there.
  const isElsewhere = state.queries.incidents?.waiting === true;
  if (events.jump !== undefined || isElsewhere) return askEvents({ ...seen, events });
  return settleEvents({ ...seen, events }, visible);
}

/** Queries more rows if the list is about to run out, unless it has just received the same ones. */
export function settleEvents(state: State, visible: number): Step {
  const { events } = state;
  const query = state.queries.incidents;
  const wanting = events.pendingSteps !== 0 || runsShort(events, visible);
  if (!wanting || query?.waiting === true) return still(state);
  const wanted = rangeToRead(events, visible);
  const wasGiven =
    query?.params.at === wanted.at &&
    query.params.before === wanted.before &&
    query.params.after === wanted.after;
  return wasGiven ? still({ ...state, events: { ...events, pendingSteps: 0 } }) : askEvents(state);
}

/** Moves the focus to the next (or previous) panel. */
export function stepFocus(state: State, step: 1 | -1): State {
  const index = PANEL_IDS.indexOf(state.focus);
  const focus = PANEL_IDS[(index + step + PANEL_IDS.length) % PANEL_IDS.length];
  return focus === undefined ? state : { ...state, focus };
}

/** The key of the selected row of a panel; by default the first row, in the timeline the bar of the day chosen in other bars, or the last. */
export function selectedKey(
  state: State,
  panel: Exclude<PanelId, 'events'>,
): number | string | undefined {
  const keys = keysOf(state, panel);
  const chosen = state.selections[panel];
  if (chosen !== undefined && keys.includes(chosen)) return chosen;
  if (panel !== 'timeline') return keys[0];
  const day = state.selections.timeline?.slice(0, 10) ?? '';
  return keys.findLast((key) => String(key).slice(0, 10) <= day) ?? keys.at(-1);
}

/** The parts of the counts by actor. */
export function partsShown(state: State): readonly ActorPart[] {
  return actorParts(answerTo(state, 'actors')?.rows ?? NO_ACTORS, state.actorsBy);
}

/** The selected actor, and its role if the list is by side. */
export function selectedActor(state: State) {
  return actorOfKey(partsShown(state), selectedKey(state, 'actors'));
}

/** The selected bar of the timeline. */
export function selectedBar(state: State): TimelineBar | undefined {
  const key = selectedKey(state, 'timeline');
  return answerTo(state, 'timeline')?.bars.find((bar) => bar.from === key);
}

function moveSelection(state: State, panel: Exclude<PanelId, 'events'>, steps: number): State {
  const keys = keysOf(state, panel);
  const current = selectedKey(state, panel);
  if (current === undefined) return state;
  const index = Math.max(0, Math.min(keys.length - 1, keys.indexOf(current) + steps));
  return { ...state, selections: { ...state.selections, [panel]: keys[index] } };
}

function keysOf(state: State, panel: Exclude<PanelId, 'events'>): readonly (number | string)[] {
  switch (panel) {
    case 'actors':
      return partsShown(state).flatMap((part) => part.rows.map((row) => actorKey(part, row)));
    case 'quotes':
      return answerTo(state, 'quotes')?.rows.map((row) => row.id) ?? [];
    case 'timeline':
      return drawnBars(answerTo(state, 'timeline')).map((bar) => bar.from);
  }
}

/** The bars that are drawn and can be selected: none if all are empty, because words are shown instead. */
export function drawnBars(answer: TimelineAnswer | undefined): readonly TimelineBar[] {
  return answer?.bars.some((bar) => bar.incidents > 0) ? answer.bars : [];
}
