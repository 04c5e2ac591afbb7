import vocabulary from '../../../db/vocabulary/event-types.json' with { type: 'json' };

/** An incident's type and, if known, its sub-type; both are slugs. */
export type EventType = { readonly type: string; readonly subtype: string | null };

/** The vocabulary: ACLED's six types with their sub-types, and `unknown`. */
export const EVENT_TYPES: readonly {
  readonly type: string;
  readonly label: string;
  readonly subtypes: readonly string[];
}[] = vocabulary;

const BY_SLUG: ReadonlyMap<string, EventType> = new Map(
  EVENT_TYPES.flatMap(({ type, subtypes }) =>
    [null, ...subtypes].map((subtype) => [subtype ?? type, { type, subtype }] as const),
  ),
);

/** Every slug that an entry can begin with, types before their sub-types. */
export const EVENT_SLUGS: readonly string[] = [...BY_SLUG.keys()];

/** Reads a slug in any case: a sub-type's slug implies its type. */
export function readEventType(slug: string): EventType | undefined {
  return BY_SLUG.get(slug.toLowerCase());
}

/** The label of a type; an unknown type is its own label. */
export function eventTypeLabel(type: string): string {
  return EVENT_TYPES.find((one) => one.type === type)?.label ?? type;
}
