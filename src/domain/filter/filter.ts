import type { Problem, Span } from '../entry/entry.ts';
import type { Measure } from '../model/figure.ts';
import type { Credibility, Reliability } from '../model/grade.ts';
import type { RecordRef } from '../model/record.ts';
import type { Status } from '../model/status.ts';

/** A day, as `YYYY-MM-DD`. */
type Day = string;

/** What a figure is compared with. A comparison looks at best, else at low. */
export type FigureTest =
  | { readonly is: 'unknown' }
  | { readonly is: 'between'; readonly low: number | null; readonly high: number | null };

/** A place in a filter means what it means in an entry: every part that is there has to agree. */
export type PlaceTest = {
  readonly place: string | null;
  readonly admin1: string | null;
  readonly country: string | null;
};

/** What a filter can ask for with `has:` and with `is:`. */
export const FILTER_HAS = ['quote', 'url'] as const;
export const FILTER_IS = ['removed'] as const;

export type Condition =
  | {
      readonly key: 'by' | 'on' | 'actor' | 'claimed' | 'blamed' | 'denied';
      readonly names: readonly string[];
    }
  | {
      readonly key: 'type';
      readonly types: readonly { readonly type: string; readonly subtype: string | null }[];
    }
  | { readonly key: 'since' | 'until'; readonly day: Day }
  | { readonly key: 'place'; readonly places: readonly PlaceTest[] }
  | { readonly key: 'in'; readonly names: readonly string[] }
  | { readonly key: 'figure'; readonly measure: Measure; readonly tests: readonly FigureTest[] }
  | { readonly key: 'status'; readonly statuses: readonly Status[] }
  | { readonly key: 'src' | 'tag' | 'dataset' | 'speaker'; readonly names: readonly string[] }
  | { readonly key: 'id'; readonly ids: readonly RecordRef[] }
  | {
      readonly key: 'grade';
      readonly grades: readonly {
        readonly reliability: Reliability | null;
        readonly credibility: Credibility | null;
      }[];
    }
  | { readonly key: 'has'; readonly what: readonly (typeof FILTER_HAS)[number][] }
  | { readonly key: 'is'; readonly what: readonly (typeof FILTER_IS)[number][] }
  /** Words to be found in titles, narratives and quotes; `prefix`: the last word may go on. */
  | { readonly key: 'text'; readonly text: string; readonly prefix: boolean };

/** One token of a filter: a condition, perhaps turned round, and where it stands in the text. */
export type Term = {
  readonly condition: Condition;
  readonly negated: boolean;
  readonly span: Span;
};

/** All terms must hold; the values inside one term are alternatives. No terms: everything. */
export type Filter = { readonly terms: readonly Term[] };

export const EVERYTHING: Filter = { terms: [] };

/** Whether two filters say the same in the same order, wherever it stands in their texts. */
export function isSameFilter(one: Filter, other: Filter): boolean {
  return saidBy(one) === saidBy(other);
}

function saidBy({ terms }: Filter): string {
  return JSON.stringify(terms.map(({ condition, negated }) => [condition, negated]));
}

/** How a filter's text was understood: the terms that are right, and what is wrong with the others. */
export type FilterReading = { readonly filter: Filter; readonly problems: readonly Problem[] };
