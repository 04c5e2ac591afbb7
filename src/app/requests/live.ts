import type { Change, Row } from '../../domain/model/change.ts';
import type { Question } from '../../store/port/questions.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { News } from '../../store/port/store.ts';
import type { Live, State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { PANEL_QUESTIONS } from './live-queries.ts';
import { caughtUp, refresh } from './queries.ts';
import { touchedBy } from './touched.ts';
import { isImportUnderWay } from './unfinished.ts';

/** Somebody wrote to the database: marks what is new, and refreshes the screen unless it is paused. */
export function heard(state: State, news: News): Step {
  switch (news.kind) {
    case 'trouble':
      return still({ ...state, live: { ...state.live, trouble: news.message } });
    case 'recovered':
      return still({ ...state, live: { ...state.live, trouble: undefined } });
    case 'everything': {
      const many = news.addedIncidents + news.addedQuotes;
      const { freshMany, heldSeconds = 0 } = state.live;
      const isHeld = isImportUnderWay(state) && state.live.gathered !== undefined;
      const live = {
        ...state.live,
        freshMany: freshMany + many,
        heldSeconds: isHeld ? heldSeconds : state.live.heldSeconds,
      };
      return follow(changedIn({ ...state, live }, news.incidents), many, isHeld ? PROGRESS : ALL);
    }
    case 'change':
      return news.own
        ? ownShown(news.incidents.reduce(incidentSeen, state))
        : follow(
            changeMarked(state, news.change, news.incidents),
            arrivals(news.change),
            touchedBy(news.change, state.filter.filter),
          );
  }
}

/**
 * The second after a refresh is over: shows the news that came during it, or else the next news will be shown at once. What an
 * import brings is shown every ten seconds and at its end, and its progress every second.
 */
export function newsGathered(state: State): Step {
  const { gathered = NONE, heldSeconds, paused } = state.live;
  const isReleased =
    heldSeconds !== undefined && (heldSeconds >= HELD_S || !isImportUnderWay(state));
  const shown = isReleased ? ALL : gathered;
  const isOver = (shown.size === 0 && heldSeconds === undefined) || paused !== undefined;
  const waiting = heldSeconds === undefined || isReleased || isOver ? undefined : heldSeconds + 1;
  const live = { ...state.live, heldSeconds: waiting };
  if (isOver) return still(withGathered({ ...state, live }, undefined));
  return refreshThenGather({ ...state, live }, shown);
}

/** Pauses live updates, or resumes them and shows everything that arrived meanwhile. */
export function togglePause(state: State): Step {
  if (state.live.paused !== undefined) {
    return refresh(caughtUp({ ...state, live: { ...state.live, paused: undefined } }));
  }
  return still({
    ...state,
    live: { ...state.live, paused: { since: state.now, waiting: 0 } },
  });
}

/** Marks everything new as seen. */
export function allSeen(state: State): State {
  const { live } = state;
  if (unseen(live) === 0 && live.freshQuotes.size === 0 && live.changed.size === 0) return state;
  const none = { fresh: new Set<number>(), freshQuotes: new Set<number>(), freshMany: 0 };
  return { ...state, live: { ...live, ...none, changed: new Map(), looked: state.now } };
}

/** Marks one incident as seen. */
export function incidentSeen(state: State, id: number | undefined): State {
  const { live } = state;
  if (id === undefined || !(live.fresh.has(id) || live.changed.has(id))) return state;
  const [fresh, changed] = [new Set(live.fresh), new Map(live.changed)];
  fresh.delete(id);
  changed.delete(id);
  const isAll = fresh.size + live.freshMany + changed.size === 0;
  const looked = isAll ? state.now : live.looked;
  return { ...state, live: { ...live, fresh, changed, looked } };
}

/** How many incidents are new and unseen. */
export function unseen(live: Live): number {
  return live.fresh.size + live.freshMany;
}

const ALL: ReadonlySet<Question> = new Set(PANEL_QUESTIONS);
const NONE: ReadonlySet<Question> = new Set();
/** The questions whose answers tell how far an import is. */
const PROGRESS: ReadonlySet<Question> = new Set(['overview']);
/** How many seconds what an import brings may wait, since drawing every panel anew each second would delay keys. */
const HELD_S = 9;

/** Shows what others wrote: at once, or, if that was done within the last second, when the second is over. */
function follow(state: State, writes: number, touched: ReadonlySet<Question>): Step {
  const { gathered, paused } = state.live;
  if (paused !== undefined) {
    const waiting = paused.waiting + writes;
    return still({ ...state, live: { ...state.live, paused: { ...paused, waiting } } });
  }
  if (gathered === undefined) return refreshThenGather(state, touched);
  // Every change may touch the open page.
  const open = state.page.kind === 'dashboard' ? [] : [state.page.kind];
  return still(withGathered(state, new Set([...gathered, ...touched, ...open])));
}

function refreshThenGather(state: State, touched: ReadonlySet<Question>): Step {
  return chain(refresh(withGathered(state, NONE), touched), (now) => [
    now,
    [{ type: 'gather-news' }],
  ]);
}

function withGathered(state: State, gathered: Live['gathered']): State {
  return { ...state, live: { ...state.live, gathered } };
}

/** Shows the person's own change at once, even while paused, together with the changes that were waiting. */
function ownShown(state: State): Step {
  return refresh(caughtUp(state));
}

/** Marks what was added and what was changed; clears the marks of what was removed. */
function changeMarked(state: State, change: Change, incidents: readonly number[]): State {
  const { fresh } = marked(state.live, change);
  const after = changedIn({ ...state, live: { ...state.live, fresh } }, incidents);
  return { ...after, live: marked(after.live, change) };
}

/** Marks what was changed, unless it is already marked as new or is open. */
function changedIn(state: State, incidents: readonly number[]): State {
  const { live, page } = state;
  const open = page.kind === 'incident' ? page.id : undefined;
  const marked = incidents.filter((id) => id !== open && !live.fresh.has(id));
  if (marked.length === 0) return state;
  const changed = new Map(live.changed);
  for (const id of marked) {
    const before = changed.get(id) ?? state.events.rows.find((row) => row.id === id);
    // What changed last comes last.
    changed.delete(id);
    changed.set(id, before);
  }
  return { ...state, live: { ...live, changed } };
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
    changed: withoutGone(new Map(live.changed), change, 'incident'),
  };
}

function freshAfter(
  fresh: Live['fresh'],
  change: Change,
  table: 'incident' | 'quote',
): Live['fresh'] {
  const added = change.added.filter((row) => row.table === table).map(({ id }) => id);
  return withoutGone(new Set([...fresh, ...added]), change, table);
}

function withoutGone<T extends Set<number> | Map<number, IncidentRow | undefined>>(
  after: T,
  change: Change,
  table: 'incident' | 'quote',
): T {
  const isRemoved = (row: Row) =>
    row.values.removed_at !== null && row.values.removed_at !== undefined;
  const gone = [...change.removed, ...change.updated.map(([, after]) => after).filter(isRemoved)];
  for (const row of gone) if (row.table === table) after.delete(row.id);
  return after;
}
