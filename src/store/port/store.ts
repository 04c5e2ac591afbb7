import type { Entry } from '../../domain/entry/entry.ts';
import type { Change } from '../../domain/model/change.ts';
import type { Choice } from '../../domain/model/conflict.ts';
import { type RecordRef, recordName } from '../../domain/model/record.ts';
import type { Given } from './exchanged.ts';
import type { ImportHeader, ImportSession } from './importing.ts';
import type { Purge, PurgeCompany, Purged } from './purging.ts';
import type { Answer, Params, Question } from './questions.ts';

/** One act of one person. Names are resolved, and what is missing is made, inside its transaction. */
export type Act = { readonly who: string } /** `lead`: what the incident is made of. */ & (
  | { readonly kind: 'add'; readonly entry: Entry; readonly lead?: number }
  /** Makes a record what its edited line says; `before` and `version` are what was read. */
  | {
      readonly kind: 'edit';
      readonly record: RecordRef;
      readonly version: number;
      readonly before: Entry;
      readonly after: Entry;
    }
  | { readonly kind: 'remove'; readonly record: RecordRef }
  | { readonly kind: 'restore'; readonly record: RecordRef }
  | { readonly kind: 'undo'; readonly action: number }
  | { readonly kind: 'undo-import'; readonly batch: number }
  /** Puts the times that are kept in UTC on the clocks of a zone. */
  | { readonly kind: 'local-times'; readonly zone: string }
  /** Chooses a side where two databases say different things. */
  | { readonly kind: 'settle'; readonly conflicts: readonly number[]; readonly choice: Choice }
);

/** What an act did: `title` in words ("added I1204"), `records` by name, the main one first. */
export type Done = {
  readonly action: number;
  readonly title: string;
  readonly records: readonly string[];
  readonly notes: readonly string[];
  readonly change: Change;
};

/** What others (or we) wrote. `everything`: so much that it is better to ask again than to be told. */
export type News =
  | {
      readonly kind: 'change';
      readonly change: Change;
      readonly own: boolean;
      /** The incidents that it changed, in what they say themselves or in a part of them. */
      readonly incidents: readonly number[];
    }
  | {
      readonly kind: 'everything';
      readonly addedIncidents: number;
      readonly addedQuotes: number;
      /** The incidents that were there before and that others changed. */
      readonly incidents: readonly number[];
    }
  /** The database can no longer be written to by this program, or at all; in words. */
  | { readonly kind: 'trouble'; readonly message: string }
  /** The last trouble is over. */
  | { readonly kind: 'recovered' };

export const STORE_ERRORS = [
  'not-ours',
  'newer-schema',
  'read-only',
  'busy',
  'given-up',
  'conflict',
  'ambiguous',
  'missing',
  'refused',
  'damaged',
  'closed',
  'internal',
] as const;
export type StoreErrorCode = (typeof STORE_ERRORS)[number];

/** Why a store could not do something: a code for programs and a whole sentence for people. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** With `conflict` on an edit: what the record is now. */
  readonly theirs: Theirs | undefined;
  constructor(code: StoreErrorCode, message: string, theirs?: Theirs) {
    super(message);
    this.code = code;
    this.theirs = theirs;
  }
}

/** What is answered to the number of an import that there is none of. */
export function noImport(batch: number): StoreError {
  const name = recordName({ kind: 'batch', id: batch });
  return new StoreError('missing', `There is no import ${name}. watchfloor imports lists them.`);
}

/** A record as somebody else left it: who, when (an instant), and what that was called. */
export type Theirs = {
  readonly entry: Entry;
  readonly version: number;
  readonly who: string;
  readonly at: string;
  readonly title: string;
};

/** What answers questions. */
export type Reader = Pick<Store, 'ask'>;

/** Told that a copy is whole, and that it can be remembered only once somebody else has written. */
export type TellCopy = (stage: 'made' | 'waiting', file: string) => void;

/** Where incidents are kept. Every call is answered later; errors are `StoreError`s. */
export type Store = {
  /** Asks; `signal` gives the question up (error `given-up`) within 50 ms. */
  readonly ask: <Q extends Question>(
    question: Q,
    params: Params<Q>,
    signal?: AbortSignal,
  ) => Promise<Answer<Q>>;
  /**
   * Asks several questions of one moment, whatever is written meanwhile: for what is read in pieces, such as an export.
   * Nobody else's question waits for these.
   */
  readonly atOneMoment: <T>(use: (reader: Reader) => Promise<T>) => Promise<T>;
  /**
   * `uid` is a UUIDv7 of this one act; where none is given, one is made on this side of the wire. An act whose answer was lost
   * can be asked for again with the same uid: it is done once, and answered alike.
   */
  readonly act: (act: Act, uid?: string) => Promise<Done>;
  readonly beginImport: (header: ImportHeader) => Promise<ImportSession>;
  /**
   * Remembers which versions of records another database was given. What has changed meanwhile is not remembered, and
   * nothing is where the database is only read: what comes back is then met as if it had never been given.
   */
  readonly rememberGiven: (given: readonly Given[]) => Promise<void>;
  /** Erases a record for good; undo does not bring it back. One that was killed is finished by doing it again. */
  readonly purge: (purge: Purge, company?: Partial<PurgeCompany>) => Promise<Purged>;
  /**
   * Writes a consistent copy while others write, and remembers that it is there, for which it waits until nobody else writes;
   * `tell` is told how far it is. Refuses an existing file.
   */
  readonly backup: (file: string, who: string, tell?: TellCopy) => Promise<void>;
  /** Tells of every committed write, own ones before their `act` is answered; returns the way to stop. */
  readonly watch: (listener: (news: News) => void) => () => void;
  readonly close: () => Promise<void>;
};
