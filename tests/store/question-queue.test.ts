import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StoreError } from '../../src/store/port/store.ts';
import { createQuestionQueue } from '../../src/store/sqlite/threads/question-queue.ts';
import type { SupervisedThread } from '../../src/store/sqlite/threads/supervised-thread.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A reader that counts for so long (ms) unless it is told to give up, and has rows at once. */
function readerThatCountsFor(time: number): SupervisedThread {
  let giveUp = () => {};
  const call = (_: string, { question }: { readonly question: string }) =>
    new Promise((resolve, reject) => {
      const answered = setTimeout(() => resolve(question), question === 'incidents' ? 1 : time);
      giveUp = () => {
        clearTimeout(answered);
        reject(new StoreError('given-up', 'The question was given up.'));
      };
    });
  const reader: Partial<SupervisedThread> = { giveUp: () => giveUp(), isLost: () => false };
  return { ...reader, call } as unknown as SupervisedThread;
}

it('rows are there in a moment while a count takes seconds, and the count comes after them', async () => {
  const queue = createQuestionQueue([readerThatCountsFor(10_000)]);
  const answered: string[] = [];
  queue.ask('datasets', {}).then(() => answered.push('count'));
  await vi.advanceTimersByTimeAsync(2_000);
  queue.ask('incidents', WHOLE_LIST).then(() => answered.push('rows'));
  await vi.advanceTimersByTimeAsync(10);
  expect(answered).toEqual(['rows']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(answered).toEqual(['rows', 'count']);
});

it('a count ends under somebody who asks for rows without pause, who never waits much longer than it takes', async () => {
  const queue = createQuestionQueue([readerThatCountsFor(1_000)]);
  let counted = Number.POSITIVE_INFINITY;
  queue.ask('datasets', {}).then(() => {
    counted = performance.now();
  });
  const waits: number[] = [];
  while (counted === Number.POSITIVE_INFINITY && waits.length < 1_000) {
    const asked = performance.now();
    const rows = queue.ask('incidents', WHOLE_LIST);
    rows.then(() => waits.push(performance.now() - asked));
    while (!(await isSettled(rows))) await vi.advanceTimersByTimeAsync(1);
  }
  expect(counted).toBeLessThan(10_000);
  expect(Math.max(...waits)).toBeLessThan(1_500);
  expect(waits.filter((wait) => wait < 100).length).toBeGreaterThan(3);
});

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}
