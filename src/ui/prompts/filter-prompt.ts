import { candidatesOf, hintOf } from '../../app/prompt/completing.ts';
import { answerTo } from '../../app/requests/queries.ts';
import { isFilterInvalid, isMatchCounted } from '../../app/requests/shown.ts';
import type { FilterPrompt } from '../../app/state/overlay.ts';
import type { State } from '../../app/state/state.ts';
import { besideWords } from '../../domain/model/counted-figure.ts';
import { countOf } from '../../text/number-words.ts';
import { insteadOfMatches } from '../panels/empty-lines.ts';
import type { PromptView } from './add-prompt.ts';
import { candidateLine } from './candidate-line.ts';
import { typedLine } from './typed-line.ts';

const PREFIX = '/ ';

/** The filter prompt: the line, and below it the error, the completions, or what is expected; the title says how many match. */
export function filterPromptView(
  state: State,
  prompt: FilterPrompt,
  size: { readonly width: number; readonly height: number },
): PromptView {
  const { problems } = prompt;
  const { width } = size;
  const isRight = problems.length === 0;
  const typed = typedLine(prompt.line, {
    prefix: PREFIX,
    width,
    height: size.height - (isRight ? 1 : 0),
    problems,
  });
  const under = candidateLine(candidatesOf(state, prompt), prompt.cycling, hintOf(prompt), width);
  return {
    title: `Filter: ${matchWords(state)}`,
    lines: isRight ? [...typed.lines, under] : typed.lines,
    cursor: typed.cursor,
  };
}

/** How many records match the filter, in words. */
function matchWords(state: State): string {
  if (isFilterInvalid(state)) return 'invalid';
  const matches = answerTo(state, 'matches');
  if (matches === undefined || !isMatchCounted(state)) return insteadOfMatches(state);
  const incidents = `${countOf(matches.incidents, 'incident')}${besideWords(matches)}`;
  return `${incidents} and ${countOf(matches.quotes, 'quote')} match`;
}
