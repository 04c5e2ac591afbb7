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
  | 'source withheld'
  | 'reason withheld';

/**
 * What a purge does to a column: its row is deleted with the record; the same, and its text is erased wherever else it
 * occurs; an eraser of its table erases what it says about the record; or it is kept.
 */
export type AtPurge = 'deleted' | 'deleted everywhere' | 'erased' | 'kept';

/**
 * What happens to a row that refers to a record when that record is purged: it is a part of the record and is deleted with
 * it; it is deleted too, since it means nothing without the record; its reference is cleared; or the purge is refused.
 */
export type Reference = {
  readonly table: keyof Schema;
  readonly atPurge: 'part' | 'deleted' | 'forgotten' | 'refused';
};

/** How the log shows a column: by the name of its field, alone or together with other columns of the field, or not at all. */
export type LogWords =
  | null
  | string
  | {
      readonly field: string;
      /** Joined by a separator, as a span of days, as a figure, as `yes` for any value, or by words for 0 and 1. */
      readonly as:
        | { readonly joinedBy: string }
        | 'span'
        | 'figure'
        | 'yes'
        | readonly [string, string];
    }
  /** The `line` of the declaration puts the whole row into words. */
  | { readonly as: 'line' };

/** The role in a shared database that may write a column; `owner` stands for triggers and defaults of the schema. */
export type Role = 'writer' | 'admin' | 'owner';

export type Column = {
  readonly log: LogWords;
  /** Where its value comes from: a person, a publisher’s file, the program, or the schema. */
  readonly writtenBy: 'person' | 'import' | 'program' | 'schema';
  readonly role: Role;
  /** Whether complete records have it. */
  readonly travels: boolean;
  /** Whether it is copied when records move to another database; what is computed from the rest is not. */
  readonly moves: boolean;
  readonly atPurge: AtPurge;
  readonly redaction: RedactionRule;
  /** The keys of complete records for what it holds, where they do not have it as it is stored. */
  readonly unpacked?: readonly string[];
  readonly names?: Reference;
  /** The field that is merged as a whole: no place is put together from those of two databases. */
  readonly field?: string;
  /** Its default in the schema; `null` unless given. */
  readonly default?: PlainValue;
};

/** The names of actors and sources, by number. */
export type Called = {
  readonly actor: (id: number) => string | null;
  readonly source: (id: number) => string | null;
};

/** A field of a line of the log in words; left out if its text is `null`. */
export type LogField = readonly [name: string, text: string | null];

type LetterOf<T> = {
  [L in keyof typeof RECORD_LETTERS]: (typeof RECORD_LETTERS)[L] extends T ? L : never;
}[keyof typeof RECORD_LETTERS];

/** A table whose rows are records, parts of records, or about them. A column without a decision does not compile. */
export type Declaration<T extends keyof Schema = keyof Schema> = {
  readonly table: T;
  /** What it holds, for docs/database.md. */
  readonly holds: string;
  /** The letter of its record names (`I12`), if its rows have such names. */
  readonly letter: T extends RecordKind ? LetterOf<T> : null;
  /** Whether triggers write its changes to the change log. */
  readonly isLogged: boolean;
  readonly columns: { readonly [C in keyof Schema[T]]-?: Column };
  /** The tables of its parts, by the name of their list in complete records. */
  readonly parts?: Readonly<Record<string, keyof Schema>>;
  /** The columns (by their names in files) that identify a part within its list. */
  readonly key?: readonly string[];
  /** The words of the log for a whole row, for a part whose columns are not fields of their own. */
  readonly line?: (values: Row['values'], called: Called) => readonly LogField[];
};

/** A cell as a text; `null` if it is empty. */
export function textOf(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}

/** The number in a cell; `null` if it is not a number. */
export function numberOf(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}
