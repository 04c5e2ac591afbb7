import type { RecordRef } from '../../../domain/model/record.ts';
import type { Exported } from '../../port/exported.ts';
import type {
  ImportEnd,
  ImportHeader,
  ImportSession,
  Ingested,
  Position,
} from '../../port/importing.ts';
import type { Purge, Purged, PurgeStep } from '../../port/purging.ts';
import type { Answer, Params, Question } from '../../port/questions.ts';
import type { Act, ActionResult, News, StoreErrorCode, Theirs } from '../../port/store.ts';
import type { SentRows } from '../../writing/import/staged-rows.ts';
import type { MigrationProgress } from '../connection/migrate.ts';

/** What a thread is started with. `giveUp` is one cell; 1 in it ends the running question. */
export type Setup = {
  readonly role: 'writer' | 'reader';
  readonly file: string;
  readonly readOnly: boolean;
  /** The identity of the file, if other threads of the store have it open; `null` creates it if it is missing. */
  readonly opened: string | null;
  readonly migrations: string;
  /** The file of the gazetteer; places are not looked up if it is `null` or missing. */
  readonly gazetteer: string | null;
  /** The folder for copies made before a migration. */
  readonly backups: string;
  /** Up to this many rows, an import is one transaction. */
  readonly mostInOneImport: number;
  readonly giveUp: Int32Array<SharedArrayBuffer>;
};

/** Every call to a thread: its parameters and its answer. */
export type Calls = {
  readonly open: { readonly params: null; readonly answer: null };
  readonly ask: {
    readonly params: { readonly question: Question; readonly params: Params<Question> };
    readonly answer: Answer<Question>;
  };
  readonly act: {
    readonly params: { readonly act: Act; readonly uid: string };
    readonly answer: ActionResult;
  };
  readonly beginImport: { readonly params: ImportHeader; readonly answer: null };
  readonly putRows: {
    readonly params: { readonly rows: SentRows; readonly at: Position | undefined };
    readonly answer: Ingested;
  };
  readonly finishImport: {
    readonly params: ImportEnd;
    readonly answer: Awaited<ReturnType<ImportSession['finish']>>;
  };
  readonly abandonImport: {
    readonly params: ImportEnd | null;
    readonly answer: Awaited<ReturnType<ImportSession['abandon']>>;
  };
  readonly textsToPurge: { readonly params: RecordRef; readonly answer: readonly string[] };
  readonly purgeRows: { readonly params: Purge; readonly answer: Omit<Purged, 'leftover'> };
  /** Rebuilds the search indexes or the file; returns what is left and what to do, or `null`. */
  readonly eraseTraces: {
    readonly params: { readonly step: Exclude<PurgeStep, 'rows'>; readonly record: RecordRef };
    readonly answer: string | null;
  };
  readonly rememberExported: { readonly params: readonly Exported[]; readonly answer: null };
  /** Whether anybody has written since this thread opened the database. */
  readonly hasChanged: { readonly params: null; readonly answer: boolean };
  /** Makes every later question see the database as it is now. */
  readonly freeze: { readonly params: null; readonly answer: null };
  readonly copyTo: { readonly params: { readonly file: string }; readonly answer: null };
  readonly rememberCopy: {
    readonly params: { readonly file: string; readonly who: string };
    readonly answer: null;
  };
  readonly close: { readonly params: null; readonly answer: null };
};
export type CallName = keyof Calls;

/** A thread's role: the calls that it answers. */
export type Handlers = {
  readonly [N in CallName]?: (params: Calls[N]['params']) => Promise<Calls[N]['answer']>;
};

export type Request<N extends CallName = CallName> = {
  readonly ticket: number;
  readonly call: N;
  readonly params: Calls[N]['params'];
};

/** An error as data, since an Error loses its class between threads. */
export type Failure = {
  readonly code: StoreErrorCode;
  readonly message: string;
  readonly theirs: Theirs | undefined;
};

export type Reply =
  | { readonly kind: 'answer'; readonly ticket: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly ticket: number; readonly failure: Failure }
  | { readonly kind: 'news'; readonly news: News }
  | { readonly kind: 'migrating'; readonly progress: MigrationProgress };
