import { EMPTY_LINE, insertText, type Line } from './line-editor.ts';
import type { Overlay, State } from './state.ts';
import { type Step, still } from './step.ts';
import { today } from './today.ts';

type ExportPrompt = Extract<Overlay, { kind: 'export' }>;

/** Asks where what the screen shows is to go; the end of the file's name says in which form. */
export function openExport(state: State, name: 'brief.md' | 'incidents.csv'): Step {
  const [stem, extension] = name.split('.');
  const line = insertText(EMPTY_LINE, `watchfloor-${stem}-${today(state)}.${extension}`);
  return still({ ...state, overlay: { kind: 'export', line }, notice: undefined });
}

/** The name of the file has changed. */
export function exportEdited(state: State, prompt: ExportPrompt, line: Line): Step {
  return still({ ...state, overlay: { ...prompt, line } });
}

/** Writes what the filter (and for a report the window) leave; a file that is there is never overwritten. */
export function exportTo(state: State, { line }: ExportPrompt): Step {
  const file = line.text.trim();
  if (file === '') return still({ ...state, overlay: undefined });
  const scope = { filter: state.filter.filter, window: state.window, today: today(state) };
  const notice = { text: `writing ${file}…`, tone: 'plain' } as const;
  return [{ ...state, overlay: undefined, notice }, [{ type: 'export', scope, file }]];
}
