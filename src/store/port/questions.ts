import type { IncidentEntry, PreviewedEntry } from '../../domain/entry/entry.ts';
import type { EntryReferences } from '../../domain/entry/entry-references.ts';
import type { Filter } from '../../domain/filter/filter.ts';
import type { GroupOrder } from '../../domain/grouping/group-order.ts';
import type { Grouping } from '../../domain/grouping/grouping.ts';
import type { RecordLine } from '../../domain/model/native-record.ts';
import type { RecordRef } from '../../domain/model/record.ts';
import type { Located } from '../../domain/places/gazetteer.ts';
import type { ChosenUnit } from '../../domain/time/bars.ts';
import type { WindowChoice } from '../../domain/time/period.ts';
import type { ExportedPage } from './exported.ts';
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
import type { Comparison } from './rows-comparison.ts';
import type { ConflictRow } from './rows-conflicts.ts';
import type { Matches, Overview } from './rows-counts.ts';
import type { UpkeepQuestions } from './rows-doctor.ts';
import type { EstimateRow } from './rows-estimate.ts';
import type { AreasAnswer, GroupsAnswer } from './rows-groups.ts';
import type { ImportQuestions } from './rows-imports.ts';
import type { LikelySameAnswer } from './rows-likely-same.ts';
import type { LogAnswer } from './rows-log.ts';
import type { DuplicateRow, EntryOfRecord, NameRow, SuggestionRow } from './rows-prompt.ts';
import type { QuotePage } from './rows-quote.ts';
import type { ReadingQuestion } from './rows-reading.ts';
import type { SituationReport } from './rows-situation-report.ts';

export const INCIDENT_SORTS = ['date', 'killed', 'status', 'type', 'place', 'added'] as const;
export type IncidentSort = {
  readonly column: (typeof INCIDENT_SORTS)[number];
  readonly descending: boolean;
};

/** The scope of a query. `today` is the current day, `YYYY-MM-DD`. */
export type Scope = {
  readonly filter: Filter;
  readonly window: WindowChoice;
  readonly today: string;
};

/** How many actors (`null`: all), for how many of them `trends` are computed, and whether the first and last days `seen` are. */
type CountedActors = {
  readonly limit: number | null;
  readonly trends?: number;
  readonly seen?: boolean;
};

/** The names to suggest at the cursor. */
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

