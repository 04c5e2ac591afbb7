import { EMPTY_LINE, insertText, type Line } from './line-editor.ts';
import type { Overlay, State } from './state.ts';
import { type Step, still } from './step.ts';
import { today } from './today.ts';

type BriefPrompt = Extract<Overlay, { kind: 'brief' }>;

/** Asks where the situation report of what the screen shows is to go. */
export function openBrief(state: State): Step {
  const line = insertText(EMPTY_LINE, `watchfloor-brief-${today(state)}.md`);
  return still({ ...state, overlay: { kind: 'brief', line }, notice: undefined });
}

/** The name of the file has changed. */
export function briefEdited(state: State, prompt: BriefPrompt, line: Line): Step {
  return still({ ...state, overlay: { ...prompt, line } });
}

/** Writes the report of the filter and window that are on the screen; a file that is there is never overwritten. */
export function writeBriefTo(state: State, { line }: BriefPrompt): Step {
  const file = line.text.trim();
  if (file === '') return still({ ...state, overlay: undefined });
  const scope = { filter: state.filter.filter, window: state.window, today: today(state) };
  const notice = { text: 'writing the report…', tone: 'plain' } as const;
  return [{ ...state, overlay: undefined, notice }, [{ type: 'write-brief', scope, file }]];
}
