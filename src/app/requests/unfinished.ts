import { shellWord } from '../../domain/grammar/quoting.ts';
import { unfinishedWords } from '../../domain/model/import-state.ts';
import { recordName } from '../../domain/model/record.ts';
import type { UnfinishedImport } from '../../store/port/rows-counts.ts';
import type { State } from '../state/state.ts';
import { answerTo } from './queries.ts';

/** Imports that have not come to their end, as of the last answer. */
export function unfinishedImports(state: State): readonly UnfinishedImport[] {
  return answerTo(state, 'overview')?.importing ?? [];
}

/** Whether counts may include a part of an import that is still coming in. */
export function isImportUnderWay(state: State): boolean {
  return unfinishedImports(state).some(({ progress }) => progress.state === 'under way');
}

function isRunning({ progress }: UnfinishedImport): boolean {
  return progress.state === 'under way' || progress.state === 'undoing';
}

/**
 * The counts of the whole database have arrived: says of an import or an undo that was under way before and has stopped since what
 * can be done, until that is no longer so; and what was taken back is no longer new.
 */
export function overviewArrived(before: State, now: State): State {
  return withoutTakenBack(before, stopSaid(before, withoutOldNotice(before, now)));
}

function stopSaid(before: State, now: State): State {
  const running = unfinishedImports(before).filter(isRunning);
  const stopped = unfinishedImports(now).find(
    (one) => !isRunning(one) && running.some(({ id }) => id === one.id),
  );
  if (stopped === undefined || now.notice !== undefined) return now;
  return { ...now, notice: { text: wordsFor(stopped), tone: 'bad' } };
}

function wordsFor({ id, file, progress }: UnfinishedImport): string {
  return unfinishedWords(recordName({ kind: 'batch', id }), shellWord(file), progress);
}

function withoutOldNotice(before: State, now: State): State {
  const isSaid = (one: UnfinishedImport) => wordsFor(one) === now.notice?.text;
  const isOld = unfinishedImports(before).some(isSaid) && !unfinishedImports(now).some(isSaid);
  return isOld ? { ...now, notice: undefined } : now;
}

function withoutTakenBack(before: State, now: State): State {
  const gone = recordsIn(before) - recordsIn(now);
  if (gone <= 0 || now.live.freshMany === 0) return now;
  return { ...now, live: { ...now.live, freshMany: Math.max(0, now.live.freshMany - gone) } };
}

function recordsIn(state: State): number {
  const { incidents = 0, quotes = 0 } = answerTo(state, 'overview') ?? {};
  return incidents + quotes;
}
