import { nameKey } from '../../domain/actors/name-key.ts';
import { actorsAskedFor, isDated } from '../../domain/filter/filter.ts';
import { quoted } from '../../domain/grammar/quoting.ts';
import type { Role } from '../../domain/model/actor.ts';
import { type RecordRef, recordName } from '../../domain/model/record.ts';
import { daysBetween } from '../../domain/time/days.ts';
import { nextSpan } from '../../domain/time/milestone-spans.ts';
import type { ActorRow, AttributionRow, MilestoneRow, TimelineBar } from '../../store/port/rows.ts';
import type { GroupRow } from '../../store/port/rows-groups.ts';
import { addToFilter, clearFilter, filterBy } from '../prompt/filtering.ts';
import { setWindow } from '../prompt/windowing.ts';
import { incidentSeen } from '../requests/live.ts';
import { answerTo, askPage, askPanels, forget } from '../requests/queries.ts';
import { selectedRow } from '../state/event-list.ts';
import { unmarkAll } from '../state/marked.ts';
import type { OpenPage, PageSubject } from '../state/open-page.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { selectedActor, selectedBar, selectedKey } from './moving.ts';

/** Opens what is selected: the page of an incident or a quote, an actor as the filter, a bar as the window. */
export function openSelected(state: State): Step {
  switch (state.focus) {
    case 'events': {
      const row = selectedRow(state.events);
      return row === undefined ? still(state) : openPage(state, { kind: 'incident', id: row.id });
    }
    case 'quotes': {
      const id = selectedKey(state, 'quotes');
      return typeof id === 'number' ? openPage(state, { kind: 'quote', id }) : still(state);
    }
    case 'actors':
      return filterByActor(state);
    case 'timeline': {
      const bar = selectedBar(state);
      return bar === undefined ? still(state) : narrowTo(state, bar);
    }
  }
}

/** Narrows the window to the days of a bar, or the filter, if that has days of its own: these would go before the window. */
function narrowTo(state: State, bar: TimelineBar): Step {
  const [from, until] = [bar.from.slice(0, 10), bar.until.slice(0, 10)];
  return isDated(state.filter.filter)
    ? addToFilter(state, `since:${from} until:${until}`)
    : setWindow(state, { kind: 'between', from, until });
}

/** Whether the focused panel is empty or still loading. */
export function nothingSelected(state: State): boolean {
  return state.focus === 'events'
    ? selectedRow(state.events) === undefined
    : selectedKey(state, state.focus) === undefined;
}

/** Opens a record's page on top of the open one, or says that it has none. */
export function openRecord(state: State, record: RecordRef): Step {
  switch (record.kind) {
    case 'incident':
    case 'quote':
    case 'actor':
    case 'source':
    case 'batch':
      return openPage(state, { kind: record.kind, id: record.id });
    case 'milestone':
      return openPage(state, { kind: 'comparison', id: record.id, spanDays: null });
    default: {
      const name = recordName(record);
      const text =
        record.kind === 'lead'
          ? `I makes an incident of ${name}`
          : `${name} has no page of its own; e edits it`;
      return still({ ...state, notice: { text, tone: 'plain' } });
    }
  }
}

/** Lists the milestones; from the timeline, the one nearest to the selected bar is chosen. */
export function openMilestones(state: State): Step {
  const bar = state.focus === 'timeline' ? selectedBar(state) : undefined;
  const milestones = state.page.kind === 'dashboard' ? answerTo(state, 'timeline')?.milestones : [];
  const [nearest] =
    bar === undefined
      ? []
      : (milestones ?? []).toSorted((one, other) => daysFrom(bar, one) - daysFrom(bar, other));
  const link = nearest && ({ kind: 'milestone', id: nearest.id } as const);
  return openPage(state, { kind: 'milestones' }, link);
}

function daysFrom(bar: TimelineBar, { from }: MilestoneRow): number {
  const day = from.slice(0, 10);
  return Math.max(0, daysBetween(day, bar.from), daysBetween(bar.until, day));
}

/** Compares the next longer or shorter number of days around the milestone. */
export function stepSpan(state: State, step: 1 | -1): Step {
  const { page } = state;
  const windowDays = answerTo(state, 'comparison')?.windowDays;
  if (page.kind !== 'comparison' || windowDays === undefined) return still(state);
  const spanDays = nextSpan(page.spanDays, windowDays, step);
  return askPage({ ...state, page: { ...page, spanDays } });
}

