import type { Entry, Problem, Reading } from '../../domain/entry/entry.ts';
import { EVERYTHING, type Filter } from '../../domain/filter/filter.ts';
import type { WindowChoice } from '../../domain/time/period.ts';
import { INCIDENT_SORTS, type IncidentSort } from '../../store/port/questions.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { Act } from '../../store/port/store.ts';
import type { AskedAll } from './asked.ts';
import type { Editing, LeftEdit } from './edited-record.ts';
import { type History, NO_HISTORY } from './history.ts';
import type { Line } from './line-editor.ts';
import type { Find, OpenPage, Page } from './open-page.ts';

export const PANEL_IDS = ['events', 'actors', 'quotes', 'timeline'] as const;
export type PanelId = (typeof PANEL_IDS)[number];

/** The columns that the recent events can be sorted by, in the order that one key goes through them. */
export const SORT_COLUMNS = INCIDENT_SORTS;

/** What the counts by actor can break down by, in the order that one key goes through them. */
export const ACTORS_BY = ['incidents', 'role', 'basis'] as const;
export type ActorsBy = (typeof ACTORS_BY)[number];

/** A completion being cycled through with Tab: what stands in the line, and what it replaced. */
export type Cycling = {
  readonly index: number;
  readonly from: number;
  readonly until: number;
  readonly candidates: readonly {
    readonly text: string;
    readonly hint: string;
    readonly token?: string;
  }[];
};

export type AddPrompt = {
  readonly kind: 'add';
  readonly line: Line;
  readonly reading: Reading | undefined;
  readonly cycling: Cycling | undefined;
  /** Why the line was not saved, shown until the next key. */
  readonly refusal: string | undefined;
  readonly saving: Entry | undefined;
  /** Lines that were pasted behind this one: each comes when the one before it is saved. */
  readonly waiting: readonly string[];
  /** The lead that the incident is made of. */
  readonly lead: number | undefined;
  /** The record that the line belongs to; `undefined` while something new is added. */
  readonly editing: Editing | undefined;
};

export type FilterPrompt = {
  readonly kind: 'filter';
  readonly line: Line;
  readonly problems: readonly Problem[];
  readonly cycling: Cycling | undefined;
  /** The filter to go back to on Esc. */
  readonly before: FilterState;
};

/** Where an export goes; `refusal` says why the last try wrote nothing, until the name is changed. */
export type ExportPrompt = {
  readonly kind: 'export';
  readonly line: Line;
  readonly redact: boolean;
  readonly refusal: string | undefined;
};

/** What lies over the page; one thing at a time. */
export type Overlay =
  | AddPrompt
  | FilterPrompt
  | { readonly kind: 'help'; readonly scroll: number; readonly find: Find | undefined }
  | { readonly kind: 'palette'; readonly line: Line; readonly selected: number }
  | { readonly kind: 'window'; readonly line: Line; readonly problem: string | undefined }
  | ExportPrompt
  | { readonly kind: 'confirm'; readonly question: string; readonly act: Act };

export type FilterState = { readonly text: string; readonly filter: Filter };

/** The recent events: a stretch of an endless list, what is selected in it, and what is on the screen. */
export type EventList = {
  readonly rows: readonly IncidentRow[];
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** Index into `rows` of the first line drawn. */
  readonly top: number;
  readonly selected: number | undefined;
  /** Steps that were pressed faster than rows arrived. */
  readonly owed: number;
  /** Where to go when rows arrive; `keep`: stay on the selection if it is still there, else the first row. */
  readonly jump: 'first' | 'last' | 'keep' | undefined;
};

export const NO_EVENTS: EventList = {
  rows: [],
  atStart: true,
  atEnd: true,
  top: 0,
  selected: undefined,
  owed: 0,
  jump: undefined,
};

/** Where the selection is in the smaller panels, by what is selected and not by row number. */
export type Selections = {
  readonly actors: number | undefined;
  readonly quotes: number | undefined;
  /** The first day of the selected bar. */
  readonly timeline: string | undefined;
};

