import type { RelationKind } from '../../domain/entry/entry.ts';
import type { ActorKind, Basis, Role } from '../../domain/model/actor.ts';
import type { Discounted } from '../../domain/model/counted-figure.ts';
import type { Figure, Measure } from '../../domain/model/figure.ts';
import type { Reliability } from '../../domain/model/grade.ts';
import type { Status, Verdict } from '../../domain/model/status.ts';
import type { PlacePrecision } from '../../domain/places/place.ts';
import type { BarUnit } from '../../domain/time/bars.ts';
import type { Moment, Precision } from '../../domain/time/moment.ts';
import type { Period } from '../../domain/time/period.ts';
import type { IncidentCounts } from './rows-counts.ts';
import type { PublisherSide } from './rows-imports.ts';

/** An actor of an incident, as a list shows it. */
export type AttributionRow = {
  readonly actorId: number;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: ActorKind;
  readonly role: Role;
  readonly basis: Basis;
  readonly doubted: boolean;
  /** Who said so; `null` is the actor itself. */
  readonly saidBy: string | null;
};

/** One incident as lists, tables and exports show it. Dates as in `Moment`. */
export type IncidentRow = {
  readonly id: number;
  readonly uid: string;
  readonly from: string;
  readonly until: string;
  readonly precision: Precision;
  readonly type: string;
  readonly subtype: string | null;
  readonly title: string;
  readonly status: Status;
  /** The grade of the report that the best figure comes from, e.g. `B2`; `null` if it has none. */
  readonly grade: string | null;
  readonly place: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly placePrecision: PlacePrecision;
  readonly killed: Figure;
  readonly civilians: Figure;
  readonly wounded: Figure;
  readonly attributions: readonly AttributionRow[];
  readonly sources: readonly string[];
  readonly tags: readonly string[];
  readonly dataset: string | null;
  readonly externalId: string | null;
  readonly removed: boolean;
};

/** A part of a list: `atStart` and `atEnd` say whether these rows reach its ends. */
export type ListAnswer<R> = {
  readonly rows: readonly R[];
  readonly atStart: boolean;
  readonly atEnd: boolean;
};

/** A sum of the killed, best figure else low, and how many incidents have neither. */
export type KilledSum = { readonly best: number; readonly unknown: number };

/** One actor in the counts; see the command line contract for what each count counts. */
export type ActorRow = {
  readonly id: number;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: ActorKind;
  readonly incidents: number;
  /** Incidents dated imprecisely and possibly within the period, which are in none of these counts. */
  readonly mayBe: number;
  readonly asPerpetrator: number;
  readonly asTarget: number;
  readonly asParticipant: number;
  readonly killedBest: number;
  readonly killedUnknown: number;
  /** Of them, those in incidents in which it has each role; `null` if so many are counted that roles are not told apart. */
  readonly killedByRole: Readonly<Record<Role, KilledSum>> | null;
  readonly discounted: Discounted;
  /** As perpetrator, by somebody else. */
  readonly reported: number;
  readonly claimed: number;
  readonly blamed: number;
  readonly denied: number;
  /** The earliest and latest first day of its incidents in the period; `null` if it has none, or if not requested. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Incidents in eight equal parts of the period, oldest first; empty if not requested. */
  readonly trend: readonly number[];
  /** Incidents in the previous period of the same length; `null` if there is no such period. */
  readonly before: number | null;
};

export type ActorsAnswer = {
  readonly period: Period;
  readonly rows: readonly ActorRow[];
  /** The totals of the matching incidents in the period, each counted once. */
  readonly counts: IncidentCounts;
};

export type QuoteRow = {
  readonly id: number;
  readonly uid: string;
  readonly from: string;
  readonly until: string;
  readonly precision: Precision;
  readonly text: string;
  readonly verbatim: boolean;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly grade: string | null;
  readonly note: string | null;
  /** Short names of actors, then names of incidents (`I1204`). */
  readonly about: readonly string[];
  /** The quote that this one answers, and its speaker. */
  readonly answers: {
    readonly id: number;
    readonly speaker: string | null;
    readonly removed: boolean;
  } | null;
};

