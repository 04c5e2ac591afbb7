import type { AtPurge, LogWords, RedactionRule, Reference } from './declaration.ts';

type Said = {
  readonly log: LogWords;
  readonly field?: string;
  readonly default?: string | number;
};

const OF_PEOPLE = { writtenBy: 'person', role: 'writer', travels: true, moves: true } as const;
const OF_PUBLISHERS = { writtenBy: 'import', role: 'writer', moves: true } as const;
const OF_THE_PROGRAM = {
  log: null,
  writtenBy: 'program',
  role: 'writer',
  travels: false,
  moves: true,
} as const;
const OF_THE_SCHEMA = { log: null, writtenBy: 'schema', role: 'owner', moves: true } as const;

/** A value that a person chooses or an import takes from a publisher's row: a day, a place, a kind, a figure. */
export const said = <const R extends RedactionRule, const S extends Said>(redaction: R, of: S) =>
  ({ ...OF_PEOPLE, atPurge: 'deleted', redaction, ...of }) as const;

/** A text in a person's own words: a purge erases it wherever it occurs. */
export const written = <const R extends RedactionRule, const S extends Said>(redaction: R, of: S) =>
  ({ ...OF_PEOPLE, atPurge: 'deleted everywhere', redaction, ...of }) as const;

/** A reference to another record. */
export const naming = <
  const R extends RedactionRule,
  const N extends Reference,
  const S extends Said,
>(
  redaction: R,
  names: N,
  of: S,
) => ({ ...OF_PEOPLE, atPurge: 'deleted', redaction, names, ...of }) as const;

/** The reference to the record that the row is a part of. Complete records have the row in a list of that record. */
export const partOf = <const T extends Reference['table']>(table: T) =>
  ({
    ...OF_PEOPLE,
    log: null,
    travels: false,
    atPurge: 'deleted',
    redaction: 'drop',
    names: { table, atPurge: 'part' },
  }) as const;

/** A value that an import takes from a publisher's file. */
export const published = <const R extends RedactionRule, const S extends Said>(
  redaction: R,
  of: S,
) => ({ ...OF_PUBLISHERS, travels: true, atPurge: 'deleted', redaction, ...of }) as const;

/** A value that an import stores and complete records do not have. */
export const imported = <const P extends AtPurge>(atPurge: P) =>
  ({ ...OF_PUBLISHERS, log: null, travels: false, atPurge, redaction: 'drop' }) as const;

/** A value that the program notes and complete records do not have. */
export const noted = <const P extends AtPurge>(atPurge: P) =>
  ({ ...OF_THE_PROGRAM, atPurge, redaction: 'drop' }) as const;

/** A part of an incident's assessment, computed from its reports and attributions. */
export const workedOut = <const R extends RedactionRule>(redaction: R) =>
  ({ ...OF_THE_PROGRAM, moves: false, atPurge: 'deleted', redaction }) as const;

/** A reference to another row that complete records do not have. */
export const pointer = <const T extends Reference['table'], const P extends Reference['atPurge']>(
  table: T,
  atPurge: P,
) =>
  ({
    ...OF_THE_PROGRAM,
    atPurge: 'deleted',
    redaction: 'drop',
    names: { table, atPurge },
  }) as const;

/** The number of a row. Complete records have a record's number next to its uid. */
export const NUMBER = {
  ...OF_THE_SCHEMA,
  travels: false,
  atPurge: 'deleted',
  redaction: 'drop',
} as const;

/** A value that triggers or generated columns of the schema compute from the rest. */
export const GENERATED = { ...NUMBER, moves: false } as const;

/** The import that added a row. */
const BATCH = pointer('batch', 'refused');

/** The columns of every record, apart from its removal mark. */
const ROW = {
  id: NUMBER,
  uid: { ...NUMBER, travels: true, redaction: 'other uid' },
  version: NUMBER,
  created_at: { ...NUMBER, travels: true },
  updated_at: { ...NUMBER, travels: true },
} as const;
const removedAt = <const L extends LogWords>(log: L) =>
  ({ ...OF_PEOPLE, log, travels: false, atPurge: 'deleted', redaction: 'drop' }) as const;

export const RECORD = {
  ...ROW,
  batch_id: BATCH,
  removed_at: removedAt({ field: 'removed', as: 'yes' }),
} as const;

/** A record whose removal mark is not in the words of the log: of a removed part the log has no fields at all. */
export const UNWORDED_RECORD = { ...ROW, removed_at: removedAt(null) } as const;
export const UNWORDED_IMPORTED = { ...UNWORDED_RECORD, batch_id: BATCH } as const;

const GRADE = { log: { field: 'grade', as: { joinedBy: '' } }, field: 'grade' } as const;

/** The grade of a statement, and when and where it was published. */
export const STATEMENT = {
  reliability: said('drop', GRADE),
  credibility: said('drop', GRADE),
  published_on: said('drop', { log: 'published', field: 'published' }),
  published_precision: said('drop', { log: null, field: 'published', default: 'day' }),
  url: said('drop', { log: 'link', field: 'link' }),
} as const;

export const NOTE = written('drop', { log: 'note', field: 'note' });

/** The three numbers of a figure, as `log` words them. */
export const figure = <const L extends LogWords>(log: L) => {
  const number = said('keep', { log, field: 'figure' });
  return { low: number, best: number, high: number };
};
