import type { EntryKey } from '../grammar/entry-key.ts';
import { entryKey } from '../grammar/entry-keys.ts';
import { type FilterShape, filterKey } from '../grammar/filter-keys.ts';
import type { Value } from '../grammar/lexer.ts';
import type { LineKind } from '../grammar/line-kinds.ts';
import { split, splitFirst, splitLast, withoutSuffix } from '../grammar/values.ts';

/**
 * What could be completed at the cursor. From `actor` to `organisation` the database knows the candidates, from `kind`
 * to `country` the grammar does; for `none` there is only a hint.
 */
export type SuggestionTarget =
  | 'actor'
  | 'source'
  | 'place'
  | 'tag'
  | 'dataset'
  | 'speaker'
  | 'organisation'
  | 'kind'
  | `${LineKind | 'filter'}-key`
  | 'type'
  | 'status'
  | 'verdict'
  | 'placed'
  | 'has'
  | 'is'
  | 'measure'
  | 'actor-kind'
  | 'letter'
  | 'date'
  | 'country'
  | 'none';

/** A part of a value, and what it is. */
export type PartTarget = { readonly field: SuggestionTarget; readonly part: Value };

/** Finds the target of the part of a key's value that ends at (or contains) `at`. */
export type FindPart = (value: Value, at: number) => PartTarget;

/** A key: how to find the target of a part of its value, and its help. */
type KeyTarget = { readonly find: FindPart; readonly hint: string };

/** The target of a key of an entry (in lower case). */
export function entryTarget(name: string): KeyTarget | undefined {
  const key = entryKey(name);
  return key === undefined ? undefined : { find: entryFinder(key), hint: key.help };
}

function entryFinder(key: EntryKey): FindPart {
  switch (key.shape) {
    case 'attributions':
      return attributionPart;
    case 'source':
      return sourcePart;
    case 'about':
      return listPart('actor');
    case 'date':
      return whole('date');
    case 'verdict':
    case 'actor-kind':
    case 'letter':
      return whole(key.shape);
    case 'text':
      return whole(TEXTS[key.key] ?? 'none');
    default:
      return whole('none');
  }
}

const TEXTS: Readonly<Record<string, SuggestionTarget>> = {
  speaker: 'speaker',
  org: 'organisation',
  into: 'actor',
  from: 'actor',
  origin: 'source',
};

/** The target of a key of a filter (in lower case). */
export function filterTarget(name: string): KeyTarget | undefined {
  const key = filterKey(name);
  if (key?.shape === undefined) return undefined;
  return { find: filterFinder(key.shape), hint: key.help };
}

function filterFinder(shape: FilterShape): FindPart {
  switch (shape.is) {
    case 'actors':
      return listPart('actor');
    case 'names':
      return listPart(NAMES[shape.key]);
    case 'day':
      return whole('date');
    case 'type':
    case 'status':
    case 'placed':
    case 'has':
    case 'is':
      return listPart(shape.is);
    default:
      return whole('none');
  }
}

const NAMES = {
  in: 'place',
  src: 'source',
  tag: 'tag',
  dataset: 'dataset',
  speaker: 'speaker',
} as const;

/** The first part of a place is its name; the last one is a country. */
export const placePart: FindPart = (value, at) => {
  const parts = split(value, ',');
  const part = partAt(parts, at) ?? value;
  return { field: part === parts[0] ? 'place' : 'country', part };
};

const attributionPart: FindPart = (value, at) => {
  const part = partAt(split(value, ','), at) ?? value;
  const said = splitFirst(part, '<');
  if (said !== undefined && said[1].span.from <= at) return { field: 'source', part: said[1] };
  const named = said?.[0] ?? part;
  return { field: 'actor', part: withoutSuffix(named, '?') ?? named };
};

const sourcePart: FindPart = (value, at) => {
  const graded = splitLast(value, '/');
  if (graded === undefined) return { field: 'source', part: value };
  const [name, grade] = graded;
  return grade.span.from <= at ? { field: 'none', part: grade } : { field: 'source', part: name };
};

/** A list has one name between any two commas. */
export function listPart(field: SuggestionTarget): FindPart {
  return (value, at) => ({ field, part: partAt(split(value, ','), at) ?? value });
}

function whole(field: SuggestionTarget): FindPart {
  return (value) => ({ field, part: value });
}

function partAt(parts: readonly Value[], at: number): Value | undefined {
  return parts.find(({ span }) => span.from <= at && at <= span.until);
}