export type QuotesAnswer = {
  readonly period: Period;
  readonly rows: readonly QuoteRow[];
  readonly total: number;
  /** Matching quotes after the period, or before it. */
  readonly newer: number;
  readonly older: number;
};

/** One bar: the incidents whose first possible day in the period is in it (days inclusive); for an hour, its instants. */
export type TimelineBar = {
  readonly from: string;
  readonly until: string;
  readonly incidents: number;
  readonly killed: number;
};

export type MilestoneRow = {
  readonly id: number;
  readonly from: string;
  readonly until: string;
  readonly precision: Precision;
  readonly name: string;
  readonly note: string | null;
};

export type TimelineAnswer = {
  readonly period: Period;
  readonly unit: BarUnit | 'hour';
  readonly bars: readonly TimelineBar[];
  /** Whether there are earlier bars, for which there is no room. */
  readonly isCut: boolean;
  /** Incidents of the period dated less precisely than one bar, which are in no bar. */
  readonly lessPrecise: number;
  /** Those possibly within the period, which are in none of these counts. */
  readonly mayBe: number;
  readonly discounted: Discounted;
  readonly milestones: readonly MilestoneRow[];
  /** Datasets that end before the period begins, newest first. */
  readonly lagging: readonly { readonly name: string; readonly newest: string }[];
};

export type ReportRow = {
  readonly id: number;
  readonly sourceId: number;
  readonly source: string;
  readonly grade: string | null;
  readonly published: Moment | null;
  readonly url: string | null;
  readonly headline: string | null;
  readonly note: string | null;
  readonly derivesFrom: number | null;
  readonly figures: readonly {
    readonly measure: Measure;
    readonly figure: Figure;
    /** Whether the publisher's low, best and high contradict one another; they are kept as published. */
    readonly disordered: boolean;
  }[];
};

export type RelationRow = {
  readonly id: number;
  readonly title: string;
  readonly kind: RelationKind;
  /** `from`: this incident names the other; `to`: the other names this one. */
  readonly direction: 'from' | 'to';
};

/** One line of a record's history, in words: field, before, after (`null` if there was no value). */
export type ChangeRow = {
  readonly at: string;
  readonly who: string;
  readonly title: string;
  readonly fields: readonly {
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
};

/** A best figure pinned by an analyst: who, when (an instant) and why. */
export type PinRow = {
  readonly measure: Measure;
  readonly best: number;
  readonly reason: string | null;
  readonly who: string;
  readonly at: string;
};

/** The other one of a merge of incidents. */
export type MergedRow = Pick<IncidentRow, 'id' | 'title' | 'dataset' | 'externalId'>;

export type IncidentPage = IncidentRow &
  PublisherSide & {
    readonly admin2: string | null;
    readonly narrative: string | null;
    readonly verdict: Verdict | null;
    readonly verdictNote: string | null;
    /** The reasons for the status, one sentence each. */
    readonly reasons: readonly string[];
    readonly pins: readonly PinRow[];
    /** The usual letters of the sources that its attributions name, by their names. */
    readonly letters: Readonly<Record<string, Reliability>>;
    readonly reports: readonly ReportRow[];
    readonly quotes: readonly QuoteRow[];
    readonly relations: readonly RelationRow[];
    /** The incident that it was merged into in the end. */
    readonly mergedInto: MergedRow | null;
    /** Those that were merged into it, whose reports, attributions and quotes are among its own. */
    readonly merged: readonly MergedRow[];
    readonly changes: readonly ChangeRow[];
    readonly createdAt: string;
    readonly updatedAt: string;
  };

export type ActionRow = {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  readonly title: string;
};
