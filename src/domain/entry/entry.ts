import type { Attribution } from '../model/actor.ts';
import type { Figure, Measure } from '../model/figure.ts';
import type { Grade } from '../model/grade.ts';
import type { RecordRef } from '../model/record.ts';
import type { Place } from '../places/place.ts';
import type { Moment } from '../time/moment.ts';
import type {
  ActorEntry,
  GradeEntry,
  MergeEntry,
  PinEntry,
  SourceEntry,
  SplitEntry,
} from './party-entries.ts';

/** A report as a line gives it: one source, its grade, and what it says. `source` is `null` where the line names none. */
export type Report = {
  readonly source: string | null;
  readonly grade: Grade;
  readonly published: Moment | null;
  readonly url: string | null;
  readonly figures: Readonly<Partial<Record<Measure, Figure>>>;
};

/** The status that an analyst may give by hand; everything else follows from the evidence. */
export const VERDICTS = ['confirmed', 'discounted'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const RELATION_KINDS = ['related', 'led-to', 'answers', 'same'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];
/** How a relation reads on the page of the incident that names the other, and on the other's. */
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
  /** One or more; the first one is who says what no other source is named for. */
  readonly reports: readonly [Report, ...Report[]];
  readonly verdict: Verdict | null;
  /** Why of the verdict, which there is exactly with one; the narrative where the line gives no other. */
  readonly reason: string | null;
  readonly tags: readonly string[];
  readonly relations: readonly Relation[];
};

export type ReportEntry = {
  readonly kind: 'report';
  readonly incident: number;
  readonly report: Report;
  readonly attributions: readonly Attribution[];
  /** The report that this one was taken from, by number. */
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
  /** Actors by name, incidents by number. */
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

/** What one line says: a value that holds every field which the grammar has a token for. */
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
  | PinEntry;

/** A stretch of the typed text, in UTF-16 units; `until` is exclusive. */
export type Span = { readonly from: number; readonly until: number };

/** Something wrong with a line: where, what was expected, and the nearest right word where there is one. */
export type Problem = {
  readonly span: Span;
  readonly message: string;
  readonly suggestion?: string;
};

/** One row of the reading under the prompt: a field, what will go into it, and which text it came from. */
export type ReadField = { readonly label: string; readonly value: string; readonly span?: Span };

/**
 * How a line was understood so far. `entry` is there only when there are no problems; `fields` say what goes
 * where even while it is half typed; `warnings` say what is probably not meant but does not stop the entry, and
 * `notes` what was assumed.
 */
export type Reading = {
  readonly fields: readonly ReadField[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
} & (
  | { readonly entry: Entry; readonly problems: readonly [] }
  | { readonly entry: undefined; readonly problems: readonly [Problem, ...Problem[]] }
);

/** Every record that an entry refers to by number, for whoever must check that they exist. */
export function referencesOf(entry: Entry): readonly RecordRef[] {
  switch (entry.kind) {
    case 'incident':
      return entry.relations.map((relation) => ({ kind: 'incident', id: relation.to }));
    case 'report':
      return [
        { kind: 'incident', id: entry.incident },
        ...(entry.derivesFrom === null ? [] : [{ kind: 'report', id: entry.derivesFrom } as const]),
      ];
    case 'quote':
      return [
        ...entry.about.flatMap((about) =>
          about.incident === undefined ? [] : [{ kind: 'incident', id: about.incident } as const],
        ),
        ...(entry.answers === null ? [] : [{ kind: 'quote', id: entry.answers } as const]),
      ];
    case 'pin':
      return [{ kind: 'incident', id: entry.incident }];
    default:
      return [];
  }
}
