import type {
  ImportedIncident,
  ImportedLead,
  ImportedWithdrawal,
  NamedIncident,
} from '../../domain/entry/imported.ts';
import type { Passing } from '../../domain/model/dataset.ts';
import type { Doubt } from '../../domain/model/doubts.ts';
import type { Place } from '../../domain/places/place.ts';
import type { Mapping } from '../fields/table-fields.ts';
import type { DateOrder } from '../values/dates.ts';

/** One row of a file: its cells by the header's names in lower case. Nested JSON is JSON text. */
export type FileRow = Pick<ReadonlyMap<string, string>, 'get'>;
/** One of the first rows, of which also all cells are seen. */
export type FirstRow = Pick<ReadonlyMap<string, string>, 'get' | 'values'>;

/** A publisher's country: its ISO 3166-1 alpha-3 code, or the unknown text. Both are `null` if the row names none. */
export type ReadCountry = { readonly code: string | null; readonly text: string | null };
/** A row's point, and doubts about its origin. */
export type ReadPoint = { readonly at: Place['point']; readonly doubts: readonly Doubt[] };
export type ReadPlace = Omit<Place, 'country' | 'point'> & {
  readonly country: ReadCountry;
  readonly point: ReadPoint;
};

/** A row as read: its country and its point as interpreted, and the doubts of its format. */
type Reading<R> = Omit<R, 'line' | 'raw' | 'place'> & {
  readonly place: ReadPlace;
  readonly doubts?: readonly Doubt[];
};

/** A row in our terms. The engine adds its position and its original text. */
export type ReadIncident = Reading<ImportedIncident>;
export type ReadLead = Reading<ImportedLead>;
export type ReadName = Omit<NamedIncident, 'line' | 'raw'>;
export type ReadWithdrawal = Omit<ImportedWithdrawal, 'line'>;

/** What a column of a publisher's file becomes, in words for the documentation. */
export type ColumnNote = { readonly name: string; readonly becomes: string };

/** The layout of a file, as far as its beginning shows it. */
export type Layout = {
  readonly shape: 'table' | 'json';
  /** The name of the text itself: without folders, without `.gz`, and without the archive that contains it. */
  readonly file: string;
  /**
   * The names of its columns as written; a column without a name is called by its number (`#3`), see `columnNames`.
   */
  readonly header: readonly string[];
  /** The same in lower case, as formats know them. */
  readonly names: readonly string[];
  /** Its HXL tags, one per column (`#geo+lat`, or empty); `null` if it has none. */
  readonly tags: readonly string[] | null;
  /** Its first rows as they would be read. */
  readonly rows: readonly FirstRow[];
};

type Described = {
  readonly id: string;
  readonly title: string;
  /**
   * The dataset by which rows are identified, together with the publisher's own id; for several, their naming scheme.
   */
  readonly dataset: string;
  /** The dataset's name for one file, if this format has several datasets. */
  readonly datasetOf?: (layout: Layout) => string;
  readonly licence: string;
  /** The line that must be printed when the data is passed on. */
  readonly attribution: string;
  readonly passing: Passing;
  /** Days after its last import when a dataset is stale, since its publisher has published again; `null`: never. */
  readonly staleAfterDays: number | null;
  /** A sentence on how it is recognised. */
  readonly recognised: string;
  /** The supported versions, in words. */
  readonly versions: string;
  /** What this format needs and a file lacks; empty for a file of this format. */
  readonly missing: (layout: Layout) => readonly string[];
  /** Names for the columns of a file without a header, if a first row with these cells can be of this format. */
  readonly bare?: (cells: readonly string[]) => readonly string[] | null;
  /** The fewest cells of a row, if rows may lack their last ones. */
  readonly fewestCells?: number;
  /** Quotes in its cells are ordinary characters. */
  readonly quoteless?: true;
  /** The order of its numeric dates, if a person has given it. */
  readonly dateOrder?: DateOrder;
  /** The encoding of its text, if a person has given it and a file does not declare one. */
  readonly encoding?: string;
  /** Its columns of days, whose numeric order is determined from the whole file. */
  readonly dayColumns: (layout: Layout) => readonly string[];
  /** Its columns of years that may have two digits. */
  readonly yearColumns?: (layout: Layout) => readonly string[];
  /** Its columns of ids; several form one id together. */
  readonly idColumns: (layout: Layout) => readonly string[];
  /** Doubts about the layout of a file. */
  readonly doubts?: (layout: Layout) => readonly Doubt[];
  readonly columns: readonly ColumnNote[];
  /** What is not converted into our terms, in words. */
  readonly lost: string;
  /** The publisher's version according to the file name. */
  readonly versionOf: (fileName: string) => string | null;
};

