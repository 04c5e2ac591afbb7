import { chosenScope } from '../../app/requests/shown.ts';
import type { ExportPrompt } from '../../app/state/overlay.ts';
import type { State } from '../../app/state/state.ts';
import { countOf } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import type { StyledLine } from '../theme/styled.ts';
import { periodWords } from '../words/period-words.ts';
import type { PromptView } from './add-prompt.ts';
import { typedLine } from './typed-line.ts';

const WHOLE =
  'Not redacted: contains sources, speakers, exact days and places. Tab redacts the file before you pass it on.';
const REDACTED =
  'Redacted: months instead of days; no sources, speakers, notes, links or places below the first-level area. Titles and quotes are kept: read them. Tab exports everything.';

/** The prompt for an export: its file, its format, and whether it is redacted. */
export function exportPromptView(
  state: State,
  prompt: ExportPrompt,
  size: { readonly width: number; readonly height: number },
): PromptView {
  const lines = (role: 'error' | 'text' | 'warn' | 'faint', text: string) =>
    wrap(text, size.width).map((line): StyledLine => [[role, line]]);
  const said = [
    ...(prompt.refusal === undefined ? [] : lines('error', prompt.refusal)),
    ...(prompt.redact ? lines('text', REDACTED) : lines('warn', WHOLE)),
    ...lines('faint', written(state)),
  ];
  const typed = typedLine(prompt.line, {
    prefix: 'file: ',
    width: size.width,
    height: Math.max(1, size.height - said.length),
  });
  return {
    title: prompt.redact ? 'Export to a file, redacted' : 'Export to a file',
    lines: [...typed.lines, ...said].slice(0, size.height),
    cursor: typed.cursor,
  };
}

function written(state: State): string {
  const { filter, marked } = state;
  const matching = filter.text === '' ? 'all incidents' : `what matches ${filter.text}`;
  const scope = marked.size === 0 ? matching : `the ${countOf(marked.size, 'marked incident')}`;
  return `Enter exports ${scope}. The extension sets the format: .csv .geojson .hxl.csv .ndjson, or .md for a situation report (${periodWords(chosenScope(state))}).`;
}
