import { chosenScope } from '../requests/shown.ts';
import { type Line, lineOf } from '../state/line-editor.ts';
import { filterOfMarked } from '../state/marked.ts';
import type { ExportPrompt } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { today } from '../state/state.ts';
import { type Refused, type Step, still } from '../state/step.ts';

/** Added to a redacted file's name before its extension, so that nobody passes on the wrong one. */
const REDACTED = '-redacted';

/** Asks for the file to export to, and whether to redact it; the extension sets the format. */
export function openExport(state: State, name: 'situation-report.md' | 'incidents.csv'): Step {
  const [stem, extension] = name.split('.');
  const line = lineOf(`watchfloor-${stem}-${today(state)}.${extension}`);
  return open(state, { kind: 'export', line, redact: false, refusal: undefined });
}

/** The name of the file has changed. */
export function exportEdited(state: State, prompt: ExportPrompt, line: Line): Step {
  return open(state, { ...prompt, line, refusal: undefined });
}

/** Switches between a whole and a redacted file, and marks the proposed name accordingly. */
export function exportRedacted(state: State, prompt: ExportPrompt): Step {
  const redact = !prompt.redact;
  const name = prompt.line.text.replaceAll(REDACTED, '');
  const text = redact ? name.replace(/(?=(\.[a-z]+){1,2}$)/, REDACTED) : name;
  return open(state, { ...prompt, redact, line: lineOf(text), refusal: undefined });
}

/** The marked incidents, whenever they were; without any, what matches the filter, of which a report has what is in the window. */
function scopeToExport(state: State) {
  const marked = filterOfMarked(state);
  return marked === undefined
    ? chosenScope(state)
    : { filter: marked, window: { kind: 'last', name: 'all' } as const };
}

/** Exports the marked incidents or what matches the filter; an existing file is never overwritten. */
export function exportTo(state: State, { line, redact }: ExportPrompt): Step {
  const file = line.text.trim();
  if (file === '') return still({ ...state, overlay: undefined });
  const scope = { ...scopeToExport(state), today: today(state) };
  const notice = { text: `writing ${file}…`, tone: 'plain' } as const;
  return [{ ...state, overlay: undefined, notice }, [{ type: 'export', scope, file, redact }]];
}

/** Nothing was written: reopens the prompt with a free name, unless something else has been opened. */
export function notExported(state: State, { file, redact, message, free }: Refused): Step {
  if (state.overlay !== undefined || state.page.kind !== 'dashboard') {
    return still({ ...state, notice: { text: message, tone: 'bad' } });
  }
  const line = lineOf(free ?? file);
  return open({ ...state, notice: undefined }, { kind: 'export', line, redact, refusal: message });
}

function open(state: State, overlay: ExportPrompt): Step {
  return still({ ...state, overlay, notice: undefined });
}