/** Every query that a database answers: one per panel or page. */
export type Questions = ReadingQuestion &
  ImportQuestions &
  UpkeepQuestions & {
    /** Rows around a position in the whole list: its start, its end, or an incident (by number). */
    readonly incidents: {
      readonly params: {
        readonly filter: Filter;
        readonly sort: IncidentSort;
        readonly at: 'start' | 'end' | number;
        /** How many rows before and after that position (the incident itself counts as after). */
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
    /** At most `bars` bars, the last ones of the `unit` or, if that is `null`, of the finest that fits. */
    readonly timeline: {
      readonly params: Scope & { readonly bars: number; readonly unit?: ChosenUnit | null };
      readonly answer: TimelineAnswer;
    };
    /** The first `limit` groups of incidents in an order (`null`: all); `compared`: with the trend of each and what it was before. */
    readonly groups: {
      readonly params: Scope & {
        readonly by: Grouping;
        readonly order: GroupOrder;
        readonly compared: boolean;
        readonly limit: number | null;
      };
      readonly answer: GroupsAnswer;
    };
    readonly incident: {
      readonly params: { readonly id: number };
      readonly answer: IncidentPage | null;
    };
    readonly quote: { readonly params: { readonly id: number }; readonly answer: QuotePage | null };
    /** The incidents in the window by area, also those that may lie outside of it. */
    readonly areas: { readonly params: Scope; readonly answer: AreasAnswer };
    readonly overview: { readonly params: { readonly today: string }; readonly answer: Overview };
    readonly suggestions: {
      readonly params: {
        readonly field: SuggestionField;
        readonly text: string;
        readonly limit: number;
        /** Suggests places with area and country, and also those of the gazetteer that no incident has. */
        readonly forEntry: boolean;
      };
      readonly answer: readonly SuggestionRow[];
    };
    /** Resolves the names in a line, and finds references to records that do not exist. */
    readonly resolve: {
      readonly params: EntryReferences;
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
    /** The same number of days before and after a milestone; `spanDays` null takes the window's length. */
    readonly comparison: {
      readonly params: Scope & { readonly milestone: number; readonly spanDays: number | null };
      readonly answer: Comparison | null;
    };
    /** One actor's page, with at most `bars` bars of its incidents over the window. */
    readonly actor: {
      readonly params: Pick<Scope, 'window' | 'today'> & {
        readonly id: number;
        readonly bars: number;
        /** The most bars over all time. */
        readonly allTimeBars: number;
      };
      readonly answer: ActorPage | null;
    };
    readonly source: {
      readonly params: { readonly id: number };
      readonly answer: SourcePage | null;
    };
    readonly sources: {
      readonly params: Record<never, never>;
      readonly answer: readonly SourceRow[];
    };
    /** At most `limit` actions before the one with that number (`null`: from the newest); of one record, if given. */
    readonly log: {
      readonly params: {
        readonly before: number | null;
        readonly limit: number | null;
        readonly record: RecordRef | null;
      };
      readonly answer: LogAnswer;
    };
    readonly situationReport: { readonly params: Scope; readonly answer: SituationReport };
    /** What a line about existing records would do, in sentences. */
    readonly preview: {
      readonly params: {
        readonly entry: PreviewedEntry;
        /** The record that the line edits, if any. */
        readonly edited?: RecordRef | undefined;
      };
      readonly answer: readonly string[];
    };
    readonly estimates: {
      readonly params: Record<never, never>;
      readonly answer: readonly EstimateRow[];
    };
    /** A record as an entry, to be edited. */
    readonly record: {
      readonly params: { readonly record: RecordRef };
      readonly answer: EntryOfRecord | null;
    };
    /** The newest undo of this person that can be redone. */
    readonly lastUndone: {
      readonly params: { readonly who: string };
      readonly answer: ActionRow | null;
    };
    /** The newest action of this person that `u` would undo, except imports. */
    readonly lastAction: {
      readonly params: { readonly who: string };
      readonly answer: ActionRow | null;
    };
    /** The unresolved conflicts with other databases. */
    readonly conflicts: {
      readonly params: Record<never, never>;
      readonly answer: readonly ConflictRow[];
    };
    /** At most `limit` pairs of incidents that are likely the same, the likeliest first; with a batch, those with one that it added. */
    readonly likelySame: {
      readonly params: { readonly batch: number | null; readonly limit: number };
      readonly answer: LikelySameAnswer;
    };
    /** At most `limit` possible duplicate actors; with a batch, those that it created. */
    readonly twins: {
      readonly params: { readonly batch: number | null; readonly limit: number };
      readonly answer: TwinsAnswer;
    };
    /** What lists leave out of incidents: narratives, the links of their reports, and the datasets that they and what was merged into them are of. */
    readonly details: {
      readonly params: { readonly ids: readonly number[] };
      readonly answer: readonly {
        readonly id: number;
        readonly narrative: string | null;
        readonly links: readonly string[];
        readonly datasets: readonly string[];
      }[];
    };
    /** Complete records of one kind that belong to what matches, after that number; `next` is null if there are no more. */
    readonly native: {
      readonly params: {
        readonly filter: Filter;
        readonly record: RecordLine;
        readonly after: number;
      };
      readonly answer: ExportedPage;
    };
  };
export type Question = keyof Questions;
export type Params<Q extends Question> = Questions[Q]['params'];
export type Answer<Q extends Question> = Questions[Q]['answer'];
