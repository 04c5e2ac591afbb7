import { answerTo, askPage, askPanels, forget } from './asking.ts';
import { selectedRow } from './event-list.ts';
import { clearFilter, filterBy } from './filtering.ts';
import { incidentSeen } from './live.ts';
import { selectedBar, selectedKey } from './moving.ts';
import type { Page, State } from './state.ts';
import { chain, type Step, still } from './step.ts';
import { setWindow } from './windowing.ts';

/** Opens what is selected: an incident's or a quote's page, an actor as the filter, a bar as the window. */
export function openSelected(state: State): Step {
  switch (state.focus) {
    case 'events': {
      const row = selectedRow(state.events);
      return row === undefined
        ? still(state)
        : openPage(state, { kind: 'incident', id: row.id, scroll: 0 });
    }
    case 'quotes': {
      const id = selectedKey(state, 'quotes');
      return typeof id === 'number'
        ? openPage(state, { kind: 'quote', id, scroll: 0 })
        : still(state);
    }
    case 'actors':
      return filterByActor(state);
    case 'timeline': {
      const bar = selectedBar(state);
      return bar === undefined
        ? still(state)
        : setWindow(state, { kind: 'between', from: bar.from, until: bar.until });
    }
  }
}

/** One step back: from a page to the dashboard, from a zoomed panel to all, from a filter to everything. */
export function goBack(state: State): Step {
  if (state.page.kind !== 'dashboard') {
    const back: State = { ...state, page: { kind: 'dashboard' } };
    return state.live.paused === undefined ? askPanels(back) : still(back);
  }
  if (state.zoomed) return askPanels({ ...state, zoomed: false });
  return state.filter.text === '' ? still(state) : clearFilter(state);
}

/** Scrolls the help or the open page by some lines; the program stops it at its end. */
export function scrollPage(state: State, lines: number): Step {
  const { page, overlay } = state;
  if (overlay?.kind === 'help') {
    return still({
      ...state,
      overlay: { ...overlay, scroll: Math.max(0, overlay.scroll + lines) },
    });
  }
  if (page.kind === 'dashboard') return still(state);
  return still({ ...state, page: { ...page, scroll: Math.max(0, page.scroll + lines) } });
}

/** Makes the selected actor the filter, beside whatever else the filter says. */
function filterByActor(state: State): Step {
  const id = selectedKey(state, 'actors');
  const actor = answerTo(state, 'actors')?.rows.find((row) => row.id === id);
  if (actor === undefined) return still(state);
  const name = `"${actor.name.replace(/[\\"]/g, '\\$&')}"`;
  const others = state.filter.text.replace(/(^|\s)actor:("(\\.|[^"\\])*"|\S*)/g, '').trim();
  return chain(filterBy(state, `${others} actor:${name}`.trim()), (now) =>
    still({ ...now, focus: 'events' }),
  );
}

function openPage(state: State, page: Exclude<Page, { kind: 'dashboard' }>): Step {
  const seen = page.kind === 'incident' ? incidentSeen(state, page.id) : state;
  return askPage({ ...forget(seen, page.kind), page, notice: undefined });
}
