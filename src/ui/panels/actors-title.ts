import { answerTo, isCounting } from '../../app/asking.ts';
import { shownScope } from '../../app/shown.ts';
import type { State } from '../../app/state.ts';
import { grouped } from '../../domain/number-words.ts';
import type { StyledLine } from '../theme/styled.ts';
import { COUNTING } from './empty-lines.ts';
import { scopeWords } from './period-words.ts';

/** What the counts look at: how many incidents in which window. */
export function actorsNote(state: State): StyledLine {
  const answer = answerTo(state, 'actors');
  if (answer === undefined) return [];
  if (isCounting(state, 'actors')) return COUNTING;
  const { incidents, mayBe } = answer.counts;
  const maybe = mayBe === 0 ? '' : `, ${grouped(mayBe)} may be`;
  return [['note', `${grouped(incidents)} ${scopeWords(shownScope(state, 'actors'))}${maybe}`]];
}

/** What the panel counts. */
export function actorsTitle({ actorsBy }: State): string {
  return actorsBy === 'incidents' ? 'Counts by actor' : `Actors by ${actorsBy}`;
}
