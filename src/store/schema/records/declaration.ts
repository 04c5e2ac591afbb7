import type { Cell, Row } from '../../../domain/model/change.ts';
import type { PlainValue } from '../../../domain/model/native-record.ts';
import type { RECORD_LETTERS, RecordKind } from '../../../domain/model/record.ts';
import type { Schema } from '../schema.ts';

/** What a redacted export keeps of a column, as `exchange/redaction/` applies it; docs/exports.md gives the reasons. */
export type RedactionRule =
  | 'keep'
  | 'drop'
  | 'other uid'
  | 'first of the month'
  | 'last of the month'
  | 'month at best'
  | 'tenth of a degree'
  | 'near at best'
  | 'source not told'
  | 'reason not told';

/**
 * What a purge does to a column: its row is deleted; its row is deleted, and its text is looked for elsewhere and erased
 * there too; its row stays, or is deleted by itself, and what it says of the record is erased; or it stays as it is.
 */
export type AtPurge = 'deleted' | 'deleted everywhere' | 'erased' | 'kept';

/**
 * What becomes of a row that names a record, or belongs to it, when that record is purged: it is a part of the record and
 * goes with it; it goes too, as it says nothing without the record; it forgets the record; or the record cannot be purged.
 */
export type Reference = {
  readonly table: keyof Schema;
  readonly atPurge: 'part' | 'deleted' | 'forgotten' | 'refused';
};

/** How the log words a column: by the name of its field and its value, with the other columns of the field, or not at all. */
export type LogWords =
  | null
  | string
  | {
      readonly field: string;
      /** A separator, a day span, a figure, `yes` where there is a value, or the words for 0 and 1. */
      readonly as:
        | { readonly joinedBy: string }
        | 'span'
        | 'figure'
        | 'yes'
        | readonly [string, string];
    }
  /** The declaration's `line` words the whole row. */
  | { readonly as: 'line' };

/** The role of a shared database that may write a column: `owner` are the triggers and defaults of the schema. */
export type Role = 'writer' | 'admin' | 'owner';

export type Column = {
  readonly log: LogWords;
  /** Who decides what it says: a person, a publisher’s file, the program, or the schema. */
  readonly writtenBy: 'person' | 'import' | 'program' | 'schema';
  readonly role: Role;
  /** Whether complete records have it. */
  readonly travels: boolean;
  /** Whether it is copied when a database moves; what the schema works out from the rest is not. */
  readonly moves: boolean;
  readonly atPurge: AtPurge;
  readonly redaction: RedactionRule;
  readonly names?: Reference;
  /** What two databases that are joined compare as one: a place is not put together from two. */
  readonly field?: string;
  /** Its default in the schema; `null` unless given. */
  readonly default?: PlainValue;
};

/** What actors and sources are called, by their numbers. */
export type Called = {
  readonly actor: (id: number) => string | null;
  readonly source: (id: number) => string | null;
};

/** A field of a line of the log in words; without a text it says nothing. */
export type LogField = readonly [name: string, text: string | null];

type LetterOf<T> = {
  [L in keyof typeof RECORD_LETTERS]: (typeof RECORD_LETTERS)[L] extends T ? L : never;
}[keyof typeof RECORD_LETTERS];

/** A table whose rows are records, belong to records, or tell of them. Each of its columns is decided, or it does not compile. */
export type Declaration<T extends keyof Schema = keyof Schema> = {
  readonly table: T;
  /** What it holds, as docs/database.md says it. */
  readonly holds: string;
  /** The letter before its short numbers, where its rows are records that people call by number. */
  readonly letter: T extends RecordKind ? LetterOf<T> : null;
  /** Whether triggers write its changes to the log. */
  readonly isLogged: boolean;
  readonly columns: { readonly [C in keyof Schema[T]]-?: Column };
  /** The tables of its parts, by the names of their lists in complete records. */
  readonly parts?: Readonly<Record<string, keyof Schema>>;
  /** Of a part: the columns (as files call them) by which it is known among those of its record. */
  readonly key?: readonly string[];
  /** Of a part whose columns do not make fields of their own: what the log says of a row. */
  readonly line?: (values: Row['values'], called: Called) => readonly LogField[];
};

/** The text of a cell; `null` where there is none. */
export function textOf(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}

/** The number in a cell; `null` where there is none. */
export function numberOf(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}
