import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type News, StoreError } from '../../port/store.ts';
import type { CallName, Calls, Failure, Reply, Request, Setup } from './protocol.ts';
import { leaveLostFolder } from './working-folder.ts';

/** One thread of a store, seen from the program. */
export type Thread = {
  /** Calls it and waits; every call is answered, also when the thread dies (error `internal`). */
  readonly call: <N extends CallName>(
    name: N,
    params: Calls[N]['params'],
  ) => Promise<Calls[N]['answer']>;
  /** Makes the question under way end with `given-up`; the next one begins afresh. */
  readonly giveUp: () => void;
  /** Waits for the thread to end by itself after a `close` call, and ends it where it does not. */
  readonly ended: () => Promise<void>;
};

type Listeners = {
  readonly onNews: (news: News) => void;
  /** The thread ended without having been closed; every open call has been answered already. */
  readonly onCrash: (reason: string) => void;
};
type Pending = {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: StoreError) => void;
};

/** How long a closed thread may take to end by itself: ending it from outside while SQLite runs can end the process. */
const END_MS = 15_000;
const READER_YOUNG_MB = 4;

export function startThread(
  workerFile: URL,
  setup: Omit<Setup, 'giveUp'>,
  { onNews, onCrash }: Listeners,
): Thread {
  leaveLostFolder(setup.file);
  const giveUp = new Int32Array(new SharedArrayBuffer(4));
  const workerData: Setup = { ...setup, giveUp };
  const worker = new Worker(workerFile, {
    workerData,
    env: environment(),
    // A reader holds little at a time, but would be given as much room for it as the machine has.
    resourceLimits: setup.role === 'reader' ? { maxYoungGenerationSizeMb: READER_YOUNG_MB } : {},
  });
  const pending = new Map<number, Pending>();
  let ticket = 0;
  let isClosing = false;
  let reason = 'it ended by itself';

  worker.on('message', (reply: Reply) => {
    if (reply.kind === 'news') return onNews(reply.news);
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
        // Only a new question begins afresh: closing must not call back the end of the one under way.
        if (name === 'ask') Atomics.store(giveUp, 0, 0);
        ticket += 1;
        // The thread answers each ticket with what its call promises.
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

/** A thread keeps compiled code where the program does, if it does. */
function environment(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  return folder === undefined
    ? process.env
    : { ...process.env, NODE_COMPILE_CACHE: dirname(folder) };
}

function stopped(role: Setup['role'], reason: string): StoreError {
  const what =
    role === 'writer'
      ? 'The thread that writes to the database stopped; what was being written was taken back'
      : 'The thread that reads the database stopped';
  return new StoreError('internal', `${what} (${reason}). It is started again.`);
}

function toError({ code, message, theirs }: Failure): StoreError {
  return new StoreError(code, message, theirs);
}
