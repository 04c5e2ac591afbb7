import type { Entry } from '../../domain/entry/entry.ts';
import type { Change } from '../../domain/model/change.ts';
import type { Choice } from '../../domain/model/conflict.ts';
import { type RecordRef, recordName } from '../../domain/model/record.ts';
import type { Exported } from './exported.ts';
import type { ImportHeader, ImportSession } from './importing.ts';
import type { Purge, PurgeCompany, Purged } from './purging.ts';
import type { Answer, Params, Question } from './questions.ts';

/** One action of one person. Names are resolved, and missing records are created, inside its transaction. */
export type Act = { readonly who: string } /** `lead`: what the incident is made of. */ & (
  | { readonly kind: 'add'; readonly entry: Entry; readonly lead?: number }
  /** Changes a record to its edited entry; `before` and `version` are those that were read. */
  | {
      readonly kind: 'edit';
      readonly record: RecordRef;
      readonly version: number;
      readonly before: Entry;
      readonly after: Entry;
    }
  | { readonly kind: 'remove'; readonly record: RecordRef }
  /** Several records at once, all or none. */
  | {
      readonly kind: 'remove-all';
      readonly records: readonly [RecordRef, ...RecordRef[]];
    }
  | { readonly kind: 'restore'; readonly record: RecordRef }
  | { readonly kind: 'undo'; readonly action: number }
  | { readonly kind: 'undo-import'; readonly batch: number }
  /** Converts times stored in UTC to a zone. */
  | { readonly kind: 'local-times'; readonly zone: string }
  /** Resolves conflicts between two databases by choosing a side. */
  | { readonly kind: 'settle'; readonly conflicts: readonly number[]; readonly choice: Choice }
);

/** The result of an action: `title` in words ("added I1204"), `records` by name, the main one first. */
export type ActionResult = {
  readonly action: number;
  readonly title: string;
  readonly records: readonly string[];
  readonly notes: readonly string[];
  readonly change: Change;
};

/** What others (or we) wrote. `everything`: too much to list, so that querying again is better. */
export type News =
  | {
      readonly kind: 'change';
      readonly change: Change;
      readonly own: boolean;
      /** The incidents that it changed, in themselves or in one of their parts. */
      readonly incidents: readonly number[];
    }
  | {
      readonly kind: 'everything';
      readonly addedIncidents: number;
      readonly addedQuotes: number;
      /** Older incidents that others changed. */
      readonly incidents: readonly number[];
    }
  /** The database can no longer be written, by this program or at all; why, in words. */
  | { readonly kind: 'trouble'; readonly message: string }
  /** The last problem is over. */
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

/** An error of the store: a code for programs and a whole sentence for people. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** With `conflict` on an edit: the current record. */
  readonly theirs: Theirs | undefined;
  constructor(code: StoreErrorCode, message: string, theirs?: Theirs) {
    super(message);
    this.code = code;
    this.theirs = theirs;
  }
}

/** The error for an import that does not exist. */
export function noImport(batch: number): StoreError {
  const name = recordName({ kind: 'batch', id: batch });
  return new StoreError('missing', `There is no import ${name}. watchfloor imports lists them.`);
}

/** Somebody else's version of a record: who changed it, when (an instant), and the title of that action. */
export type Theirs = {
  readonly entry: Entry;
  readonly version: number;
  readonly who: string;
  readonly at: string;
  readonly title: string;
};

/** Answers queries. */
export type Reader = Pick<Store, 'ask'>;

/** Called when a copy is complete, and when recording it has to wait for another writer. */
export type TellCopy = (stage: 'made' | 'waiting', file: string) => void;

/** The store of incidents. Every call is asynchronous; errors are `StoreError`s. */
export type Store = {
  /** Runs a query; `signal` abandons it (error `given-up`) within 50 ms. */
  readonly ask: <Q extends Question>(
    question: Q,
    params: Params<Q>,
    signal?: AbortSignal,
  ) => Promise<Answer<Q>>;
  /**
   * Runs several queries on one snapshot, whatever is written meanwhile: for what is read in pieces, such as an export.
   * Other queries do not wait for these.
   */
  readonly atOneMoment: <T>(use: (reader: Reader) => Promise<T>) => Promise<T>;
  /**
   * `uid` is a UUIDv7 of this one action; if none is given, the client makes one. An action whose answer was lost can be
   * sent again with the same uid: it is done only once, with the same answer.
   */
  readonly act: (act: Act, uid?: string) => Promise<ActionResult>;
  readonly beginImport: (header: ImportHeader) => Promise<ImportSession>;
  /**
   * Records which versions of records were exported to another database. Records that have changed meanwhile are skipped, and
   * a read-only database records nothing: what comes back is then treated as if it had never been exported.
   */
  readonly rememberExported: (exported: readonly Exported[]) => Promise<void>;
  /** Erases a record for good; it cannot be undone. A purge that was killed is finished by running it again. */
  readonly purge: (purge: Purge, company?: Partial<PurgeCompany>) => Promise<Purged>;
  /**
   * Writes a consistent copy while others write, then records it, which waits until nobody else writes; `tell` is called at
   * each stage. Refuses an existing file.
   */
  readonly backup: (file: string, who: string, tell?: TellCopy) => Promise<void>;
  /** Calls the listener for every committed write, own ones before their `act` is answered; returns a function that stops it. */
  readonly watch: (listener: (news: News) => void) => () => void;
  readonly close: () => Promise<void>;
};
