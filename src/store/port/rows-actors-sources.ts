import type { Likeness } from '../../domain/actors/likely-twins.ts';
import type { ActorKind, Basis } from '../../domain/model/actor.ts';
import type { Figure } from '../../domain/model/figure.ts';
import type { Reliability } from '../../domain/model/grade.ts';
import type { ActorRow, IncidentRow, QuoteRow, TimelineAnswer } from './rows.ts';
import type { EstimateRow } from './rows-estimate.ts';

/** Somebody or something by its number and what it is called. */
export type NamedRow = { readonly id: number; readonly name: string };

/** Who says that an actor did something, and of how many incidents; `null` is the actor itself. */
export type SayerRow = {
  readonly basis: Basis;
  readonly saidBy: string | null;
  readonly sourceId: number | null;
  readonly incidents: number;
};

type Bars = Omit<TimelineAnswer, 'milestones' | 'lagging'>;

/** Everything that is known of one actor, with all that were merged into it; filters aside. */
export type ActorPage = {
  readonly id: number;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: ActorKind;
  readonly aliases: readonly string[];
  readonly merged: readonly NamedRow[];
  /** The actor that this one was merged into; what follows is then that one's. */
  readonly mergedInto: NamedRow | null;
  readonly removed: boolean;
  /** `undefined` where no incident names it. */
  readonly counts: ActorRow | undefined;
  readonly sayers: readonly SayerRow[];
  /** Over the window, and from the first incident to the last. */
  readonly timeline: Bars;
  readonly allTime: Bars;
  readonly estimates: readonly EstimateRow[];
  readonly quotes: readonly QuoteRow[];
  /** The latest that name it in any way, of so many. */
  readonly incidents: readonly IncidentRow[];
  readonly named: number;
};

export type SourceRow = NamedRow & {
  readonly reliability: Reliability;
  readonly origin: NamedRow | null;
  readonly reports: number;
  readonly quotes: number;
  readonly estimated: number;
};

/** That a source's usual reliability was changed. */
export type LetterRow = {
  readonly at: string;
  readonly who: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
};

export type SourceReportRow = {
  readonly id: number;
  readonly incidentId: number;
  readonly title: string;
  readonly from: string;
  readonly grade: string | null;
  readonly killed: Figure;
};

/** Everything that is known of one source. */
export type SourcePage = SourceRow & {
  readonly removed: boolean;
  /** The sources that pass on its material. */
  readonly passedOnBy: readonly NamedRow[];
  readonly letters: readonly LetterRow[];
  /** How many reports have each grade, most first; `null` has none. */
  readonly grades: readonly { readonly grade: string | null; readonly reports: number }[];
  readonly latestReports: readonly SourceReportRow[];
  readonly latestQuotes: readonly QuoteRow[];
  readonly estimates: readonly EstimateRow[];
};

/** An actor by its name, with in how many incidents it is named. */
type Twin = NamedRow & { readonly incidents: number };

/** An actor that is likely to be another one, which is in at least as many incidents, and why. */
export type TwinRow = { readonly actor: Twin; readonly into: Twin; readonly why: Likeness };

/** The first of the likely twins, and how many there are. */
export type TwinsAnswer = { readonly rows: readonly TwinRow[]; readonly total: number };
