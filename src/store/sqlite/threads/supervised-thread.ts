import { type News, StoreError } from '../../port/store.ts';
import type { CallName, Calls } from './protocol.ts';
import type { Thread } from './thread.ts';

/** A thread that is started again when it dies, unless it keeps dying. */
export type SupervisedThread = {
  /** Opens the database on it; must be answered before anything else is asked. Throws `closed` after `close`. */
  readonly open: () => Promise<void>;
  readonly call: <N extends CallName>(
    name: N,
    params: Calls[N]['params'],
  ) => Promise<Calls[N]['answer']>;
  readonly giveUp: () => void;
  /** It kept dying: every call is refused from now on. */
  readonly isLost: () => boolean;
  /** Lets it finish what it does, closes its database and waits for its end. Never throws. */
  readonly close: () => Promise<void>;
};

/** A thread that dies so many times within so long (ms) would die again. */
const MOST_DEATHS = 3;
const WITHIN = 10 * 60_000;
/** How long (ms) people are told that it was started again. */
const SAID_FOR = 30_000;

/** Starts a thread, tells of its death, and starts it again. */
export function superviseThread(
  start: (onCrash: (reason: string) => void) => Thread,
  publish: (news: News) => void,
): SupervisedThread {
  let thread = start(crashed);
  let opening: Promise<unknown> | undefined;
  let isOpen = false;
  /** It died before it was open; whoever opens it then decides when to try again. */
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
    // Whoever tries again after a while may come too late; nobody would end a thread that is started then.
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
