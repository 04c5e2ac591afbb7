import { discountedWords } from '../../domain/model/counted-figure.ts';
import type { IncidentCounts } from '../../store/port/rows-counts.ts';
import { countOf } from '../../text/number-words.ts';
import type { Output } from '../session/output.ts';

/** Says which incidents are in no count of a table. */
export function sayNotCounted({ mayBe, discounted }: IncidentCounts, output: Output): void {
  if (mayBe > 0)
    output.say(
      `Not counted: ${countOf(mayBe, 'incident')} dated imprecisely and possibly outside these days.`,
    );
  if (discounted.incidents > 0) output.say(`Not counted: ${discountedWords(discounted)}.`);
}
