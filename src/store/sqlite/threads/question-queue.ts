import type { Answer, Params, Question } from '../../port/questions.ts';
import { StoreError } from '../../port/store.ts';
import type { SupervisedThread } from './supervised-thread.ts';

/** A queue of questions for the first free reader. */
export type QuestionQueue = {
  readonly ask: <Q extends Question>(
    question: Q,
    params: Params<Q>,
    signal?: AbortSignal,
  ) => Promise<Answer<Q>>;
  /** Refuses every later question, and ends those that wait or are running, all with this error. */
  readonly stop: (error: StoreError) => void;
};

/** Questions that may take long in a large database; all others are answered before them. */
const COUNTING: ReadonlySet<Question> = new Set<Question>([
  'actors',
  'timeline',
  'groups',
  'areas',
  'matches',
  'quotes',
  'overview',
  'datasets',
  'comparison',
  'situationReport',
  'doctor',
  'suggestions',
]);
/**
 * How long (ms) a count runs before it is interrupted for another kind of question and restarted, twice as long each time.
 * So other questions wait no longer than that, and every count finishes however many are asked meanwhile.
 */
const UNDISTURBED_MS = 5;

type Job = {
  readonly question: Question;
  readonly params: Params<Question>;
  /** The reader that runs it; `undefined` while it waits. */
  reader: SupervisedThread | undefined;
  /** When the reader started it (ms, monotonic clock). */
  began: number;
  interruptions: number;
  isInterrupted: boolean;
  readonly settle: (
    outcome: { readonly answer: Answer<Question> } | { readonly error: unknown },
  ) => void;
};

const GIVEN_UP = new StoreError('given-up', 'The question was given up.');

/** A reader has only one question at a time, so that a question that is given up while it waits never runs. */
export function createQuestionQueue(readers: readonly SupervisedThread[]): QuestionQueue {
  const jobs = new Set<Job>();
  let stoppedBy: StoreError | undefined;
  const busy = new Set<SupervisedThread>();
  let later: NodeJS.Timeout | undefined;

  const next = () => {
    const waiting = [...jobs]
      .filter((job) => job.reader === undefined)
      .toSorted((one, other) => Number(isCounting(one)) - Number(isCounting(other)));
    for (const reader of readers) {
      if (busy.has(reader) || reader.isLost()) continue;
      const job = waiting.shift();
      if (job === undefined) return;
      run(reader, job);
    }
    // If no reader is left, any of them refuses with the reason.
    const [anyReader] = readers;
    if (anyReader !== undefined && readers.every((reader) => reader.isLost())) {
      for (const job of waiting) run(anyReader, job);
    } else if (waiting[0] !== undefined && !isCounting(waiting[0])) interruptACount();
  };

  /** Interrupts a count so that another question does not wait for it. */
  const interruptACount = () => {
    clearTimeout(later);
    const running = [...jobs].filter((job) => job.reader !== undefined);
    if (running.some((job) => job.isInterrupted)) return;
    const [job] = running
      .filter(isCounting)
      .toSorted((one, other) => undisturbedUntil(one) - undisturbedUntil(other));
    if (job === undefined) return;
    const early = undisturbedUntil(job) - performance.now();
    if (early > 0) {
      later = setTimeout(next, early);
      return;
    }
    job.isInterrupted = true;
    job.interruptions += 1;
    job.reader?.giveUp();
  };

  const run = async (reader: SupervisedThread, job: Job) => {
    busy.add(reader);
    job.reader = reader;
    job.began = performance.now();
    try {
      job.settle({
        answer: await reader.call('ask', { question: job.question, params: job.params }),
      });
    } catch (error) {
      const isToBeginAgain = job.isInterrupted && isGivenUp(error);
      if (!isToBeginAgain) job.settle({ error });
    }
    job.isInterrupted = false;
    job.reader = undefined;
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
          began: 0,
          interruptions: 0,
          isInterrupted: false,
          settle: (outcome) => {
            if (!jobs.delete(job)) return;
            signal?.removeEventListener('abort', onAbort);
            // The type of each question's answer is that of the table of queries; the queue only passes it on.
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
      clearTimeout(later);
      for (const job of [...jobs]) giveUp(job, error);
    },
  };
}

function isCounting({ question }: Job): boolean {
  return COUNTING.has(question);
}

function undisturbedUntil({ began, interruptions }: Job): number {
  return began + UNDISTURBED_MS * 2 ** interruptions;
}

function isGivenUp(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'given-up';
}
