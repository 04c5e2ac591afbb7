import { fileCandidates } from '../../app/prompt/choosing-file.ts';
import type { FilePrompt } from '../../app/state/overlay.ts';
import type { State } from '../../app/state/state.ts';
import { wrap } from '../../text/wrap.ts';
import type { StyledLine } from '../theme/styled.ts';
import type { PromptView } from './add-prompt.ts';
import { candidateLine } from './candidate-line.ts';
import { typedLine } from './typed-line.ts';

/** The prompt for a file: its path, why the last one was refused, what Enter does, and how the path can go on. */
export function filePromptView(
  state: State,
  prompt: FilePrompt,
  size: { readonly width: number; readonly height: number },
): PromptView {
  const { title, help } = USES[prompt.wanted](state);
  const lines = (role: 'error' | 'faint', text: string) =>
    wrap(text, size.width).map((line): StyledLine => [[role, line]]);
  const said: readonly StyledLine[] = [
    ...(prompt.refusal === undefined ? [] : lines('error', prompt.refusal)),
    ...lines('faint', help),
  ];
  const typed = typedLine(prompt.line, {
    prefix: 'file: ',
    width: size.width,
    height: Math.max(1, size.height - said.length - 1),
  });
  const candidates = candidateLine(fileCandidates(prompt), prompt.cycling, undefined, size.width);
  const above = [...typed.lines, ...said].slice(0, size.height - 1);
  return { title, lines: [...above, candidates], cursor: typed.cursor };
}

type Words = { readonly title: string; readonly help: string };

const USES: Readonly<Record<FilePrompt['wanted'], (state: State) => Words>> = {
  database: ({ file }) => ({
    title: 'Open another database',
    help: `Enter opens it in place of ${file}. Tab completes the path; ~ is your home folder.`,
  }),
  import: ({ file }) => ({
    title: 'Import a file',
    help: `Enter imports it into ${file} in the background, in the format that its content shows. FILE.zip#NAME is one file of an archive. Tab completes the path; ~ is your home folder.`,
  }),
};
