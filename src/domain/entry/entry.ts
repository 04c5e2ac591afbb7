import type { ActorKind, Attribution } from '../model/actor.ts';
import type { Figure, Measure } from '../model/figure.ts';
import type { Grade, Reliability } from '../model/grade.ts';
import type { Verdict } from '../model/status.ts';
import type { Place } from '../places/place.ts';
import type { Moment } from '../time/moment.ts';

/** One source's report as a line gives it. `source` is `null` if the line names none. */
export type Report = {
  readonly source: string | null;
  readonly grade: Grade;
  readonly published: Moment | null;
  readonly url: string | null;
  readonly figures: Readonly<Partial<Record<Measure, Figure>>>;
};

export const RELATION_KINDS = ['related', 'led-to', 'answers', 'same'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];
/** How a relation reads on the page of the incident that names the other, and on the other's page. */
export const RELATION_WORDS: Readonly<
  Record<RelationKind, { readonly from: string; readonly to: string }>
> = {
  related: { from: 'related to', to: 'related to' },
  'led-to': { from: 'led to', to: 'came of' },
  answers: { from: 'answers', to: 'answered by' },
  same: { from: 'same operation', to: 'same operation' },
};
export type Relation = { readonly to: number; readonly kind: RelationKind };

export type IncidentEntry = {
  readonly kind: 'incident';
  readonly type: string;
  readonly subtype: string | null;
  readonly when: Moment;
  readonly place: Place;
  readonly title: string;
  readonly narrative: string | null;
  readonly attributions: readonly Attribution[];
  /** One or more; the first is the source of everything that no other source is named for. */
  readonly reports: readonly [Report, ...Report[]];
  readonly verdict: Verdict | null;
  /**
   * The reason for the verdict, present if and only if there is a verdict; the narrative if the line gives no other.
   */
  readonly reason: string | null;
  readonly tags: readonly string[];
  readonly relations: readonly Relation[];
};

export type ReportEntry = {
  readonly kind: 'report';
  readonly incident: number;
  readonly report: Report;
  readonly attributions: readonly Attribution[];
  /** The report that this one was taken from, by id. */
  readonly derivesFrom: number | null;
  readonly note: string | null;
};

export type QuoteEntry = {
  readonly kind: 'quote';
  readonly verbatim: boolean;
  readonly text: string;
  readonly when: Moment;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly organisation: string | null;
  /** Actors by name, incidents by id. */
  readonly about: readonly (
    | { readonly actor: string; readonly incident?: never }
    | { readonly incident: number; readonly actor?: never }
  )[];
  readonly report: Report;
  readonly answers: number | null;
  readonly note: string | null;
};

export const ESTIMATE_MEASURES = ['strength', 'losses', 'prisoners', 'territory', 'other'] as const;
export type EstimateMeasure = (typeof ESTIMATE_MEASURES)[number];

export type EstimateEntry = {
  readonly kind: 'estimate';
  readonly actor: string;
  readonly measure: EstimateMeasure;
  readonly figure: Figure;
  readonly asOf: Moment | null;
  readonly since: Moment | null;
  readonly report: Report;
  readonly note: string | null;
};

export type MilestoneEntry = {
  readonly kind: 'milestone';
  readonly when: Moment;
  readonly name: string;
  readonly note: string | null;
};

/** An actor, with all its names. */
export type ActorEntry = {
  readonly kind: 'actor';
  readonly name: string;
  readonly shortName: string | null;
  readonly actorKind: ActorKind;
  readonly aliases: readonly string[];
};

/** A source; `origin` is the source whose material it passes on. */
export type SourceEntry = {
  readonly kind: 'source';
  readonly name: string;
  readonly reliability: Reliability;
  readonly origin: string | null;
  readonly reason: string | null;
};

/** A new usual reliability for a known source. */
export type GradeEntry = {
  readonly kind: 'grade';
  readonly source: string;
  readonly reliability: Reliability;
  readonly reason: string;
};

/** Actors, by name or record name, that are the same as another one. */
export type MergeEntry = {
  readonly kind: 'merge';
  readonly from: readonly [string, ...string[]];
  readonly into: string;
  readonly reason: string | null;
};

/**
 * A merged actor, or aliases, each of which becomes an actor of its own; or an actor declared distinct from another,
 * however similar.
 */
export type SplitEntry = {
  readonly kind: 'split';
  /** The merged actor or the alias; with `aliases`, the actor that has them. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** The actor that it is declared distinct from. */
  readonly from: string | null;
  readonly reason: string | null;
};

/** Incidents that are the same as another one. */
export type IncidentMergeEntry = {
  readonly kind: 'merge incidents';
  readonly from: readonly [number, ...number[]];
  readonly into: number;
  readonly reason: string | null;
};

/** A merged incident that becomes one of its own again; or an incident declared distinct from another, however similar. */
export type IncidentSplitEntry = {
  readonly kind: 'split incident';
  readonly incident: number;
  /** The incident that it is declared distinct from. */
  readonly from: number | null;
  readonly reason: string | null;
};

/** Tags that several incidents get, or lose. */
export type TagEntry = {
  readonly kind: 'tag';
  readonly incidents: readonly [number, ...number[]];
  readonly tags: readonly [string, ...string[]];
  readonly takesOff: boolean;
  readonly reason: string | null;
};

/** Best figures that an analyst settles on; `null` removes one. */
export type PinEntry = {
  readonly kind: 'pin';
  readonly incident: number;
  readonly best: Readonly<Partial<Record<Measure, number | null>>>;
  readonly reason: string | null;
};

/** The content of one line: a value with every field that the grammar has a token for. */
export type Entry =
  | IncidentEntry
  | ReportEntry
  | QuoteEntry
  | EstimateEntry
  | MilestoneEntry
  | ActorEntry
  | SourceEntry
  | GradeEntry
  | MergeEntry
  | SplitEntry
  | IncidentMergeEntry
  | IncidentSplitEntry
  | TagEntry
  | PinEntry;

/** An entry about records that exist: what it would do to them is said while it is typed. */
export type PreviewedEntry =
  | MergeEntry
  | SplitEntry
  | IncidentMergeEntry
  | IncidentSplitEntry
  | GradeEntry
  | ReportEntry;

/** A range of the typed text, in UTF-16 units; `until` is exclusive. */
export type Span = { readonly from: number; readonly until: number };

/** An error in a line: where, what was expected, and the nearest valid word if there is one. */
export type Problem = {
  readonly span: Span;
  readonly message: string;
  readonly suggestion?: string;
};

/** One row of the preview under the prompt: a field, the value that it will get, and the text that it came from. */
export type ReadField = { readonly label: string; readonly value: string; readonly span?: Span };

/**
 * How a line was understood so far. `entry` is present only if there are no problems; `fields` say what goes where even
 * while the line is incomplete; `warnings` say what is probably not meant but does not prevent the entry, and `notes`
 * what was assumed.
 */
export type Reading = {
  readonly fields: readonly ReadField[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
} & (
  | { readonly entry: Entry; readonly problems: readonly [] }
  | { readonly entry: undefined; readonly problems: readonly [Problem, ...Problem[]] }
);
