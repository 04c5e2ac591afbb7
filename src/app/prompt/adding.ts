import type { Entry } from '../../domain/entry/entry.ts';
import { entryReferences } from '../../domain/entry/entry-references.ts';
import { recordName } from '../../domain/model/record.ts';
import { readEntry } from '../../domain/reading/read-entry.ts';
import type { Clock } from '../../domain/time/moment.ts';
import type { Act } from '../../store/port/store.ts';
import { ask } from '../requests/queries.ts';
import type { Editing } from '../state/edited-record.ts';
import { remember } from '../state/history.ts';
import { type Line, lineOf } from '../state/line-editor.ts';
import type { AddPrompt } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { askSuggestions, isLong, withoutHalfTypedKey } from './completing.ts';

/** Opens the prompt with the draft, or with a text; if that has several lines, the others wait behind the first. */
export function openAdd(state: State, text: string = state.draft): Step {
  const lead = text === state.draft ? state.draftLead : undefined;
  const opened = { ...state, overlay: undefined, draftLead: lead, notice: undefined };
  const [first = '', ...waiting] = text.split('\n');
  return edited(opened, lineOf(first), undefined, waiting);
}

/** Opens the prompt with the beginning of a line; the draft, if there is one, becomes the newest line of the history. */
export function openLine(state: State, text: string): Step {
  const { draft } = state;
  if (draft.trim() === '' || draft.startsWith(text))
    return openAdd(state, draft.startsWith(text) ? draft : text);
  // The line added last is recalled first.
  const left = draft.split('\n').toReversed();
  return chain(
    left.reduce((step: Step, line) => chain(step, (now) => rememberLine(now, line)), still(state)),
    (now) => openAdd(now, text),
  );
}

/** The line has changed: reads it again, saves the draft, and resolves its names. */
export function edited(
  state: State,
  line: Line,
  editing: Editing | undefined = editingIn(state),
  waiting: AddPrompt['waiting'] = editing === undefined ? waitingIn(state) : [],
): Step {
  const reading = isLong(line) ? undefined : readTyping(state, line);
  const prompt: AddPrompt = {
    kind: 'add',
    line,
    reading,
    cycling: undefined,
    refusal: undefined,
    saving: undefined,
    editing,
    waiting,
    // A line that was cleared is about something else.
    lead: editing !== undefined || line.text.trim() === '' ? undefined : state.draftLead,
  };
  return reconsider(keep({ ...state, overlay: prompt }, prompt), prompt);
}

/** A completion was inserted: the same as typing it, but the next Tab goes on to the next one. */
export function completed(state: State, prompt: AddPrompt): Step {
  const reading = readTyping(state, prompt.line);
  const next: AddPrompt = { ...prompt, reading, refusal: undefined };
  return askNames(keep({ ...state, overlay: next }, next), next);
}

function editingIn({ overlay }: State): Editing | undefined {
  return overlay?.kind === 'add' ? overlay.editing : undefined;
}

function waitingIn({ overlay }: State): AddPrompt['waiting'] {
  return overlay?.kind === 'add' ? overlay.waiting : [];
}

/** Keeps what is typed: as the draft, with the lines that wait behind it, or as an unfinished edit of its record. */
function keep(state: State, { line, editing, lead, waiting }: AddPrompt): State {
  if (editing === undefined)
    return { ...state, draft: [line.text, ...waiting].join('\n'), draftLead: lead };
  const left = { text: line.text, editing };
  return { ...state, edits: { ...state.edits, [recordName(editing.record)]: left } };
}

/**
 * Saves a valid line; an invalid one stays, with the cursor at the error. An empty line gives way to the next waiting
 * one.
 */
export function submit(state: State, prompt: AddPrompt): Step {
  if (prompt.saving !== undefined) return still(state);
  const isWhole = withoutHalfTypedKey(prompt.line.text) === prompt.line.text;
  const reading = (isWhole ? prompt.reading : undefined) ?? readLine(state, prompt.line);
  if (reading === undefined) return prompt.waiting.length > 0 ? next(state) : still(state);
  const remembered =
    prompt.editing === undefined ? rememberLine(state, prompt.line.text) : still(state);
  if (reading.entry === undefined) {
    const [problem] = reading.problems;
    const line = { ...prompt.line, cursor: problem.span.from };
    return chain(remembered, (now) =>
      still({
        ...now,
        overlay: { ...prompt, line, reading, cycling: undefined, refusal: problem.message },
      }),
    );
  }
  return chain(remembered, (now) => save(now, prompt, reading.entry));
}

function rememberLine(state: State, text: string): Step {
  const history = { ...state.history, add: remember(state.history.add, text) };
  return [{ ...state, history }, [{ type: 'remember', prompt: 'add', text }]];
}

/** The line was saved, so its draft is deleted: the next waiting line takes its place, or the prompt closes. */
export function saved(state: State): Step {
  if (waitingIn(state).length > 0) return next(state);
  return [
    { ...state, overlay: undefined, draft: '', draftLead: undefined },
    [{ type: 'keep-draft', text: '' }],
  ];
}

/** Continues with the first waiting line. */
function next(state: State): Step {
  const draft = waitingIn(state).join('\n');
  return chain(openAdd({ ...state, draft, draftLead: undefined }), (now) =>
    still({ ...now, notice: state.notice }),
  );
}

/** The database refused the line: the prompt stays as it was and says why. */
export function notSaved(state: State, prompt: AddPrompt, message: string): Step {
  return still({ ...state, overlay: { ...prompt, saving: undefined, refusal: message } });
}

/** The reading of the line; `undefined` if it is empty. */
function readLine(state: State, { text }: Pick<Line, 'text'>): AddPrompt['reading'] {
  return text.trim() === '' ? undefined : readEntry(text, clockOf(state));
}

/** The reading of a line that is still being typed. */
function readTyping(state: State, line: Line): AddPrompt['reading'] {
  return readLine(state, { text: withoutHalfTypedKey(line.text) });
}

/** The clock by which dates in a line are read. */
export function clockOf(state: State): Clock {
  return { now: state.now, zone: state.zone };
}

function save(state: State, prompt: AddPrompt, entry: Entry): Step {
  const { editing } = prompt;
  const { who } = state;
  const act: Act =
    editing === undefined
      ? { kind: 'add', entry, who, ...(prompt.lead === undefined ? {} : { lead: prompt.lead }) }
      : {
          kind: 'edit',
          who,
          after: entry,
          record: editing.record,
          version: editing.version,
          before: editing.before,
        };
  return [
    { ...state, overlay: { ...prompt, saving: entry, refusal: undefined } },
    [{ type: 'act', act }],
  ];
}

function reconsider(state: State, prompt: AddPrompt): Step {
  const asked = chain(askNames(state, prompt), (now) => askSuggestions(now, prompt));
  if (prompt.editing !== undefined) return asked;
  return chain(asked, (now) => [now, [{ type: 'keep-draft', text: now.draft }]]);
}

function askNames(state: State, prompt: AddPrompt): Step {
  const entry = prompt.reading?.entry;
  if (entry === undefined) return still(state);
  const resolved = ask(state, 'resolve', entryReferences(entry));
  switch (entry.kind) {
    case 'incident':
      return chain(resolved, (now) => ask(now, 'duplicates', { entry }));
    case 'merge':
    case 'split':
    case 'merge incidents':
    case 'split incident':
    case 'grade':
    case 'report':
      return chain(resolved, (now) =>
        ask(now, 'preview', { entry, edited: prompt.editing?.record }),
      );
    default:
      return resolved;
  }
}
