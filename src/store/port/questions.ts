import type {
  GradeEntry,
  IncidentEntry,
  MergeEntry,
  ReportEntry,
  SplitEntry,
} from '../../domain/entry/entry.ts';
import type { NamesInEntry } from '../../domain/entry/names-in-entry.ts';
import type { Filter } from '../../domain/filter/filter.ts';
import type { RecordLine } from '../../domain/model/kept-record.ts';
import type { RecordRef } from '../../domain/model/record.ts';
import type { Located } from '../../domain/places/gazetteer.ts';
import type { WindowChoice } from '../../domain/time/period.ts';
import type { GivenPage } from './exchanged.ts';
import type {
  ActionRow,
  ActorsAnswer,
  IncidentPage,
  IncidentRow,
  ListAnswer,
  MilestoneRow,
  QuotesAnswer,
  TimelineAnswer,
} from './rows.ts';
import type { ActorPage, SourcePage, SourceRow, TwinsAnswer } from './rows-actors-sources.ts';
import type { Brief } from './rows-brief.ts';
import type { Comparison } from './rows-comparison.ts';
import type { ConflictRow } from './rows-conflicts.ts';
import type { Matches, Overview } from './rows-counts.ts';
import type { CopyRow, DoctorLine } from './rows-doctor.ts';
import type { EstimateRow } from './rows-estimate.ts';
import type { ImportQuestions } from './rows-imports.ts';
import type { LogAnswer } from './rows-log.ts';
import type { DuplicateRow, EntryOfRecord, NameRow, SuggestionRow } from './rows-prompt.ts';
import type { QuotePage } from './rows-quote.ts';

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

/** How many actors, of how many of the first their `trends`, and whether with the days on which each was `seen`: else all. */
type CountedActors = {
  readonly limit: number | null;
  readonly trends?: number;
  readonly seen?: boolean;
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
export type Questions = ImportQuestions & {
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
  /** How much matches, whatever the window. */
  readonly matches: {
    readonly params: { readonly filter: Filter; readonly today: string };
    readonly answer: Matches;
  };
  readonly actors: {
    readonly params: Scope & CountedActors;
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
  readonly quote: { readonly params: { readonly id: number }; readonly answer: QuotePage | null };
  readonly overview: {
    readonly params: { readonly today: string };
    readonly answer: Overview;
  };
  readonly suggestions: {
    readonly params: {
      readonly field: SuggestionField;
      readonly text: string;
      readonly limit: number;
      /** Places that no incident names are offered too. */
      readonly withGazetteer: boolean;
    };
    readonly answer: readonly SuggestionRow[];
  };
  /** What the names in a line stand for, and which of the records that it refers to do not exist. */
  readonly resolve: {
    readonly params: NamesInEntry;
    readonly answer: {
      readonly actors: readonly NameRow[];
      readonly sources: readonly NameRow[];
      readonly missing: readonly RecordRef[];
      readonly located: Located;
    };
  };
  readonly duplicates: {
    readonly params: { readonly entry: IncidentEntry };
    readonly answer: readonly DuplicateRow[];
  };
  /** The milestones, newest first. */
  readonly milestones: {
    readonly params: Record<never, never>;
    readonly answer: readonly MilestoneRow[];
  };
  /** As many days before a milestone as from it on; `spanDays` null takes the window's length. */
  readonly comparison: {
    readonly params: Scope & { readonly milestone: number; readonly spanDays: number | null };
    readonly answer: Comparison | null;
  };
  /** One actor's page, at most so many bars of its incidents over the window. */
  readonly actor: {
    readonly params: Pick<Scope, 'window' | 'today'> & {
      readonly id: number;
      readonly bars: number;
    };
    readonly answer: ActorPage | null;
  };
  readonly source: { readonly params: { readonly id: number }; readonly answer: SourcePage | null };
  readonly sources: {
    readonly params: Record<never, never>;
    readonly answer: readonly SourceRow[];
  };
  /** Acts before one of that number (`null`: from the newest), at most so many; of one record, where it is given. */
  readonly log: {
    readonly params: {
      readonly before: number | null;
      readonly limit: number | null;
      readonly record: RecordRef | null;
    };
    readonly answer: LogAnswer;
  };
  readonly brief: { readonly params: Scope; readonly answer: Brief };
  /** What a line about what exists already would do, in sentences. */
  readonly preview: {
    readonly params: {
      readonly entry: MergeEntry | SplitEntry | GradeEntry | ReportEntry;
      /** The record that the line is of already, where it is edited. */
      readonly edited?: RecordRef | undefined;
    };
    readonly answer: readonly string[];
  };
  readonly estimates: {
    readonly params: Record<never, never>;
    readonly answer: readonly EstimateRow[];
  };
  /** A record as its entry line, to be edited. */
  readonly record: {
    readonly params: { readonly record: RecordRef };
    readonly answer: EntryOfRecord | null;
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
  /** The places at which this database and another one say different things, until a person chooses. */
  readonly conflicts: {
    readonly params: Record<never, never>;
    readonly answer: readonly ConflictRow[];
  };
  /** Actors that are likely to be one, at most so many; of a batch, those of which it has made one. */
  readonly twins: {
    readonly params: { readonly batch: number | null; readonly limit: number };
    readonly answer: TwinsAnswer;
  };
  /** What lists leave out of incidents: narratives, and the links of their reports. */
  readonly details: {
    readonly params: { readonly ids: readonly number[] };
    readonly answer: readonly {
      readonly id: number;
      readonly narrative: string | null;
      readonly links: readonly string[];
    }[];
  };
  /** Own records of one kind that belong to what matches, after that number; `next` null: there are no more. */
  readonly kept: {
    readonly params: {
      readonly filter: Filter;
      readonly record: RecordLine;
      readonly after: number;
    };
    readonly answer: GivenPage;
  };
  readonly doctor: {
    /** An IANA zone, whose days are told. */
    readonly params: { readonly zone: string };
    readonly answer: readonly DoctorLine[];
  };
  readonly copies: {
    readonly params: Record<never, never>;
    readonly answer: readonly CopyRow[];
  };
  /** What to say of purges that were interrupted. */
  readonly unfinishedPurges: {
    readonly params: Record<never, never>;
    readonly answer: readonly string[];
  };
};
export type Question = keyof Questions;
export type Params<Q extends Question> = Questions[Q]['params'];
export type Answer<Q extends Question> = Questions[Q]['answer'];
