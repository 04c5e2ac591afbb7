import { daysBetween } from '../domain/days.ts';
import { actorsAskedFor } from '../domain/filter-actors.ts';
import { nextSpan } from '../domain/milestone-spans.ts';
import { foldParty } from '../domain/party-names.ts';
import { quoted } from '../domain/quoting.ts';
import { isSameRecord, type RecordRef, recordName } from '../domain/record.ts';
import type { ActorRow, MilestoneRow, TieRow, TimelineBar } from '../store/rows.ts';
import { answerTo, askPage, askPanels, forget } from './asking.ts';
import type { PageLink, Program } from './command.ts';
import { selectedRow } from './event-list.ts';
import { clearFilter, filterBy } from './filtering.ts';
import { pageRoom } from './layout.ts';
import { incidentSeen } from './live.ts';
import { selectedBar, selectedKey } from './moving.ts';
import type { LinkKey, OpenPage, PageSubject, State } from './state.ts';
import { chain, type Step, still } from './step.ts';
import { setWindow } from './windowing.ts';

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
        : setWindow(state, { kind: 'between', from: bar.from, until: bar.until });
    }
  }
}

/** Opens a record's page on top of what is open, or says that it has none. */
export function openRecord(state: State, record: RecordRef): Step {
  switch (record.kind) {
    case 'incident':
    case 'quote':
    case 'actor':
    case 'source':
      return openPage(state, { kind: record.kind, id: record.id });
    case 'milestone':
      return openPage(state, { kind: 'comparison', id: record.id, spanDays: null });
    default: {
      const name = recordName(record);
      const text =
        record.kind === 'lead'
          ? `I makes ${name} an incident`
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
    return state.focus === 'events' ? firstActor(selectedRow(state.events)?.ties) : undefined;
  }
  if (page.link?.kind === 'actor') return page.link.id;
  return page.kind === 'incident' ? firstActor(answerTo(state, 'incident')?.ties) : undefined;
}

function firstActor(ties: readonly TieRow[] = []): number | undefined {
  return (ties.find(({ role }) => role === 'perpetrator') ?? ties[0])?.actorId;
}

/** One step back: to the page before or the dashboard, from a zoomed panel to all, from a filter to everything. */
export function goBack(state: State): Step {
  if (state.page.kind !== 'dashboard') return leavePage(state);
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
  // Once the filter names it, there is more to see on its own page.
  if (isNamed(state, actor)) return openPage(state, { kind: 'actor', id: actor.id });
  const others = state.filter.text.replace(/(^|\s)actor:("(\\.|[^"\\])*"|\S*)/g, '').trim();
  return chain(filterBy(state, `${others} actor:${quoted(actor.name)}`.trim()), (now) =>
    still({ ...now, focus: 'events' }),
  );
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

/** Chooses or opens a record that the page names; before the page is there, the key waits for it. */
export function pressLink(state: State, key: LinkKey, program: Program): Step {
  const { page } = state;
  if (page.kind === 'dashboard') return still(state);
  if (isReading(state)) return still({ ...state, page: { ...page, owed: [...page.owed, key] } });
  return key === 'open' ? openLink(state, program) : chooseLink(state, key, program);
}

/** The page is there: does what the keys asked for that were pressed meanwhile. */
export function payLinks(state: State, program: Program): Step {
  const { page } = state;
  if (page.kind === 'dashboard' || page.owed.length === 0 || isReading(state)) return still(state);
  const paid: State = { ...state, page: { ...page, owed: [] } };
  return page.owed.reduce(
    (step: Step, key) => chain(step, (now) => pressLink(now, key, program)),
    still(paid),
  );
}

/** Whether the open page has not been answered yet. */
export function isReading({ page, asked }: State): boolean {
  if (page.kind === 'dashboard') return false;
  const its = asked[page.kind];
  return its?.waiting === true && its.answer === undefined;
}

/** Chooses the next or previous record, and brings it into sight. */
function chooseLink(state: State, way: 'next' | 'previous', program: Program): Step {
  const { page } = state;
  if (page.kind === 'dashboard') return still(state);
  const step = way === 'next' ? 1 : -1;
  const links = firstOfEach(program.linksOf(state));
  const at = links.findIndex(({ record }) => isSameRecord(record, page.link));
  const next = links[at < 0 ? nearestTo(page.scroll, links, step) : at + step];
  if (next === undefined) return still({ ...state, page: { ...page, link: undefined } });
  const room = pageRoom(state);
  const scroll = Math.min(next.line, Math.max(page.scroll, next.line - room + 1));
  return still({ ...state, page: { ...page, link: next.record, scroll } });
}

function openLink(state: State, program: Program): Step {
  const { page } = state;
  if (page.kind === 'dashboard' || page.link === undefined) return still(state);
  const link = program.linksOf(state).find(({ record }) => isSameRecord(record, page.link));
  return openRecord(state, link?.opens ?? page.link);
}

function nearestTo(scroll: number, links: readonly PageLink[], step: 1 | -1): number {
  if (step < 0) return links.length - 1;
  const inSight = links.findIndex(({ line }) => line >= scroll);
  return Math.max(0, inSight);
}

function firstOfEach(links: readonly PageLink[]): readonly PageLink[] {
  return links.filter(
    ({ record }, index) => links.findIndex((one) => isSameRecord(one.record, record)) === index,
  );
}

/** Opens a page on top of what is open, with a record on it chosen where one is given. */
export function openPage(state: State, subject: PageSubject, link?: RecordRef): Step {
  const seen = subject.kind === 'incident' ? incidentSeen(state, subject.id) : state;
  const trail = seen.page.kind === 'dashboard' ? [] : [...seen.trail, seen.page];
  const page: OpenPage = { ...subject, scroll: 0, link, owed: [] };
  return askPage({ ...forget(seen, subject.kind), page, trail, notice: undefined });
}
