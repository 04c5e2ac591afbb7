import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type News, StoreError } from '../../port/store.ts';
import type { MigrationProgress } from '../connection/migrate.ts';
import type { CallName, Calls, Failure, Reply, Request, Setup } from './protocol.ts';
import { leaveLostFolder } from './working-folder.ts';

/** One thread of a store, as the program sees it. */
export type Thread = {
  /** Calls it and waits for the answer; if the thread dies, the call throws `internal`. */
  readonly call: <N extends CallName>(
    name: N,
    params: Calls[N]['params'],
  ) => Promise<Calls[N]['answer']>;
  /** Ends the running question with `given-up`; does not affect the next one. */
  readonly giveUp: () => void;
  /** Waits for the thread to end by itself after a `close` call, and terminates it if it does not. */
  readonly ended: () => Promise<void>;
};

type Listeners = {
  readonly onNews: (news: News) => void;
  /** Called if the thread ended without having been closed, once every open call was answered. */
  readonly onCrash: (reason: string) => void;
  readonly onMigration: (progress: MigrationProgress) => void;
};
type Pending = {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: StoreError) => void;
};

/** How long a closed thread may take to end by itself: terminating it while SQLite runs can crash the process. */
const END_MS = 15_000;
/** The room for young objects of each role's heap, which would by default grow with the memory of the machine. */
const YOUNG_MB = { reader: 4, writer: 12 };

export function startThread(
  workerFile: URL,
  setup: Omit<Setup, 'giveUp'>,
  { onNews, onCrash, onMigration }: Listeners,
): Thread {
  leaveLostFolder(setup.file);
  const giveUp = new Int32Array(new SharedArrayBuffer(4));
  const workerData: Setup = { ...setup, giveUp };
  const worker = new Worker(workerFile, {
    workerData,
    env: environment(),
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB[setup.role] },
  });
  const pending = new Map<number, Pending>();
  let ticket = 0;
  let isClosing = false;
  let reason = 'it exited';

  worker.on('message', (reply: Reply) => {
    if (reply.kind === 'news') return onNews(reply.news);
    if (reply.kind === 'migrating') return onMigration(reply.progress);
    const call = pending.get(reply.ticket);
    pending.delete(reply.ticket);
    if (reply.kind === 'answer') call?.resolve(reply.answer);
    else call?.reject(toError(reply.failure));
  });
  worker.on('error', (error) => {
    reason = error instanceof Error ? error.message : String(error);
  });
  const end = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      const calls = [...pending.values()];
      pending.clear();
      for (const call of calls) call.reject(stopped(setup.role, reason));
      if (!isClosing) onCrash(reason);
      isClosing = true;
      resolve();
    });
  });

  return {
    call: (name, params) =>
      new Promise((resolve, reject) => {
        if (isClosing) return reject(new StoreError('closed', 'The database is closed.'));
        if (name === 'close') isClosing = true;
        // Only a new question resets it: closing must not take back the end of the running one.
        if (name === 'ask') Atomics.store(giveUp, 0, 0);
        ticket += 1;
        // The thread answers each ticket with the answer type of its call.
        pending.set(ticket, { resolve: (answer) => resolve(answer as never), reject });
        const request: Request = { ticket, call: name, params };
        worker.postMessage(request);
      }),
    giveUp: () => Atomics.store(giveUp, 0, 1),
    ended: async () => {
      const timer = setTimeout(() => worker.terminate(), END_MS);
      await end;
      clearTimeout(timer);
    },
  };
}

/** Threads use the program's compile cache, if it has one. */
function environment(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder === undefined
    ? process.env
    : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}

function stopped(role: Setup['role'], reason: string): StoreError {
  const what =
    role === 'writer'
      ? 'The thread that writes to the database stopped; the unfinished write was rolled back'
      : 'The thread that reads the database stopped';
  return new StoreError('internal', `${what} (${reason}). It is started again.`);
}

function toError({ code, message, theirs }: Failure): StoreError {
  return new StoreError(code, message, theirs);
}
