import { answerTo, isCounting } from '../../app/requests/queries.ts';
import { shownScope } from '../../app/requests/shown.ts';
import type { State } from '../../app/state/state.ts';
import { besideWords } from '../../domain/model/counted-figure.ts';
import type { IncidentCounts } from '../../store/port/rows-counts.ts';
import { width as cellsOf } from '../../text/cells.ts';
import { grouped } from '../../text/number-words.ts';
import type { StyledLine } from '../theme/styled.ts';
import { scopeWords } from '../words/period-words.ts';
import { soFar } from '../words/so-far.ts';
import { COUNTING } from './empty-lines.ts';
import { FRAMING, type PanelSize } from './panel.ts';

/** What is counted: how many incidents in which window. */
export function actorsNote(state: State): StyledLine {
  const answer = answerTo(state, 'actors');
  if (answer === undefined) return [];
  if (isCounting(state, 'actors')) return COUNTING;
  return [['note', foundWords(state, answer.counts)]];
}

/** `5 + 2 possible + 1 discounted in 30 d`, or `5 so far in 30 d`. */
function foundWords(state: State, { incidents, mayBe, discounted }: IncidentCounts): string {
  const beside = besideWords({ mayBe, discounted: discounted.incidents });
  return `${grouped(incidents)}${beside}${soFar(state)} ${scopeWords(shownScope(state, 'actors'))}`;
}

/** Whether the title has room for the counts; if not, the panel has to show them. */
export function isCountInTitle(state: State, counts: IncidentCounts, size: PanelSize): boolean {
  const words = cellsOf(foundWords(state, counts));
  return cellsOf(actorsTitle(state)) + words + FRAMING <= size.width;
}

/** What the panel counts. */
export function actorsTitle({ actorsBy }: State): string {
  return actorsBy === 'role' || actorsBy === 'basis' ? `Actors by ${actorsBy}` : 'Counts by actor';
}
