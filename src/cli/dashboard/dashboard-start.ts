import type { Loop } from '../../app/loop.ts';

/** How long (ms) the first frame waits for all panels; after that it shows the answers that have arrived. */
const PATIENCE = 250;
const MINUTE = 60_000;

/** Starts the panels and waits until all have answered, but not for long, so that the first frame is complete. */
export async function firstAnswers(loop: Loop): Promise<void> {
  const { promise: patience, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE);
  await Promise.race([allAnswers(loop), patience]);
  clearTimeout(timer);
}

/** Starts the panels and waits until all have answered. */
export async function allAnswers(loop: Loop): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = loop.subscribe(() => {
    const queries = Object.values(loop.snapshot().queries);
    if (queries.length > 0 && queries.every((one) => !one.waiting)) resolve();
  });
  loop.dispatch({ type: 'started' });
  await promise;
  stop();
}

/** Notifies the loop of each new minute; returns a function that stops it. */
export function everyMinute(loop: Loop): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(
      () => {
        loop.dispatch({ type: 'ticked', now: new Date().toISOString() });
        wait();
      },
      MINUTE - (Date.now() % MINUTE),
    );
  };
  wait();
  return () => clearTimeout(timer);
}
