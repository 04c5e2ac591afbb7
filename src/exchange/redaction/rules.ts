import { lastDayOfMonth } from '../../domain/time/days.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { RedactionRule } from '../../store/schema/records/declaration.ts';

/** What makes a redacted export: the uids that records have in it. */
export type Redaction = {
  /** The uid of a record in the export: consistent within one export, and different in the next. */
  readonly uid: (uid: string) => string;
};

/** The source that represents all withheld sources. */
export const REDACTED_SOURCE = 'source withheld';

/** What each rule of a declaration makes of a value. */
export const RULES = {
  keep: <V>(value: V): V => value,
  drop: (_: unknown): null => null,
  'other uid': (uid: string, redaction: Redaction): string => redaction.uid(uid),
  'first of the month': (day: string): string => `${day.slice(0, 7)}-01`,
  'last of the month': (day: string): string => lastDayOfMonth(day.slice(0, 7)),
  'month at best': (precision: string | null): 'year' | 'month' =>
    precision === 'year' ? 'year' : 'month',
  'tenth of a degree': (degrees: number | null): number | null =>
    degrees === null ? null : Math.round(degrees * 10) / 10,
  'near at best': <P extends string>(precision: P): P | 'near' =>
    precision === 'exact' ? 'near' : precision,
  'source withheld': (_: unknown, redaction: Redaction): string => redaction.uid(REDACTED_SOURCE),
  'reason withheld': (reason: string | null): string | null =>
    reason === null ? null : 'withheld',
} as const satisfies Record<RedactionRule, unknown>;

/**
 * What the declaration of a column makes of a value: `ruleOf(INCIDENT.title)(row.title)`. A field that cannot hold what
 * comes of it does not compile: a title that is dropped, for one, is no string.
 */
export function ruleOf<R extends RedactionRule>(column: {
  readonly redaction: R;
}): (typeof RULES)[R] {
  return RULES[column.redaction];
}

/** A list of what a column says: all of it, or nothing. */
export function toldList<V>(
  column: { readonly redaction: RedactionRule },
  list: readonly V[],
): readonly V[] {
  return column.redaction === 'keep' ? list : [];
}

/** The whole months that contain a time; what is known to the year stays so. */
export function toMonth({ from, until, precision }: Moment): Moment {
  return {
    from: RULES['first of the month'](from),
    until: RULES['last of the month'](until),
    precision: RULES['month at best'](precision),
  };
}
