import type { ActorKind, Basis, Role } from '../model/actor.ts';
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

/** An actor as a publisher names it. The publisher is who says so. */
export type ImportedAttribution = {
  readonly actor: string;
  readonly kind: ActorKind;
  readonly role: Role;
  readonly basis: Basis;
  readonly doubted: boolean;
};

/** One row of a publisher's file in our terms, with the row itself as it came. */
export type ImportedIncident = {
  /** The publisher's own id, never empty; unique within the dataset. */
  readonly externalId: string;
  /** The line of the file that the row begins on, from 1. */
  readonly line: number;
  /** The row as published: header name to cell. */
  readonly raw: Readonly<Record<string, string>>;
  /** When the publisher last changed the row, an instant, where it says so. */
  readonly revisedAt?: string | null;
  /** The publisher says of the row that it is not withdrawn, so that one taken back before is there again. */
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

/** What a machine took from an article: never an incident by itself, and in no count. */
export type ImportedLead = {
  readonly externalId: string;
  readonly line: number;
  readonly raw: Readonly<Record<string, string>>;
  /** The day that the machine took it for, `YYYY-MM-DD`. */
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
  /** What leads of one article share: its link, or the publisher's number of it. */
  readonly article: string;
  /** The article's link, where the publisher has one. */
  readonly url: string | null;
  /** Who published the article, where that is said. */
  readonly publisher: string | null;
  /** Articles or mentions that the code rests on; `null` where that is not said. */
  readonly mentions: number | null;
};

/** A publisher's word that it has deleted a row. */
export type ImportedWithdrawal = {
  readonly externalId: string;
  readonly line: number;
  /** When it was deleted, an instant; `null` where that is not said. */
  readonly at: string | null;
  /** It is the incident's own row that is marked so, and not one of a list of deletions. */
  readonly ofRow?: true;
};

/** An incident of a file that tells of it no more than what it is called: here, or by its publisher. */
export type NamedIncident = {
  readonly uid: string | null;
  readonly dataset: string | null;
  readonly externalId: string | null;
  readonly line: number;
  readonly raw: Readonly<Record<string, string>>;
};

/** A row that did not go in: where it stands, what is wrong with which cell, in words for a person. */
export type RejectedRow = {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  /** The row as it came, so that it can be repaired; `null` where nothing of it could be read. */
  readonly raw: RejectedCells | RejectedJson | null;
};

/** A row of a table: header name to cell. */
export type RejectedCells = Readonly<Record<string, string>>;
/** A record of a JSON file, in a list of its own that tells it from cells; a text is a line that is no record. */
export type RejectedJson = readonly [record: unknown];

export function isRejectedJson(raw: RejectedRow['raw']): raw is RejectedJson {
  return Array.isArray(raw);
}
