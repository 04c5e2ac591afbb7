import type { WindowChoice } from '../../domain/time/period.ts';
import { type Line, lineOf } from '../state/line-editor.ts';
import type { ViewNamePrompt, ViewsList } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import type { SavedView, View } from '../state/view.ts';
import { clockOf } from './adding.ts';
import { filterBy } from './filtering.ts';
import { readWindow } from './windowing.ts';

/** A name that can also name a file. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,39}$/u;

/** Lists the saved views. */
export function openViews(state: State): Step {
  const overlay: ViewsList = { kind: 'views', views: undefined, selected: 0, removing: undefined };
  return [{ ...state, overlay, notice: undefined }, [{ type: 'read-views' }]];
}

/** The views were read; the list may have been closed meanwhile. */
export function viewsRead(state: State, views: readonly SavedView[]): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'views') return still(state);
  const selected = Math.max(0, Math.min(overlay.selected, views.length - 1));
  return still({ ...state, overlay: { ...overlay, views, selected, removing: undefined } });
}

/** Selects the next (or previous) view of the list. */
export function viewsMoved(state: State, list: ViewsList, step: 1 | -1): Step {
  const count = list.views?.length ?? 0;
  const selected = Math.max(0, Math.min(count - 1, list.selected + step));
  return still({ ...state, overlay: { ...list, selected, removing: undefined } });
}

/** Opens the view at a place of the list, or says why it cannot be opened. */
export function openViewAt(state: State, list: ViewsList, at: number): Step {
  const saved = list.views?.[at];
  if (saved === undefined) {
    const notice = { text: 'there is no view with this number', tone: 'plain' } as const;
    return still({ ...state, overlay: { ...list, removing: undefined }, notice });
  }
  if ('problem' in saved) {
    const overlay = { ...list, selected: at, removing: undefined };
    return still({ ...state, overlay, notice: { text: saved.problem, tone: 'bad' } });
  }
  return openView({ ...state, overlay: undefined }, saved.name, saved.view);
}

function openView(state: State, name: string, view: View): Step {
  const window = readWindow(view.window, clockOf(state));
  const set = withView(state, view);
  // Views are checked when they are read; the window's text is that of the prompt for it.
  const windowed = typeof window === 'string' ? set : { ...set, window };
  return chain(filterBy(windowed, view.filter), (now) =>
    still({
      ...now,
      events: { ...now.events, jump: 'first' },
      notice: { text: `view ${name}`, tone: 'plain' },
    }),
  );
}

/** Removes the selected view, once the same key is pressed again. */
export function removeView(state: State, list: ViewsList): Step {
  const name = list.views?.[list.selected]?.name;
  if (name === undefined) return still(state);
  if (list.removing !== name) return still({ ...state, overlay: { ...list, removing: name } });
  return [{ ...state, overlay: { ...list, removing: undefined } }, [{ type: 'remove-view', name }]];
}

/** Asks for the name under which the dashboard's settings are saved. */
export function openViewName(state: State, name: string): Step {
  const overlay: ViewNamePrompt = {
    kind: 'view-name',
    line: lineOf(name),
    refusal: undefined,
    taken: undefined,
  };
  return still({ ...state, overlay, notice: undefined });
}

/** The name has changed. */
export function viewNameEdited(state: State, prompt: ViewNamePrompt, line: Line): Step {
  return still({ ...state, overlay: { ...prompt, line, refusal: undefined, taken: undefined } });
}

/** Saves the dashboard's settings; a name that is taken is replaced when Enter is pressed again. */
export function saveView(state: State, prompt: ViewNamePrompt): Step {
  const name = prompt.line.text.trim();
  if (name === '') return still({ ...state, overlay: undefined });
  if (!NAME.test(name)) {
    const refusal =
      'a name has up to 40 letters, digits, spaces, hyphens and underscores, and begins with a letter or digit';
    return still({ ...state, overlay: { ...prompt, refusal } });
  }
  const replaces = prompt.taken === name;
  return [
    { ...state, overlay: undefined },
    [{ type: 'save-view', name, view: viewOf(state), replaces }],
  ];
}

/** The settings were not saved: asks for the name again, unless something else has been opened. */
export function viewNotSaved(
  state: State,
  {
    name,
    message,
    isTaken,
  }: { readonly name: string; readonly message: string; readonly isTaken: boolean },
): Step {
  if (state.overlay !== undefined) {
    return still({ ...state, notice: { text: message, tone: 'bad' } });
  }
  return chain(openViewName(state, name), (now) =>
    now.overlay?.kind === 'view-name'
      ? still({
          ...now,
          overlay: { ...now.overlay, refusal: message, taken: isTaken ? name : undefined },
        })
      : still(now),
  );
}

/** How the dashboard is set now. */
export function viewOf(state: State): View {
  const { filter, window, sort, actorsBy, barUnit, focus, zoomed } = state;
  return {
    filter: filter.text.trim(),
    window: windowText(window),
    sort: sort.column,
    order: sort.descending ? 'descending' : 'ascending',
    actors: actorsBy,
    timeline: barUnit ?? 'finest',
    panel: focus,
    zoomed,
  };
}

/** The dashboard set as a view says, except for its filter and window. */
function withView(state: State, view: View): State {
  return {
    ...state,
    page: { kind: 'dashboard' },
    trail: [],
    sort: { column: view.sort, descending: view.order === 'descending' },
    actorsBy: view.actors,
    barUnit: view.timeline === 'finest' ? null : view.timeline,
    focus: view.panel,
    zoomed: view.zoomed,
  };
}

function windowText(window: WindowChoice): string {
  return window.kind === 'last' ? window.name : `${window.from}..${window.until}`;
}
