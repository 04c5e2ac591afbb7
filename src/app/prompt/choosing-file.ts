import { type Line, lineOf, replaceSpan } from '../state/line-editor.ts';
import type { Cycling, FilePrompt, FileUse } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';

/** Asks for a file. */
export function openFilePrompt(state: State, wanted: FileUse, path: string): Step {
  const listed = { of: '', names: [] };
  return listing({
    ...state,
    notice: undefined,
    overlay: {
      kind: 'file',
      wanted,
      line: lineOf(path),
      listed,
      cycling: undefined,
      refusal: undefined,
    },
  });
}

/** Nothing could be done with a file: asks again, with the reason, unless something else has been opened. */
export function refuseFile(state: State, wanted: FileUse, path: string, refusal: string): Step {
  if (state.overlay !== undefined) {
    return still({ ...state, notice: { text: refusal, tone: 'bad' } });
  }
  return chain(openFilePrompt(state, wanted, path), (now) =>
    now.overlay?.kind === 'file'
      ? still({ ...now, overlay: { ...now.overlay, refusal } })
      : still(now),
  );
}

/** The path has changed: lists the files that begin with it. */
export function fileEdited(state: State, prompt: FilePrompt, line: Line): Step {
  return listing({
    ...state,
    overlay: { ...prompt, line, cycling: undefined, refusal: undefined },
  });
}

function listing(state: State): Step {
  const { overlay } = state;
  return overlay?.kind === 'file'
    ? [state, [{ type: 'list-files', of: overlay.line.text }]]
    : still(state);
}

/** The files were listed; a list for another text than the current one is too old to be of use. */
export function filesListed(
  state: State,
  { of, names }: { readonly of: string; readonly names: readonly string[] },
): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'file' || overlay.line.text !== of) return still(state);
  return still({ ...state, overlay: { ...overlay, listed: { of, names } } });
}

/** The names that the last part of the path can be completed to. */
export function fileCandidates({
  wanted,
  line,
  listed,
  cycling,
}: FilePrompt): Cycling['candidates'] {
  if (cycling !== undefined) return cycling.candidates;
  const isCurrent = listed.of === line.text && line.cursor === line.text.length;
  if (!isCurrent) return [];
  const names =
    wanted === 'database' ? listed.names.filter((name) => !SIDE.test(name)) : listed.names;
  return names.map((text) => ({ text, hint: '' }));
}

/** SQLite's own files next to a database. */
const SIDE = /-(wal|shm|journal)$/;

/** Inserts the next (or previous) name. The only one is as good as typed, so that the next Tab goes on within its folder. */
export function completeFile(state: State, prompt: FilePrompt, step: 1 | -1): Step {
  const candidates = fileCandidates(prompt);
  const { line, cycling } = prompt;
  const count = candidates.length;
  const index = ((cycling?.index ?? (step > 0 ? -1 : 0)) + step + count) % count;
  const name = candidates[index]?.text;
  if (name === undefined) return still(state);
  const from = cycling?.from ?? line.text.lastIndexOf('/') + 1;
  const completed = replaceSpan(line, from, line.text.length, name);
  if (count === 1) return fileEdited(state, prompt, completed);
  const until = completed.text.length;
  return still({
    ...state,
    overlay: { ...prompt, line: completed, cycling: { index, from, until, candidates } },
  });
}
