import { answerTo } from '../../app/asking.ts';
import { candidatesOf, hintOf } from '../../app/completing.ts';
import { isMatchCounted } from '../../app/shown.ts';
import type { FilterPrompt, State } from '../../app/state.ts';
import { countOf } from '../../domain/number-words.ts';
import { insteadOfMatches } from '../panels/empty-lines.ts';
import type { StyledLine } from '../theme/styled.ts';
import type { PromptView } from './add-prompt.ts';
import { candidateLine } from './candidate-line.ts';
import { caretLine, typedLine } from './typed-line.ts';

const PREFIX = '/ ';

/** The filter's prompt: the line, and under it what is wrong, what could be typed, or how many match. */
export function filterPromptView(
  state: State,
  prompt: FilterPrompt,
  size: { readonly width: number },
): PromptView {
  const typed = typedLine(PREFIX, prompt.line, prompt.problems, size.width);
  const [problem] = prompt.problems;
  const under: StyledLine =
    problem === undefined
      ? candidateLine(candidatesOf(state, prompt), prompt.cycling, hintOf(prompt), size.width)
      : caretLine(PREFIX, prompt.line, problem, size.width);
  return {
    title: `Filter: ${matchWords(state)}`,
    lines: [typed.pieces, under],
    cursor: { x: typed.cursor, y: 0 },
  };
}

/** How many records match the filter, in words. */
function matchWords(state: State): string {
  const matches = answerTo(state, 'matches');
  if (matches === undefined || !isMatchCounted(state)) return insteadOfMatches(state);
  return `${countOf(matches.incidents, 'incident')} and ${countOf(matches.quotes, 'quote')} match`;
}
