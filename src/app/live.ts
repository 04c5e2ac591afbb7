import type { Change, Row } from '../domain/change.ts';
import type { News } from '../store/store.ts';
import { refresh } from './asking.ts';
import type { Live, State } from './state.ts';
import { type Step, still } from './step.ts';

/** Somebody wrote: what is new is marked, and the screen follows unless it is paused. */
export function heard(state: State, news: News): Step {
  switch (news.kind) {
    case 'trouble':
      return still({ ...state, live: { ...state.live, trouble: news.message } });
    case 'recovered':
      return still({ ...state, live: { ...state.live, trouble: undefined } });
    case 'everything': {
      const many = news.addedIncidents + news.addedQuotes;
      return follow(
        { ...state, live: { ...state.live, freshMany: state.live.freshMany + many } },
        many,
      );
    }
    case 'change':
      return news.own
        ? ownShown(state)
        : follow({ ...state, live: marked(state.live, news.change) }, arrivals(news.change));
  }
}

/** Stops the screen from following, or lets it follow again with everything that came meanwhile. */
export function togglePause(state: State): Step {
  if (state.live.paused !== undefined) {
    return refresh({ ...state, live: { ...state.live, paused: undefined } });
  }
  return still({
    ...state,
    live: { ...state.live, paused: { since: state.now, waiting: 0 } },
  });
}

/** Everything new has been looked at. */
export function allSeen(state: State): State {
  const { live } = state;
  if (unseen(live) === 0 && live.freshQuotes.size === 0) return state;
  return {
    ...state,
    live: { ...live, fresh: new Set(), freshQuotes: new Set(), freshMany: 0 },
  };
}

/** One incident has been looked at. */
export function incidentSeen(state: State, id: number | undefined): State {
  if (id === undefined || !state.live.fresh.has(id)) return state;
  const fresh = new Set(state.live.fresh);
  fresh.delete(id);
  return { ...state, live: { ...state.live, fresh } };
}

/** How many incidents are new and unseen. */
export function unseen(live: Live): number {
  return live.fresh.size + live.freshMany;
}

function follow(state: State, writes: number): Step {
  const { paused } = state.live;
  if (paused === undefined) return refresh(state);
  const waiting = paused.waiting + writes;
  return still({ ...state, live: { ...state.live, paused: { ...paused, waiting } } });
}

/** What a person does here shows at once, also while paused; what had waited is shown with it. */
function ownShown(state: State): Step {
  const { paused } = state.live;
  return refresh(
    paused === undefined
      ? state
      : { ...state, live: { ...state.live, paused: { ...paused, waiting: 0 } } },
  );
}

function arrivals(change: Change): number {
  const records = change.added.filter((row) => row.table === 'incident' || row.table === 'quote');
  return Math.max(1, records.length);
}

function marked(live: Live, change: Change): Live {
  return {
    ...live,
    fresh: freshAfter(live.fresh, change, 'incident'),
    freshQuotes: freshAfter(live.freshQuotes, change, 'quote'),
  };
}

function freshAfter(
  fresh: Live['fresh'],
  change: Change,
  table: 'incident' | 'quote',
): Live['fresh'] {
  const isRemoved = (row: Row) =>
    row.values.removed_at !== null && row.values.removed_at !== undefined;
  const gone = [...change.removed, ...change.updated.map(([, after]) => after).filter(isRemoved)];
  const after = new Set(fresh);
  for (const row of change.added) if (row.table === table) after.add(row.id);
  for (const row of gone) if (row.table === table) after.delete(row.id);
  return after;
}
