import type { Change } from '../domain/change.ts';
import type { Entry, IncidentEntry } from '../domain/entry.ts';
import type { Filter } from '../domain/filter.ts';
import type { WindowChoice } from '../domain/period.ts';
import type { RecordRef } from '../domain/record.ts';
import type { ImportHeader, ImportSession } from './importing.ts';
import type { KeptEntry } from './kept.ts';
import type {
  ActionRow,
  ActorsAnswer,
  DuplicateRow,
  IncidentPage,
  IncidentRow,
  ListAnswer,
  NameRow,
  OverviewAnswer,
  QuoteRow,
  QuotesAnswer,
  SuggestionRow,
  TimelineAnswer,
} from './rows.ts';

export const INCIDENT_SORTS = ['date', 'killed', 'status', 'type', 'place', 'added'] as const;
export type IncidentSort = {
  readonly column: (typeof INCIDENT_SORTS)[number];
  readonly descending: boolean;
};

/** What a query looks at besides its own parameters. `today` is the present day, `YYYY-MM-DD`. */
export type Scope = {
  readonly filter: Filter;
  readonly window: WindowChoice;
  readonly today: string;
};

/** What names are looked for when a person presses Tab. */
export const SUGGESTION_FIELDS = [
  'actor',
  'source',
  'place',
  'tag',
  'dataset',
  'speaker',
  'organisation',
] as const;
export type SuggestionField = (typeof SUGGESTION_FIELDS)[number];

/** Every question that can be asked of a database: one per panel or page. */
export type Questions = {
  /** Rows around a place in the whole list: its start, its end, or an incident (by number). */
  readonly incidents: {
    readonly params: {
      readonly filter: Filter;
      readonly sort: IncidentSort;
      readonly at: 'start' | 'end' | number;
      /** How many rows before and after that place (the incident itself counts as after). */
      readonly before: number;
      readonly after: number;
    };
    readonly answer: ListAnswer<IncidentRow>;
  };
  /** How much matches, whatever the window; `newest` is the first day of the newest that does. */
  readonly matches: {
    readonly params: { readonly filter: Filter; readonly today: string };
    readonly answer: {
      readonly incidents: number;
      readonly quotes: number;
      readonly newest: string | null;
    };
  };
  readonly actors: {
    readonly params: Scope & { readonly limit: number | null };
    readonly answer: ActorsAnswer;
  };
  readonly quotes: {
    readonly params: Scope & { readonly limit: number | null };
    readonly answer: QuotesAnswer;
  };
  /** At most `bars` bars, in the finest unit that fits. */
  readonly timeline: {
    readonly params: Scope & { readonly bars: number };
    readonly answer: TimelineAnswer;
  };
  readonly incident: {
    readonly params: { readonly id: number };
    readonly answer: IncidentPage | null;
  };
  readonly quote: { readonly params: { readonly id: number }; readonly answer: QuoteRow | null };
  readonly overview: {
    readonly params: { readonly today: string };
    readonly answer: OverviewAnswer;
  };
  readonly suggestions: {
    readonly params: {
      readonly field: SuggestionField;
      readonly text: string;
      readonly limit: number;
    };
    readonly answer: readonly SuggestionRow[];
  };
  /** What the names in a line stand for, and which of the records that it refers to do not exist. */
  readonly resolve: {
    readonly params: {
      readonly actors: readonly string[];
      readonly sources: readonly string[];
      readonly records: readonly RecordRef[];
    };
    readonly answer: {
      readonly actors: readonly NameRow[];
      readonly sources: readonly NameRow[];
      readonly missing: readonly RecordRef[];
    };
  };
  readonly duplicates: {
    readonly params: { readonly entry: IncidentEntry };
    readonly answer: readonly DuplicateRow[];
  };
  /** A record as its entry line, to be edited. */
  readonly record: {
    readonly params: { readonly record: RecordRef };
    readonly answer: KeptEntry | null;
  };
  /** The newest act of this person that was taken back and can be done again, as the undo that did it. */
  readonly lastUndone: {
    readonly params: { readonly who: string };
    readonly answer: ActionRow | null;
  };
  /** The newest act of this person that `u` would take back, imports aside. */
  readonly lastAction: {
    readonly params: { readonly who: string };
    readonly answer: ActionRow | null;
  };
  readonly doctor: {
    readonly params: Record<never, never>;
    readonly answer: readonly DoctorLine[];
  };
};
export type Question = keyof Questions;
export type Params<Q extends Question> = Questions[Q]['params'];
export type Answer<Q extends Question> = Questions[Q]['answer'];

