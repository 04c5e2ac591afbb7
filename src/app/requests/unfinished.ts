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

/** Says of an import or an undo that was under way before, and has stopped since, what can be done. */
export function stopSaid(before: State, now: State): State {
  const running = unfinishedImports(before).filter(isRunning);
  const stopped = unfinishedImports(now).find(
    (one) => !isRunning(one) && running.some(({ id }) => id === one.id),
  );
  if (stopped === undefined || now.notice !== undefined) return now;
  const { id, file, progress } = stopped;
  const text = unfinishedWords(recordName({ kind: 'batch', id }), shellWord(file), progress);
  return { ...now, notice: { text, tone: 'bad' } };
}
