import type {
  ImportedIncident,
  ImportedLead,
  ImportedWithdrawal,
  NamedIncident,
} from '../../domain/entry/imported.ts';
import type { Doubt } from '../../domain/model/doubts.ts';
import type { Place } from '../../domain/places/place.ts';
import type { Mapping } from '../fields/table-fields.ts';
import type { DateOrder } from '../values/dates.ts';

/** One row of a file: its cells by the header's names in lower case. What is nested in JSON is JSON text. */
export type FileRow = ReadonlyMap<string, string>;

/**
 * A publisher's country: its code of ISO 3166-1 alpha-3, or the text that is not understood. Both are `null` where the row
 * names none.
 */
export type ReadCountry = { readonly code: string | null; readonly text: string | null };
/** A row's point, and what is doubtful about where it comes from. */
export type ReadPoint = { readonly at: Place['point']; readonly doubts: readonly Doubt[] };
export type ReadPlace = Omit<Place, 'country' | 'point'> & {
  readonly country: ReadCountry;
  readonly point: ReadPoint;
};

/** How a row is read: its country and its point as they are understood, and what its format found doubtful about it. */
type Reading<R> = Omit<R, 'line' | 'raw' | 'place'> & {
  readonly place: ReadPlace;
  readonly doubts?: readonly Doubt[];
};

/** A row in our terms. Where it stood and how it was written is the engine's to add. */
export type ReadIncident = Reading<ImportedIncident>;
export type ReadLead = Reading<ImportedLead>;
export type ReadName = Omit<NamedIncident, 'line' | 'raw'>;
export type ReadWithdrawal = Omit<ImportedWithdrawal, 'line'>;

/** What a column of a publisher's file becomes, in words for the documentation. */
export type ColumnNote = { readonly name: string; readonly becomes: string };

/** How a file is laid out, as far as its beginning tells. */
export type Layout = {
  readonly shape: 'table' | 'json';
  /** What the text is called by itself: without folders, without `.gz`, and without the archive that it was packed in. */
  readonly file: string;
  /** The names of its columns as they are written; a column without one goes by its number (`#3`), as `columnNames` says. */
  readonly header: readonly string[];
  /** The same in lower case, as formats know them. */
  readonly names: readonly string[];
  /** Its HXL tags, one for each column (`#geo+lat`, or the empty text); `null` where it has none. */
  readonly tags: readonly string[] | null;
  /** Its first rows as they would be read. */
  readonly rows: readonly FileRow[];
};

/** Whether those who have the data may pass its rows on: freely, with the publisher named, or not. */
export type Passing = 'free' | 'attribution' | 'no';

type Described = {
  readonly id: string;
  readonly title: string;
  /** The feed that rows are known by, together with the publisher's own id; for several, how they are named. */
  readonly dataset: string;
  /** Its name for one file, where there are several feeds of this format. */
  readonly datasetOf?: (layout: Layout) => string;
  readonly licence: string;
  /** The line that whoever passes the data on has to print. */
  readonly attribution: string;
  readonly passing: Passing;
  /** Days after its last import that a dataset is stale, since its publisher has published again; `null`: never. */
  readonly staleAfterDays: number | null;
  /** A sentence on what it is recognised by. */
  readonly recognised: string;
  /** Which versions of it are read, in words. */
  readonly versions: string;
  /** What a file has not that this format needs; nothing is missing from a file that is of it. */
  readonly missing: (layout: Layout) => readonly string[];
  /** Names for the columns of a file without a header, if a first row with these cells can be of this format. */
  readonly bare?: (cells: readonly string[]) => readonly string[] | null;
  /** The fewest cells of a row, where rows may lack their last ones. */
  readonly fewestCells?: number;
  /** Quotes in its cells are ordinary characters. */
  readonly quoteless?: true;
  /** What comes first in its numeric dates, where a person has said so. */
  readonly dateOrder?: DateOrder;
  /** How its text is encoded, where a person has said so and a file does not tell. */
  readonly encoding?: string;
  /** Its columns of days, which may be written in numbers of which the file as a whole tells the order. */
  readonly dayColumns: (layout: Layout) => readonly string[];
  /** Its columns of years that may have two digits. */
  readonly yearColumns?: (layout: Layout) => readonly string[];
  /** Its columns of ids; several are one id together. */
  readonly idColumns: (layout: Layout) => readonly string[];
  /** What is doubtful about how a file is laid out. */
  readonly doubts?: (layout: Layout) => readonly Doubt[];
  readonly columns: readonly ColumnNote[];
  /** What of a file is not taken over into our terms, in words. */
  readonly lost: string;
  /** The publisher's version as the file's name tells it. */
  readonly versionOf: (fileName: string) => string | null;
};

