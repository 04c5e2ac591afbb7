import type { Answer, Params, Question } from '../questions.ts';
import { StoreError } from '../store.ts';
import type { KeptThread } from './kept-thread.ts';

/** Questions on their way to the first reader that is free. */
export type QuestionQueue = {
  readonly ask: <Q extends Question>(
    question: Q,
    params: Params<Q>,
    signal?: AbortSignal,
  ) => Promise<Answer<Q>>;
  /** Refuses every later question and ends those that wait or are under way, all with this error. */
  readonly stop: (error: StoreError) => void;
};

type Job = {
  readonly question: Question;
  readonly params: Params<Question>;
  /** The reader that works on it; none while it waits. */
  reader: KeptThread | undefined;
  readonly settle: (
    outcome: { readonly answer: Answer<Question> } | { readonly error: unknown },
  ) => void;
};

const GIVEN_UP = new StoreError('given-up', 'The question was given up.');

/** A reader has one question at a time, so that one given up while it waits never runs. */
export function createQuestionQueue(readers: readonly KeptThread[]): QuestionQueue {
  const jobs = new Set<Job>();
  let stoppedBy: StoreError | undefined;
  const busy = new Set<KeptThread>();

  const next = () => {
    const waiting = [...jobs].filter((job) => job.reader === undefined);
    for (const reader of readers) {
      if (busy.has(reader) || reader.isLost()) continue;
      const job = waiting.shift();
      if (job === undefined) return;
      run(reader, job);
    }
    // With no reader left, the refusal of any of them says why.
    const [anyReader] = readers;
    if (anyReader === undefined || !readers.every((reader) => reader.isLost())) return;
    for (const job of waiting) run(anyReader, job);
  };

  const run = async (reader: KeptThread, job: Job) => {
    busy.add(reader);
    job.reader = reader;
    try {
      job.settle({
        answer: await reader.call('ask', { question: job.question, params: job.params }),
      });
    } catch (error) {
      job.settle({ error });
    }
    busy.delete(reader);
    next();
  };

  const giveUp = (job: Job, error: StoreError) => {
    if (!jobs.has(job)) return;
    job.reader?.giveUp();
    job.settle({ error });
  };

  return {
    ask: (question, params, signal) =>
      new Promise((resolve, reject) => {
        if (stoppedBy !== undefined) return reject(stoppedBy);
        if (signal?.aborted) return reject(GIVEN_UP);
        const onAbort = () => giveUp(job, GIVEN_UP);
        const job: Job = {
          question,
          params,
          reader: undefined,
          settle: (outcome) => {
            if (!jobs.delete(job)) return;
            signal?.removeEventListener('abort', onAbort);
            // The table of queries says what each question is answered with; a queue only carries it.
            if ('answer' in outcome) resolve(outcome.answer as never);
            else reject(outcome.error);
          },
        };
        signal?.addEventListener('abort', onAbort);
        jobs.add(job);
        next();
      }),
    stop: (error) => {
      stoppedBy = error;
      for (const job of [...jobs]) giveUp(job, error);
    },
  };
}
