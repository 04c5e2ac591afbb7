import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { StoreError } from '../../src/store/port/store.ts';
import { superviseThread } from '../../src/store/sqlite/threads/supervised-thread.ts';
import type { Thread } from '../../src/store/sqlite/threads/thread.ts';

/** A thread that ends as soon as it is asked anything, as one does that cannot open its database. */
function shortLived(onCrash: (reason: string) => void): Thread {
  const worker = new Worker('process.exit(7)', { eval: true });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    call: async () => {
      await ended;
      onCrash('it ended');
      throw new StoreError('internal', 'It ended.');
    },
    giveUp: () => {},
    ended: () => ended,
  };
}

it('starts no thread again once it was closed, however late somebody tries to open it', async () => {
  let started = 0;
  const kept = superviseThread(
    (onCrash) => {
      started += 1;
      return shortLived(onCrash);
    },
    () => {},
  );
  await expect(kept.open()).rejects.toMatchObject({ code: 'internal' });
  await expect(kept.open()).rejects.toMatchObject({ code: 'internal' });
  expect(started).toBe(2);
  await kept.close();
  await expect(kept.open()).rejects.toMatchObject({ code: 'closed' });
  expect(started).toBe(2);
});
