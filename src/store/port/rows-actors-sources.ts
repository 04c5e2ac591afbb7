import type { Likeness } from '../../domain/actors/likely-twins.ts';
import type { ActorKind, Basis, Role } from '../../domain/model/actor.ts';
import type { Figure } from '../../domain/model/figure.ts';
import type { Reliability } from '../../domain/model/grade.ts';
import type { DaySpan } from '../../domain/time/milestone-spans.ts';
import type { ActorRow, IncidentRow, MilestoneRow, QuoteRow, TimelineAnswer } from './rows.ts';
import type { EstimateRow } from './rows-estimate.ts';

/** An actor or a source by its number and name. */
export type NamedRow = { readonly id: number; readonly name: string };

/** Who attributes incidents to an actor, and how many; `null` is the actor itself. */
export type SayerRow = {
  readonly basis: Basis;
  readonly saidBy: string | null;
  readonly sourceId: number | null;
  readonly incidents: number;
};

type Bars = Omit<TimelineAnswer, 'milestones' | 'lagging'>;

/** An actor's counts on one side of a milestone, and how many days of it no dataset covers. */
export type ActorSide = DaySpan &
  Pick<ActorRow, 'asPerpetrator' | 'asTarget' | 'claimed' | 'mayBe'> & {
    readonly uncoveredDays: number;
  };

/** An actor before and after a milestone, as many days on each side. */
export type ActorAround = {
  readonly milestone: MilestoneRow;
  readonly days: number;
  readonly before: ActorSide;
  readonly after: ActorSide;
};

/** The page of one actor, including those merged into it; filters do not apply. */
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
  /** `undefined` if no incident names it. */
  readonly counts: ActorRow | undefined;
  /** The same in the window; `undefined` if it has none there. */
  readonly countsThere: ActorRow | undefined;
  readonly sayers: readonly SayerRow[];
  /** Around the milestone nearest to the end of the window. */
  readonly around: ActorAround | null;
  /** Over the window, and from the first incident to the last. */
  readonly timeline: Bars;
  readonly allTime: Bars;
  /** Of the incidents in the bars over all time, those in which it has each role that it ever had. */
  readonly roles: Readonly<Partial<Record<Role, readonly number[]>>>;
  readonly estimates: readonly EstimateRow[];
  readonly quotes: readonly QuoteRow[];
  /** The latest incidents that name it in any way, and how many there are. */
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

/** A change of a source's usual reliability. */
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

/** The page of one source. */
export type SourcePage = SourceRow & {
  readonly removed: boolean;
  /** The sources that pass on its reports. */
  readonly passedOnBy: readonly NamedRow[];
  readonly letters: readonly LetterRow[];
  /** How many reports have each grade, most first; `null` for no grade. */
  readonly grades: readonly { readonly grade: string | null; readonly reports: number }[];
  readonly latestReports: readonly SourceReportRow[];
  readonly latestQuotes: readonly QuoteRow[];
  readonly estimates: readonly EstimateRow[];
};

/** An actor, and the number of incidents that name it. */
type Twin = NamedRow & { readonly incidents: number };

/** A possible duplicate: an actor, the other one, which is in at least as many incidents, and why. */
export type TwinRow = { readonly actor: Twin; readonly into: Twin; readonly why: Likeness };

/** The first possible duplicates, and how many there are. */
export type TwinsAnswer = { readonly rows: readonly TwinRow[]; readonly total: number };
