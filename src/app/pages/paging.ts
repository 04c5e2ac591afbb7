import { foldParty } from '../../domain/actors/party-names.ts';
import { actorsAskedFor } from '../../domain/filter/filter-actors.ts';
import { quoted } from '../../domain/grammar/quoting.ts';
import { type RecordRef, recordName } from '../../domain/model/record.ts';
import { daysBetween } from '../../domain/time/days.ts';
import { nextSpan } from '../../domain/time/milestone-spans.ts';
import type { ActorRow, AttributionRow, MilestoneRow, TimelineBar } from '../../store/port/rows.ts';
import { clearFilter, filterBy } from '../prompt/filtering.ts';
import { setWindow } from '../prompt/windowing.ts';
import { answerTo, askPage, askPanels, forget } from '../requests/asking.ts';
import { incidentSeen } from '../requests/live.ts';
import { selectedRow } from '../state/event-list.ts';
import type { OpenPage, PageSubject } from '../state/open-page.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { selectedBar, selectedKey } from './moving.ts';

/** Opens what is selected: an incident's or a quote's page, an actor as the filter, a bar as the window. */
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
      return bar === undefined
        ? still(state)
        : setWindow(state, {
            kind: 'between',
            from: bar.from.slice(0, 10),
            until: bar.until.slice(0, 10),
          });
    }
  }
}

/** Whether the focused panel is empty, or not read yet. */
export function nothingSelected(state: State): boolean {
  return state.focus === 'events'
    ? selectedRow(state.events) === undefined
    : selectedKey(state, state.focus) === undefined;
}

/** Opens a record's page on top of what is open, or says that it has none. */
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

/** Lists the milestones; from the timeline with the one chosen that is nearest to the selected bar. */
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

/** Takes another number of days around the milestone: the next longer or shorter one. */
export function stepSpan(state: State, step: 1 | -1): Step {
  const { page } = state;
  const windowDays = answerTo(state, 'comparison')?.windowDays;
  if (page.kind !== 'comparison' || windowDays === undefined) return still(state);
  const spanDays = nextSpan(page.spanDays, windowDays, step);
  return askPage({ ...state, page: { ...page, spanDays } });
}

/** Opens the actor here: the selected one, the page's, or the first that the incident here names. */
export function openActorHere(state: State): Step {
  const id = actorHere(state);
  return id === undefined ? still(state) : openPage(state, { kind: 'actor', id });
}

/** The actor that is selected, or the one that did it as far as is said, else the first one named. */
export function actorHere(state: State): number | undefined {
  const { page } = state;
  if (page.kind === 'dashboard') {
    if (state.focus === 'actors') {
      const id = selectedKey(state, 'actors');
      return typeof id === 'number' ? id : undefined;
    }
    return state.focus === 'events'
      ? firstActor(selectedRow(state.events)?.attributions)
      : undefined;
  }
  if (page.link?.kind === 'actor') return page.link.id;
  return page.kind === 'incident'
    ? firstActor(answerTo(state, 'incident')?.attributions)
    : undefined;
}

function firstActor(attributions: readonly AttributionRow[] = []): number | undefined {
  return (attributions.find(({ role }) => role === 'perpetrator') ?? attributions[0])?.actorId;
}

/** One step back: to the page before or the dashboard, from a zoomed panel to all, from a filter to everything. */
export function goBack(state: State): Step {
  if (state.page.kind !== 'dashboard') return leavePage(state);
  if (state.zoomed) return askPanels({ ...state, zoomed: false });
  return state.filter.text === '' ? still(state) : clearFilter(state);
}

/** Makes the selected actor the filter, beside whatever else the filter says. */
function filterByActor(state: State): Step {
  const id = selectedKey(state, 'actors');
  const actor = answerTo(state, 'actors')?.rows.find((row) => row.id === id);
  if (actor === undefined) return still(state);
  // Once the filter names it, there is more to see on its own page.
  if (isNamed(state, actor)) return openPage(state, { kind: 'actor', id: actor.id });
  const others = state.filter.text.replace(/(^|\s)actor:("(\\.|[^"\\])*"|\S*)/g, '').trim();
  // It stays the selected one, wherever it now stands, so that the same key once more opens its page.
  const selections = { ...state.selections, actors: actor.id };
  return filterBy({ ...state, selections }, `${others} actor:${quoted(actor.name)}`.trim());
}

/** Whether the filter asks for the actor, in whatever role, by its name or short name. */
function isNamed({ filter }: State, { name, shortName }: ActorRow): boolean {
  const called = [name, ...(shortName === null ? [] : [shortName])].map(foldParty);
  return actorsAskedFor(filter.filter).some((one) => called.includes(foldParty(one)));
}

/** Leaves the open page for the one before it, or for the dashboard. */
export function leavePage(state: State): Step {
  const before = state.trail.at(-1);
  if (before !== undefined) {
    const trail = state.trail.slice(0, -1);
    return askPage({ ...forget(state, before.kind), trail, page: before });
  }
  const back: State = { ...state, page: { kind: 'dashboard' } };
  return state.live.paused === undefined ? askPanels(back) : still(back);
}

/** Opens a page on top of what is open, with a record on it chosen where one is given. */
export function openPage(state: State, subject: PageSubject, link?: RecordRef): Step {
  const seen = subject.kind === 'incident' ? incidentSeen(state, subject.id) : state;
  const trail = seen.page.kind === 'dashboard' ? [] : [...seen.trail, seen.page];
  const page: OpenPage = { ...subject, scroll: 0, link, at: undefined, find: undefined, owed: [] };
  return askPage({ ...forget(seen, subject.kind), page, trail, notice: undefined });
}