/** How incidents are read. */
export type IncidentReading = {
  readonly yields: 'incidents';
  /** Reads one row of a file that is laid out so; throws `BadCell` for one that cannot go in. */
  readonly reader: (layout: Layout) => (row: FileRow) => ReadIncident;
  /** Tells a row that its publisher marks as withdrawn, of which no more than the id is read; `null` for any other. */
  readonly withdrawn?: (layout: Layout) => (row: FileRow) => ReadWithdrawal | null;
  /** How a file is read that holds one row for each actor of an incident. */
  readonly monadic?: {
    readonly isSo: (layout: Layout) => boolean;
    /** Two rows of an incident as one; `null` where they are not of one incident. */
    readonly join: (one: ReadIncident, other: ReadIncident) => ReadIncident | null;
  };
  /** Which column is which field, where that is told by their names; an own mapping begins with it. */
  readonly mapping?: (layout: Layout) => Mapping;
  /** Whether a file says of itself that it is of this format, where its columns are only guessed. */
  readonly isMarked?: (layout: Layout) => boolean;
  /** The dataset whose rows this one's take the place of: what was provisional is then final. */
  readonly supersedes?: string;
  /** Rows as published, with what they come to: documentation that is tested. */
  readonly samples: readonly {
    readonly header: string;
    readonly row: string;
    readonly means: Partial<ReadIncident>;
  }[];
};

/** How machine-coded rows are read, which are no incidents. */
export type LeadReading = {
  readonly yields: 'leads';
  readonly reader: (layout: Layout) => (row: FileRow) => ReadLead;
};

/** How a publisher's list of what it has deleted is read. */
export type WithdrawalReading = {
  readonly yields: 'withdrawals';
  readonly reader: (layout: Layout) => (row: FileRow) => ReadWithdrawal;
};

/** How a file is read that only tells which incidents it is of: those that are here stay as they are. */
export type NameReading = {
  readonly yields: 'named';
  readonly reader: (row: FileRow) => ReadName;
};

/** Watchfloor's own records, which are read as they are. */
export type RecordReading = { readonly yields: 'records' };

/** A file that is recognised so that it can be refused with the reason. */
export type Refusal = { readonly yields: 'nothing'; readonly because: string };

/**
 * How one publisher writes incidents. A format is a description: how its files are recognised, which column means
 * what, and how one row reads in our terms. Reading files is the engine's business.
 */
export type Format = Described &
  (IncidentReading | LeadReading | WithdrawalReading | NameReading | RecordReading | Refusal);
export type IncidentFormat = Described & IncidentReading;
export type LeadFormat = Described & LeadReading;

/** The first names of those columns that a file has none of; each may go by any of several names (lower case). */
export function columnsMissing(
  layout: Layout,
  needs: readonly (readonly [string, ...string[]])[],
): readonly string[] {
  return needs
    .filter((anyOf) => !anyOf.some((name) => layout.names.includes(name)))
    .map(([name]) => name);
}

/** A publisher's version by the file's name: none can be told. */
export function noVersion(): null {
  return null;
}