/** How incidents are read. */
export type IncidentReading = {
  readonly yields: 'incidents';
  /** Reads one row of a file with this layout; throws `BadCell` for one that cannot be imported. */
  readonly reader: (layout: Layout) => (row: FileRow) => ReadIncident;
  /** Recognises a row that its publisher marks as withdrawn, of which only the id is read; `null` for any other. */
  readonly withdrawn?: (layout: Layout) => (row: FileRow) => ReadWithdrawal | null;
  /** How a file with one row per actor is read. */
  readonly monadic?: {
    readonly isSo: (layout: Layout) => boolean;
    /** Joins two rows of one incident; `null` if they are of different incidents. */
    readonly join: (one: ReadIncident, other: ReadIncident) => ReadIncident | null;
  };
  /** Which column is which field, if that follows from their names; a person's mapping starts from it. */
  readonly mapping?: (layout: Layout) => Mapping;
  /** Whether a file declares this format itself, in case its columns are only guessed. */
  readonly isMarked?: (layout: Layout) => boolean;
  /** The dataset whose rows are replaced by these: provisional rows become final. */
  readonly supersedes?: string;
  /** Rows as published, with the expected result: tested documentation. */
  readonly samples: readonly {
    readonly header: string;
    readonly row: string;
    readonly means: Partial<ReadIncident>;
  }[];
};

/** How machine-coded rows are read, which are not incidents. */
export type LeadReading = {
  readonly yields: 'leads';
  readonly reader: (layout: Layout) => (row: FileRow) => ReadLead;
};

/** How a publisher's list of deleted rows is read. */
export type WithdrawalReading = {
  readonly yields: 'withdrawals';
  readonly reader: (layout: Layout) => (row: FileRow) => ReadWithdrawal;
};

/** How a file is read that only identifies its incidents: those that are here stay as they are. */
export type NameReading = {
  readonly yields: 'named';
  readonly reader: (row: FileRow) => ReadName;
};

/** Complete records, which are read as they are. */
export type RecordReading = { readonly yields: 'records' };

/** A file that is recognised in order to be refused with a reason. */
export type Refusal = { readonly yields: 'nothing'; readonly because: string };

/**
 * How one publisher writes incidents. A format is a description: how its files are recognised, what each column means,
 * and how one row is read. Reading files is the engine's job.
 */
export type Format = Described &
  (IncidentReading | LeadReading | WithdrawalReading | NameReading | RecordReading | Refusal);
export type IncidentFormat = Described & IncidentReading;
export type LeadFormat = Described & LeadReading;

/** The first names of the required columns that a file lacks; each may have one of several names (lower case). */
export function columnsMissing(
  layout: Layout,
  needs: readonly (readonly [string, ...string[]])[],
): readonly string[] {
  return needs
    .filter((anyOf) => !anyOf.some((name) => layout.names.includes(name)))
    .map(([name]) => name);
}

/** For formats whose file names contain no version. */
export function noVersion(): null {
  return null;
}

/** The name of a dataset that is named after its file: `geojson:strikes` for `strikes.geojson`. */
export function datasetOfFile(kind: string, { file }: Pick<Layout, 'file'>): string {
  const stem = file.replace(/\.[a-z]{2,8}$/i, '').toLowerCase();
  return `${kind}:${stem.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'file'}`;
}
