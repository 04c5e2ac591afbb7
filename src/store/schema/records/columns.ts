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

/** What a person chooses, or an import takes from a publisher's row: a day, a place, a kind, a figure. */
export const said = <const R extends RedactionRule, const S extends Said>(redaction: R, of: S) =>
  ({ ...OF_PEOPLE, atPurge: 'deleted', redaction, ...of }) as const;

/** What a person writes in words of their own: a purge erases these words wherever they stand. */
export const written = <const R extends RedactionRule, const S extends Said>(redaction: R, of: S) =>
  ({ ...OF_PEOPLE, atPurge: 'deleted everywhere', redaction, ...of }) as const;

/** A record that the row names. */
export const naming = <
  const R extends RedactionRule,
  const N extends Reference,
  const S extends Said,
>(
  redaction: R,
  names: N,
  of: S,
) => ({ ...OF_PEOPLE, atPurge: 'deleted', redaction, names, ...of }) as const;

/** The record that the row is a part of. Complete records have it in a list of that record. */
export const partOf = <const T extends Reference['table']>(table: T) =>
  ({
    ...OF_PEOPLE,
    log: null,
    travels: false,
    atPurge: 'deleted',
    redaction: 'drop',
    names: { table, atPurge: 'part' },
  }) as const;

/** What an import takes from a publisher's file. */
export const published = <const R extends RedactionRule, const S extends Said>(
  redaction: R,
  of: S,
) => ({ ...OF_PUBLISHERS, travels: true, atPurge: 'deleted', redaction, ...of }) as const;

/** What an import keeps beside the records, of which complete records have nothing. */
export const imported = <const P extends AtPurge>(atPurge: P) =>
  ({ ...OF_PUBLISHERS, log: null, travels: false, atPurge, redaction: 'drop' }) as const;

/** What the program notes: it stays in its database. */
export const noted = <const P extends AtPurge>(atPurge: P) =>
  ({ ...OF_THE_PROGRAM, atPurge, redaction: 'drop' }) as const;

/** What the program works out from the reports and attributions of an incident. */
export const workedOut = <const R extends RedactionRule>(redaction: R) =>
  ({ ...OF_THE_PROGRAM, moves: false, atPurge: 'deleted', redaction }) as const;

/** A number that names another row, of which complete records have nothing. */
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

/** The number of a row. Complete records have that of a record beside its uid. */
export const NUMBER = {
  ...OF_THE_SCHEMA,
  travels: false,
  atPurge: 'deleted',
  redaction: 'drop',
} as const;

/** What the schema writes by triggers and generated columns from the rest. */
export const GENERATED = { ...NUMBER, moves: false } as const;

/** The import that brought a row. */
const BATCH = pointer('batch', 'refused');

/** What every record has. Those that are parts of others are not said to be removed: the log then says nothing of them. */
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

/** A record whose being removed the log does not word. */
export const UNWORDED_RECORD = { ...ROW, removed_at: removedAt(null) } as const;
export const UNWORDED_BROUGHT = { ...UNWORDED_RECORD, batch_id: BATCH } as const;

const GRADE = { log: { field: 'grade', as: { joinedBy: '' } }, field: 'grade' } as const;

/** How good what somebody says is, and where it stands. */
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
