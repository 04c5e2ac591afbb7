import { StoreError } from '../../port/store.ts';
import type { SupervisedThread } from './supervised-thread.ts';

/** A thread that is started once a promise resolves; calls wait for it. If it is closed before, it is never started. */
export function lateThread(
  after: Promise<unknown>,
  start: () => SupervisedThread,
): SupervisedThread {
  let thread: SupervisedThread | undefined;
  let isClosed = false;
  const started = after.then(() => {
    if (isClosed) throw new StoreError('closed', 'The database is closed.');
    thread = start();
    return thread;
  });
  // Each call reports the failure; here it is only kept from being an unhandled rejection.
  started.catch(() => {});
  return {
    open: async () => (await started).open(),
    call: async (name, params) => (await started).call(name, params),
    giveUp: () => thread?.giveUp(),
    isLost: () => thread?.isLost() ?? false,
    close: async () => {
      isClosed = true;
      await thread?.close();
    },
  };
}
