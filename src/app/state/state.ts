import { EVERYTHING } from '../../domain/filter/filter.ts';
import type { ImportProgress } from '../../domain/model/import-state.ts';
import type { ChosenUnit } from '../../domain/time/bars.ts';
import { dayOf } from '../../domain/time/moment.ts';
import type { WindowChoice } from '../../domain/time/period.ts';
import type { IncidentSort, Question } from '../../store/port/questions.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { Editing, LeftEdit } from './edited-record.ts';
import { type EventList, NO_EVENTS } from './event-rows.ts';
import { type History, NO_HISTORY } from './history.ts';
import type { OpenPage, Page } from './open-page.ts';
import type { FilterState, Overlay } from './overlay.ts';
import type { QueryStates } from './query-state.ts';
import type { ActorsBy, PanelId } from './view.ts';

/** The selections in the smaller panels, by key rather than by row number. */
export type Selections = {
  /** An actor in a part of the list: see `actorKey`. */
  readonly actors: string | undefined;
  readonly quotes: number | undefined;
  /** The first day of the selected bar. */
  readonly timeline: string | undefined;
};

export type Live = {
  /** Since when updates are paused (an instant), and how many writes are waiting. */
  readonly paused: { readonly since: string; readonly waiting: number } | undefined;
  /** Incidents and quotes that others have added and that have not been seen here yet. */
  readonly fresh: ReadonlySet<number>;
  readonly freshQuotes: ReadonlySet<number>;
  /**
   * Older incidents that others have changed and that have not been seen here since, the latest last, each as it was before if
   * the list held it.
   */
  readonly changed: ReadonlyMap<number, IncidentRow | undefined>;
  /** Since when all that was new or changed had been seen (an instant). */
  readonly looked: string;
  /** How many more arrived in bulk, too many to list. */
  readonly freshMany: number;
  /**
   * The questions of the screen that others' writes have touched since the last refresh for others, which is less than a second
   * ago; `undefined` if it is longer ago, so that the next news is shown at once.
   */
  readonly gathered: ReadonlySet<Question> | undefined;
  /** For how many seconds what an import under way brings has waited to be shown; `undefined` if nothing waits. */
  readonly heldSeconds: number | undefined;
  readonly trouble: string | undefined;
};

/** One input: a key, or a pasted text. */
export type Typed = { readonly press: string } | { readonly paste: string };

export type Notice = { readonly text: string; readonly tone: 'good' | 'bad' | 'plain' };

/** The whole state that the screen is a function of. */
export type State = {
  readonly file: string;
  /** How a shell runs the program on this database: `watchfloor`, or with `--db` and the file. */
  readonly program: string;
  /** The path of the database that was open before this one. */
  readonly previousFile: string | undefined;
  readonly who: string;
  readonly zone: string;
  readonly readOnly: boolean;
  readonly startedAt: string;
  readonly now: string;
  readonly size: { readonly columns: number; readonly rows: number };
  readonly focus: PanelId;
  readonly zoomed: boolean;
  readonly page: Page;
  /** The pages to go back through, the last one visited last. */
  readonly trail: readonly OpenPage[];
  readonly overlay: Overlay | undefined;
  readonly filter: FilterState;
  /** The filter that the last number of matches belongs to. */
  readonly matched: FilterState;
  readonly window: WindowChoice;
  readonly sort: IncidentSort;
  readonly events: EventList;
  /** The incidents that the person has marked, by their numbers, in whatever list they are. */
  readonly marked: ReadonlySet<number>;
  readonly selections: Selections;
  readonly queries: QueryStates;
  readonly live: Live;
  /** The file that is being imported in the background, and how much of it is in. */
  readonly importing:
    | { readonly file: string; readonly progress: Omit<ImportProgress, 'state'> | undefined }
    | undefined;
  readonly notice: Notice | undefined;
  /** What came of an import while a prompt was open, whose next key would wipe it. */
  readonly unsaid: Notice | undefined;
  /** Inputs that wait until a line is saved or a record is read. */
  readonly held: readonly Typed[];
  /** Whether the last input was text without an open prompt, so that the rest of it is ignored too. */
  readonly ignoresText: boolean;
  readonly draft: string;
  /** The lead that the draft is made from. */
  readonly draftLead: number | undefined;
  /** Unsaved edits, by the name of their record. */
  readonly edits: Readonly<Record<string, { readonly text: string; readonly editing: Editing }>>;
  /** Edits left in the person's own editor, by the name of their record. */
  readonly leftEdits: Readonly<Record<string, LeftEdit>>;
  /** Where the requested record is to be edited. */
  readonly editIn: 'prompt' | 'editor';
  /** The breakdown of the counts by actor. */
  readonly actorsBy: ActorsBy;
  /** The unit chosen for the bars of the timeline; `null` is the finest that fits. */
  readonly barUnit: ChosenUnit | null;
  /** Undos and redos that are still to be done, in order. */
  readonly undoing: readonly ('undo' | 'redo')[];
  readonly history: { readonly add: History; readonly filter: History };
};

export type InitialState = Pick<
  State,
  'file' | 'program' | 'who' | 'zone' | 'readOnly' | 'now' | 'size' | 'draft'
> & {
  readonly history?: State['history'];
  readonly previousFile?: string | undefined;
};

const NO_FILTER: FilterState = { text: '', filter: EVERYTHING };

/** The initial state of a dashboard, before any query. */
export function initialState(given: InitialState): State {
  return {
    ...given,
    previousFile: given.previousFile,
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
    marked: new Set(),
    selections: { actors: undefined, quotes: undefined, timeline: undefined },
    queries: {},
    live: {
      paused: undefined,
      fresh: new Set(),
      freshQuotes: new Set(),
      changed: new Map(),
      looked: given.now,
      freshMany: 0,
      gathered: undefined,
      heldSeconds: undefined,
      trouble: undefined,
    },
    importing: undefined,
    notice: undefined,
    unsaid: undefined,
    held: [],
    ignoresText: false,
    draftLead: undefined,
    edits: {},
    leftEdits: {},
    editIn: 'prompt',
    actorsBy: 'side',
    barUnit: null,
    undoing: [],
    history: given.history ?? { add: NO_HISTORY, filter: NO_HISTORY },
  };
}

/** Today in the zone of the screen, `YYYY-MM-DD`. */
export function today(state: Pick<State, 'now' | 'zone'>): string {
  return dayOf(state.now, state.zone);
}
