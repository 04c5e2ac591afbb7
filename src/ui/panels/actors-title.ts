import { answerTo, isCounting } from '../../app/asking.ts';
import { shownScope } from '../../app/shown.ts';
import type { State } from '../../app/state.ts';
import { besideWords } from '../../domain/counted-figure.ts';
import { grouped } from '../../domain/number-words.ts';
import type { StyledLine } from '../theme/styled.ts';
import { COUNTING } from './empty-lines.ts';
import { scopeWords } from './period-words.ts';

/** What the counts look at: how many incidents in which window. */
export function actorsNote(state: State): StyledLine {
  const answer = answerTo(state, 'actors');
  if (answer === undefined) return [];
  if (isCounting(state, 'actors')) return COUNTING;
  const { incidents, mayBe, discounted } = answer.counts;
  const beside = besideWords({ mayBe, discounted: discounted.incidents });
  return [['note', `${grouped(incidents)}${beside} ${scopeWords(shownScope(state, 'actors'))}`]];
}

/** What the panel counts. */
export function actorsTitle({ actorsBy }: State): string {
  return actorsBy === 'incidents' ? 'Counts by actor' : `Actors by ${actorsBy}`;
}
