import type { Loop } from '../../app/loop.ts';

/** How long (ms) the first frame waits to be whole; a slower database is drawn as far as it has answered. */
const PATIENCE = 250;
const MINUTE = 60_000;

/** Starts the panels and waits until all have answered, or for a while, so that the first frame is whole. */
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
    const asked = Object.values(loop.snapshot().asked);
    if (asked.length > 0 && asked.every((one) => !one.waiting)) resolve();
  });
  loop.dispatch({ type: 'started' });
  await promise;
  stop();
}

/** Tells the loop of each new minute; returns the way to stop. */
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
