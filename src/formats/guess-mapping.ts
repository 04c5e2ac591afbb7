import type { Layout } from './format.ts';
import type { TableField } from './table-field.ts';
import { type Mapping, TABLE_FIELDS, type TableFieldName } from './table-fields.ts';

/** Attributes with which a date is not simply the date. */
const OTHER_DATES = new Set(['end', 'year', 'month', 'report', 'reported', 'published', 'updated']);

/**
 * Guesses which column is which field: by its HXL tag first, by the words of its header where it has none or where
 * no tag told. Each column is one field at most.
 */
export function guessMapping(layout: Layout): Mapping {
  const found = new Map<TableFieldName, string>();
  const guesses = [byTag(layout), byWords(layout, isSame), byWords(layout, isEnding)];
  for (const guess of guesses) {
    for (const field of TABLE_FIELDS) {
      if (found.has(field.name)) continue;
      const column = guess(field, new Set(found.values()));
      if (column !== undefined) found.set(field.name, column);
    }
  }
  return Object.fromEntries(found);
}

type Guess = (field: TableField, taken: ReadonlySet<string>) => string | undefined;

function byTag({ names, tags }: Layout): Guess {
  const columns = names.map((name, index) => ({ name, tag: parseTag(tags?.[index] ?? '') }));
  return ({ tags: wanted }, taken) => {
    for (const one of wanted.map(parseTag)) {
      const fitting = columns.filter(
        ({ name, tag }) =>
          name !== '' &&
          !taken.has(name) &&
          tag.base === one.base &&
          one.attributes.every((attribute) => tag.attributes.includes(attribute)) &&
          (one.base !== '#date' ||
            one.attributes.length > 0 ||
            !tag.attributes.some((a) => OTHER_DATES.has(a))),
      );
      const [best] = fitting.toSorted((a, b) => a.tag.attributes.length - b.tag.attributes.length);
      if (best !== undefined) return best.name;
    }
    return undefined;
  };
}

function byWords({ names }: Layout, fits: (header: string, word: string) => boolean): Guess {
  return ({ words }, taken) => {
    for (const word of words) {
      const column = names.find(
        (name) => name !== '' && !taken.has(name) && fits(plainHeader(name), word),
      );
      if (column !== undefined) return column;
    }
    return undefined;
  };
}

export function isSame(header: string, word: string): boolean {
  return header === word;
}

/** `SiND Event ID` is an event id; a single short word at an end says too little. */
export function isEnding(header: string, word: string): boolean {
  return word.length >= 5 && header.endsWith(` ${word}`);
}

/** `Date_Start` as `date start`. */
export function plainHeader(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

export function parseTag(tag: string): {
  readonly base: string;
  readonly attributes: readonly string[];
} {
  const [base = '', ...attributes] = tag.split('+');
  return { base, attributes };
}