/** Opens the selected actor, the page's, or the first of the selected or open incident. */
export function openActorHere(state: State): Step {
  const id = actorHere(state);
  return id === undefined ? still(state) : openPage(state, { kind: 'actor', id });
}

/** The selected actor, or the perpetrator of the incident here, else its first actor. */
export function actorHere(state: State): number | undefined {
  const { page } = state;
  if (page.kind === 'dashboard') {
    if (state.focus === 'actors') return selectedActor(state)?.row.id;
    return state.focus === 'events'
      ? firstActor(selectedRow(state.events)?.attributions)
      : undefined;
  }
  if (page.link?.kind === 'actor') return page.link.id;
  if (page.kind === 'groups') return page.by === 'actor' ? chosenGroup(state)?.id : undefined;
  return page.kind === 'incident'
    ? firstActor(answerTo(state, 'incident')?.attributions)
    : undefined;
}

/** The chosen row of the counts by month, place and the like. */
export function chosenGroup({ page, queries }: State): GroupRow | undefined {
  const link = page.kind === 'groups' ? page.link : undefined;
  if (link?.kind !== 'group') return undefined;
  return queries.groups?.answer?.rows.find(({ key }) => key === link.key);
}

function firstActor(attributions: readonly AttributionRow[] = []): number | undefined {
  return (attributions.find(({ role }) => role === 'perpetrator') ?? attributions[0])?.actorId;
}

/** Goes one step back: to the previous page or the dashboard, out of a zoomed panel, or out of the filter. */
export function goBack(state: State): Step {
  if (state.page.kind !== 'dashboard') return leavePage(state);
  if (state.marked.size > 0) return still(unmarkAll(state));
  if (state.zoomed) return askPanels({ ...state, zoomed: false });
  return state.filter.text === '' ? still(state) : clearFilter(state);
}

/** By which key of a filter the counts by actor are narrowed to one in a role. */
const FILTERED_BY: Readonly<Record<Role, string>> = {
  perpetrator: 'by',
  target: 'on',
  participant: 'actor',
};

/** Adds the selected actor to the filter, in the role that it is counted in, in place of another in that role. */
function filterByActor(state: State): Step {
  const chosen = selectedActor(state);
  if (chosen === undefined) return still(state);
  const { role, row: actor } = chosen;
  // If the filter already names it, its own page has more to show.
  if (isNamed(state, actor)) return openPage(state, { kind: 'actor', id: actor.id });
  const key = FILTERED_BY[role ?? 'participant'];
  const named = new RegExp(`(^|\\s)${key}:("(\\\\.|[^"\\\\])*"|\\S*)`, 'g');
  const others = state.filter.text.replace(named, '').trim();
  // It stays selected wherever it moves, so that the same key pressed again opens its page.
  const selected = selectedKey(state, 'actors');
  const actors = typeof selected === 'string' ? selected : undefined;
  const selections = { ...state.selections, actors };
  return filterBy({ ...state, selections }, `${others} ${key}:${quoted(actor.name)}`.trim());
}

/** Whether the filter names the actor, in any role, by its name or short name. */
function isNamed({ filter }: State, { name, shortName }: ActorRow): boolean {
  const called = [name, ...(shortName === null ? [] : [shortName])].map(nameKey);
  return actorsAskedFor(filter.filter).some((one) => called.includes(nameKey(one)));
}

/** Goes back from the open page to the previous one, or to the dashboard. */
export function leavePage(state: State): Step {
  const before = state.trail.at(-1);
  if (before !== undefined) {
    const trail = state.trail.slice(0, -1);
    return askPage({ ...forget(state, before.kind), trail, page: before });
  }
  const back: State = { ...state, page: { kind: 'dashboard' } };
  return state.live.paused === undefined ? askPanels(back) : still(back);
}

/** Opens a page on top of the open one, with a record chosen on it if one is given. */
export function openPage(state: State, subject: PageSubject, link?: RecordRef): Step {
  const seen = subject.kind === 'incident' ? incidentSeen(state, subject.id) : state;
  const trail = seen.page.kind === 'dashboard' ? [] : [...seen.trail, seen.page];
  return turnPage({ ...seen, trail }, subject, link);
}

/** Opens a page in place of the open one. */
export function turnPage(state: State, subject: PageSubject, link?: RecordRef): Step {
  const page: OpenPage = {
    ...subject,
    scroll: 0,
    link,
    at: undefined,
    find: undefined,
    unfolded: false,
    pendingKeys: [],
  };
  return askPage({ ...forget(state, subject.kind), page, notice: undefined });
}
