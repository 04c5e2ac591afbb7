import { type News, StoreError } from '../../port/store.ts';
import type { CallName, Calls } from './protocol.ts';
import type { Thread } from './thread.ts';

/** A thread that is restarted when it dies, unless it keeps dying. */
export type SupervisedThread = {
  /** Opens the database on it; must finish before any other call. Throws `closed` after `close`. */
  readonly open: () => Promise<void>;
  readonly call: <N extends CallName>(
    name: N,
    params: Calls[N]['params'],
  ) => Promise<Calls[N]['answer']>;
  readonly giveUp: () => void;
  /** Whether it kept dying, so that every call is refused from then on. */
  readonly isLost: () => boolean;
  /** Lets it finish its work, closes its database and waits for its end. Never throws. */
  readonly close: () => Promise<void>;
};

/** A thread that has died this many times within this time (ms) is not restarted. */
const MOST_DEATHS = 3;
const WITHIN = 10 * 60_000;
/** How long (ms) the message that it was restarted is shown. */
const SAID_FOR = 30_000;

/** Starts a thread, reports its death, and restarts it. */
export function superviseThread(
  start: (onCrash: (reason: string) => void) => Thread,
  publish: (news: News) => void,
): SupervisedThread {
  let thread = start(crashed);
  let opening: Promise<unknown> | undefined;
  let isOpen = false;
  /** It died before it was open; the caller that opens it decides when to try again. */
  let isDead = false;
  let deaths: readonly number[] = [];
  let lost: StoreError | undefined;
  let isClosed = false;

  function crashed(reason: string): void {
    if (!isOpen) {
      isDead = true;
      return;
    }
    isOpen = false;
    const now = Date.now();
    deaths = [...deaths.filter((death) => now - death < WITHIN), now];
    if (deaths.length >= MOST_DEATHS) {
      lose(reason);
      return;
    }
    publish({
      kind: 'trouble',
      message: `A database thread stopped (${reason}) and is started again; what was saved is safe.`,
    });
    isDead = true;
    open().then(
      () => {
        publish({ kind: 'everything', addedIncidents: 0, addedQuotes: 0, incidents: [] });
        setTimeout(() => publish({ kind: 'recovered' }), SAID_FOR).unref();
      },
      (error: Error) => lose(error.message),
    );
  }

  function lose(reason: string): void {
    lost = new StoreError(
      'internal',
      `A database thread stopped (${reason}). Start Watchfloor again; what was saved is safe.`,
    );
    publish({ kind: 'trouble', message: lost.message });
  }

  async function open(): Promise<void> {
    // A delayed retry may come after the end; nobody would end a thread that is started then.
    if (isClosed) throw new StoreError('closed', 'The database is closed.');
    if (isDead) thread = start(crashed);
    isDead = false;
    opening = thread.call('open', null);
    await opening;
    opening = undefined;
    isOpen = true;
  }

  return {
    open,
    call: (name, params) => {
      if (lost !== undefined) return Promise.reject(lost);
      if (opening === undefined) return thread.call(name, params);
      return opening.then(() => thread.call(name, params));
    },
    giveUp: () => thread.giveUp(),
    isLost: () => lost !== undefined,
    close: async () => {
      isClosed = true;
      await opening?.catch(() => undefined);
      isOpen = false;
      await thread.call('close', null).catch(() => undefined);
      await thread.ended();
    },
  };
}