export type DoctorLine = {
  readonly check: string;
  readonly found: string;
  readonly ok: boolean;
  /** What to do, where it is not right. */
  readonly advice?: string;
};

/** One act of one person. Names are resolved, and what is missing is made, inside its transaction. */
export type Act = { readonly who: string } & (
  | { readonly kind: 'add'; readonly entry: Entry }
  /** Makes a record what its edited line says; `before` and `version` are what was read. */
  | {
      readonly kind: 'edit';
      readonly record: RecordRef;
      readonly version: number;
      readonly before: Entry;
      readonly after: Entry;
    }
  | { readonly kind: 'remove'; readonly record: RecordRef }
  | { readonly kind: 'restore'; readonly record: RecordRef }
  | { readonly kind: 'undo'; readonly action: number }
);

/** What an act did: `title` in words ("added I1204"), `records` by name, the main one first. */
export type Done = {
  readonly action: number;
  readonly title: string;
  readonly records: readonly string[];
  readonly notes: readonly string[];
  readonly change: Change;
};

/** What others (or we) wrote. `everything`: so much that it is better to ask again than to be told. */
export type News =
  | { readonly kind: 'change'; readonly change: Change; readonly own: boolean }
  | { readonly kind: 'everything'; readonly addedIncidents: number; readonly addedQuotes: number }
  /** The database can no longer be written to by this program, or at all; in words. */
  | { readonly kind: 'trouble'; readonly message: string }
  /** The last trouble is over. */
  | { readonly kind: 'recovered' };

export const STORE_ERRORS = [
  'not-ours',
  'newer-schema',
  'read-only',
  'busy',
  'given-up',
  'conflict',
  'ambiguous',
  'missing',
  'refused',
  'damaged',
  'closed',
  'internal',
] as const;
export type StoreErrorCode = (typeof STORE_ERRORS)[number];

/** Why a store could not do something: a code for programs and a whole sentence for people. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** With `conflict` on an edit: what the record is now. */
  readonly theirs: Theirs | undefined;
  constructor(code: StoreErrorCode, message: string, theirs?: Theirs) {
    super(message);
    this.code = code;
    this.theirs = theirs;
  }
}

/** A record as somebody else left it: who, when (an instant), and what that was called. */
export type Theirs = {
  readonly entry: Entry;
  readonly version: number;
  readonly who: string;
  readonly at: string;
  readonly title: string;
};

/** Where incidents are kept. Every call is answered later; errors are `StoreError`s. */
export type Store = {
  /** Asks; `signal` gives the question up (error `given-up`) within 50 ms. */
  readonly ask: <Q extends Question>(
    question: Q,
    params: Params<Q>,
    signal?: AbortSignal,
  ) => Promise<Answer<Q>>;
  readonly act: (act: Act) => Promise<Done>;
  readonly beginImport: (header: ImportHeader) => Promise<ImportSession>;
  /** Writes a consistent copy while others write. Refuses an existing file. */
  readonly backup: (file: string) => Promise<void>;
  /** Tells of every committed write, own ones before their `act` is answered; returns the way to stop. */
  readonly watch: (listener: (news: News) => void) => () => void;
  readonly close: () => Promise<void>;
};
