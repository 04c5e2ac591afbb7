import { countOf } from '../../text/number-words.ts';

/**
 * What an import may find doubtful about imported rows. `of` is what is counted; `says` continues the sentence after
 * the number and is followed by examples; for a whole file it is the complete sentence before the example.
 */
const KINDS = {
  country: {
    of: 'row',
    says: 'with an unknown country, imported without one and so in no count by country',
  },
  'outside-country': { of: 'row', says: 'with a point outside the named country' },
  'point-elsewhere': {
    of: 'row',
    says: 'with a geometry that differs from the coordinates, imported at the geometry',
  },
  'no-degrees': {
    of: 'row',
    says: 'with a geometry that is not in degrees, imported at the coordinates beside it',
  },
  'half-point': {
    of: 'row',
    says: 'with only a latitude or only a longitude, imported without coordinates',
  },
  'no-point': {
    of: 'row',
    says: 'with a geometry that is not a single point, imported without coordinates',
  },
  grade: {
    of: 'row',
    says: 'with an unknown grade, kept as published but not used for grading',
  },
  'deletion-mark': {
    of: 'row',
    says: 'with an unknown value in the column of deletions, taken as not deleted',
  },
  'not-yet': { of: 'row', says: 'dated in the future' },
  'text-and-date': {
    of: 'row',
    says: 'whose text names another date than the column, which is kept',
  },
  encoding: {
    of: 'file',
    says: 'its text is not UTF-8 and was read as windows-1252; --encoding NAME changes that',
  },
  garbled: { of: 'row', says: 'with text that looks as if it was read in the wrong encoding' },
  'tag-and-header': {
    of: 'column',
    says: 'with an HXL tag that contradicts the header, read by the tag',
  },
} as const satisfies Readonly<Record<string, { of: 'row' | 'column' | 'file'; says: string }>>;

export type DoubtKind = keyof typeof KINDS;
export const DOUBT_KINDS: readonly DoubtKind[] = Object.keys(KINDS).filter(isDoubtKind);

/** A doubt about one row, column or file: the kind, and the value in question in words for a person. */
export type Doubt = { readonly kind: DoubtKind; readonly text: string };

/** What a row number counts: lines of the file, rows of a sheet, or records of a JSON array. */
export type RowUnit = 'line' | 'row' | 'record';

/** The first distinct texts of a kind, each with the first row that has it (`null`: no row) and how many do. */
export type DoubtExample = {
  readonly text: string;
  readonly line: number | null;
  readonly count: number;
};

/** All doubts of one kind in an import. */
export type FoundDoubt = {
  readonly kind: DoubtKind;
  readonly count: number;
  readonly unit: RowUnit;
  readonly examples: readonly DoubtExample[];
};

/** How many characters of an example are shown. */
const SHOWN = 80;

/** All doubts of a kind in one line: how many, of what kind, and examples with their positions. */
export function doubtText({ kind, count, unit, examples }: FoundDoubt): string {
  const { of, says } = KINDS[kind];
  const named = examples.map((example) => exampleText(example, unit)).join('; ');
  const more = count - examples.reduce((sum, example) => sum + example.count, 0);
  const rest = more === 0 ? '' : `${named === '' ? '' : ' and '}${countOf(more, 'more', 'more')}`;
  const head = isCounted(of) ? `${countOf(count, of)} ${says}` : says;
  return `${head}: ${named}${rest}`;
}

function exampleText({ text, line, count }: DoubtExample, unit: RowUnit): string {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  const times = count === 1 ? [] : [`${count} times`];
  const where = line === null ? [] : [`${count === 1 ? '' : 'first in '}${unit} ${line}`];
  const notes = [...times, ...where].join(', ');
  return notes === '' ? shown : `${shown} (${notes})`;
}

function isCounted(of: 'row' | 'column' | 'file'): of is 'row' | 'column' {
  return of !== 'file';
}

/** Whether a text is a kind of doubt; one from a newer program may not be. */
export function isDoubtKind(text: string): text is DoubtKind {
  return Object.hasOwn(KINDS, text);
}
