import type { ActorKind, Basis, Role } from '../model/actor.ts';
import type { RowUnit } from '../model/doubts.ts';
import type { Figure, Measure } from '../model/figure.ts';
import type { Grade } from '../model/grade.ts';
import type { Place } from '../places/place.ts';
import type { Moment } from '../time/moment.ts';

/** One report in a publisher's row: the publisher's own, or an article that it was coded from. */
export type ImportedReport = {
  readonly source: string;
  readonly published: string | null;
  readonly url: string | null;
  readonly headline: string | null;
  readonly grade: Grade;
  readonly figures: Readonly<Partial<Record<Measure, Figure>>>;
};

/** An actor as named by the publisher, who is also the source of the attribution. */
export type ImportedAttribution = {
  readonly actor: string;
  readonly kind: ActorKind;
  readonly role: Role;
  readonly basis: Basis;
  readonly doubted: boolean;
};

/** A row as published: the names of its columns, which the rows of a file share, and the cells in their order. */
export type RowCells = { readonly columns: readonly string[]; readonly cells: readonly string[] };

/** One row of a publisher's file in our terms, with the original row. */
export type ImportedIncident = {
  /** The publisher's own id, never empty; unique within the dataset. */
  readonly externalId: string;
  /** The line of the file that the row begins on, from 1. */
  readonly line: number;
  readonly raw: RowCells;
  /** A hash of everything that the row was read from and by: rows of one incident that have the same say the same. */
  readonly fingerprint?: string;
  /** When the publisher last changed the row, an instant, if stated. */
  readonly revisedAt?: string | null;
  /** The publisher says that the row is not withdrawn, so that one withdrawn before is restored. */
  readonly stands?: true;
  readonly when: Moment;
  readonly place: Place;
  readonly type: string;
  readonly subtype: string | null;
  readonly title: string;
  readonly narrative: string | null;
  readonly tags: readonly string[];
  readonly attributions: readonly ImportedAttribution[];
  /** The publisher's own report first; the articles behind it derive from it. */
  readonly reports: readonly [ImportedReport, ...ImportedReport[]];
};

/** A fingerprint is of this many hexadecimal digits. */
export const FINGERPRINT_DIGITS = 16;

/** A row of a file that is here as it is there, and was not read therefore. */
export type UnchangedRow = {
  readonly incident: number;
  readonly externalId: string;
  readonly line: number;
  readonly fingerprint: string;
};

/** An event that a machine extracted from an article: it is not an incident, and in no count. */
export type ImportedLead = {
  readonly externalId: string;
  readonly line: number;
  readonly raw: RowCells;
  /** The day that the machine assigned, `YYYY-MM-DD`. */
  readonly day: string;
  /** What happened according to the code, in words. */
  readonly what: string;
  /** The code itself, as published. */
  readonly code: string;
  readonly type: string;
  readonly subtype: string | null;
  /** Who is said to have done it, and to whom; names as published. */
  readonly actor: string | null;
  readonly target: string | null;
  readonly place: Place;
  /** The article that leads share: its link, or the publisher's number for it. */
  readonly article: string;
  /** The article's link, where the publisher has one. */
  readonly url: string | null;
  /** Who published the article, if stated. */
  readonly publisher: string | null;
  /** The number of articles or mentions behind the code; `null` if not stated. */
  readonly mentions: number | null;
};

/** A publisher's statement that it has deleted a row. */
export type ImportedWithdrawal = {
  readonly externalId: string;
  readonly line: number;
  /** When it was deleted, an instant; `null` if not stated. */
  readonly at: string | null;
  /** The incident's own row is marked so, as opposed to an entry in a list of deletions. */
  readonly ofRow?: true;
};

/** An incident in a file that only identifies it: by our name, or by the publisher's id. */
export type NamedIncident = {
  readonly uid: string | null;
  readonly dataset: string | null;
  readonly externalId: string | null;
  readonly line: number;
  readonly raw: RowCells;
};

/** A row that was not imported: where it is, and what is wrong with which cell, in words for a person. */
export type RejectedRow = {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  /** The original row, so that it can be repaired; `null` if nothing of it could be read. */
  readonly raw: RejectedCells | RejectedJson | null;
};

/** A row of a table: header name to cell. */
export type RejectedCells = Readonly<Record<string, string>>;
/**
 * A record of a JSON file, in a list of its own to distinguish it from cells; a text is a line that is not a record.
 */
export type RejectedJson = readonly [record: unknown];

/** A row's cells by the names of their columns. */
export function cellsByColumn({ columns, cells }: RowCells): RejectedCells {
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
}

export function isRejectedJson(raw: RejectedRow['raw']): raw is RejectedJson {
  return Array.isArray(raw);
}

/** Characters of a cell that are shown: an unclosed quote can make one cell of a whole file. */
const SHOWN = 80;

/** Why a row was rejected, in one line: its position, the cell, and what is wrong with it. */
export function rejectionText({ line, column, value, reason }: RejectedRow, unit: RowUnit): string {
  const shown = value === null ? '' : ` "${shorten(value)}"`;
  return `${unit} ${line}: ${column === null ? '' : `${column}${shown}: `}${reason}`;
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
