import type { ImportedIncident } from '../domain/imported.ts';

/** One row of a file: its cells by the header's names in lower case. */
export type FileRow = ReadonlyMap<string, string>;

/** A row in our terms. Where it stood and how it was written is the engine's to add. */
export type ReadIncident = Omit<ImportedIncident, 'line' | 'raw'>;

/** What a column of a publisher's file becomes, in words for the documentation. */
export type ColumnNote = { readonly name: string; readonly becomes: string };

/**
 * How one publisher writes incidents. A format is a description: how its files are recognised, which column means
 * what, and how one row reads in our terms. Reading files is the engine's business.
 */
export type Format = {
  readonly id: string;
  readonly title: string;
  /** The feed that rows are known by, together with the publisher's own id. */
  readonly dataset: string;
  readonly licence: string;
  /** The line that whoever passes the data on has to print. */
  readonly attribution: string;
  /** A sentence on what it is recognised by. */
  readonly recognised: string;
  /** The columns without which a file is not of this format, each by any of its names (lower case). */
  readonly needs: readonly (readonly string[])[];
  readonly columns: readonly ColumnNote[];
  /** The publisher's version as the file's name tells it. */
  readonly versionOf: (fileName: string) => string | null;
  /** Reads one row; throws `BadCell` for one that cannot go in. */
  readonly read: (row: FileRow) => ReadIncident;
  /** Rows as published, with what they come to: documentation that is tested. */
  readonly samples: readonly {
    readonly header: string;
    readonly row: string;
    readonly means: Partial<ReadIncident>;
  }[];
};