export type Live = {
  /** Since when the screen stands still (an instant), and how many writes it has not shown. */
  readonly paused: { readonly since: string; readonly waiting: number } | undefined;
  /** Incidents and quotes that others added and that nobody here has looked at yet. */
  readonly fresh: ReadonlySet<number>;
  readonly freshQuotes: ReadonlySet<number>;
  /** Incidents that were here before, that others changed, and that nobody here has looked at since. */
  readonly changed: ReadonlySet<number>;
  /** More that came in bulk, too many to be named. */
  readonly freshMany: number;
  readonly trouble: string | undefined;
};

/** Something that was typed: a key, or a text that was pasted. */
export type Typed = { readonly press: string } | { readonly paste: string };

export type Notice = { readonly text: string; readonly tone: 'good' | 'bad' | 'plain' };

/** Everything that the screen is a function of. */
export type State = {
  readonly file: string;
  readonly who: string;
  readonly zone: string;
  readonly readOnly: boolean;
  readonly startedAt: string;
  readonly now: string;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly focus: PanelId;
  readonly zoomed: boolean;
  readonly page: Page;
  /** The pages that lead back to the dashboard, the last one visited last. */
  readonly trail: readonly OpenPage[];
  readonly overlay: Overlay | undefined;
  readonly filter: FilterState;
  /** The filter whose matches were last counted. */
  readonly matched: FilterState;
  readonly window: WindowChoice;
  readonly sort: IncidentSort;
  readonly events: EventList;
  readonly selections: Selections;
  readonly asked: AskedAll;
  readonly live: Live;
  readonly notice: Notice | undefined;
  /** Keys that wait until what was asked before them is done: a line saved, the line of a record read. */
  readonly held: readonly Typed[];
  /** Whether what came last was a text where no prompt was open; the rest of it is left out too. */
  readonly strayText: boolean;
  readonly draft: string;
  /** The lead that the draft makes an incident of. */
  readonly draftLead: number | undefined;
  /** Edits that were left unsaved, by the name of their record. */
  readonly edits: Readonly<Record<string, { readonly text: string; readonly editing: Editing }>>;
  /** What was left in the person's own editor, by the name of its record. */
  readonly leftEdits: Readonly<Record<string, LeftEdit>>;
  /** Where the record that was asked for is to be edited. */
  readonly editIn: 'prompt' | 'editor';
  /** What the counts by actor break down by. */
  readonly actorsBy: ActorsBy;
  /** Presses of undo and redo that are not done yet, in order. */
  readonly undoing: readonly ('undo' | 'redo')[];
  readonly history: { readonly add: History; readonly filter: History };
};

export type Beginning = Pick<
  State,
  'file' | 'who' | 'zone' | 'readOnly' | 'now' | 'size' | 'draft'
> & {
  readonly history?: State['history'];
};

const NO_FILTER: FilterState = { text: '', filter: EVERYTHING };

/** The state of a dashboard that has asked nothing yet. */
export function beginning(given: Beginning): State {
  return {
    ...given,
    startedAt: given.now,
    focus: 'events',
    zoomed: false,
    page: { kind: 'dashboard' },
    trail: [],
    overlay: undefined,
    filter: NO_FILTER,
    matched: NO_FILTER,
    window: { kind: 'last', name: '30 d' },
    sort: { column: 'date', descending: true },
    events: NO_EVENTS,
    selections: { actors: undefined, quotes: undefined, timeline: undefined },
    asked: {},
    live: {
      paused: undefined,
      fresh: new Set(),
      freshQuotes: new Set(),
      changed: new Set(),
      freshMany: 0,
      trouble: undefined,
    },
    notice: undefined,
    held: [],
    strayText: false,
    draftLead: undefined,
    edits: {},
    leftEdits: {},
    editIn: 'prompt',
    actorsBy: 'incidents',
    undoing: [],
    history: given.history ?? { add: NO_HISTORY, filter: NO_HISTORY },
  };
}
