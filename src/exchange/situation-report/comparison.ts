import {
  countedWords,
  discountedWords,
  possibleWords,
  recordedWords,
} from '../../domain/model/counted-figure.ts';
import { caveats, isCovered } from '../../domain/time/milestone-sides.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { ComparedSpan, MilestoneSides } from '../../store/port/rows-comparison.ts';
import { countOf } from '../../text/number-words.ts';
import { UNTOLD } from '../redaction/redact.ts';
import { monthsWords, spanWords } from './headline.ts';
import { bullets, document, escaped, table } from './markdown.ts';

/** The most actors, and the most claims by actor and place, that are compared. */
const MOST = 15;

/** What happened before a milestone and from it on. */
export function comparisonItem(sides: MilestoneSides): string {
  const { milestone, days, before, after } = sides;
  const row = (name: string, words: (span: ComparedSpan) => string) => [
    name,
    words(before),
    words(after),
  ];
  const counted = (name: string, counts: { readonly before: number; readonly after: number }) => [
    name,
    recordedWords(counts.before, isCovered(before)),
    recordedWords(counts.after, isCovered(after)),
  ];
  return document([
    `### ${escaped(milestone.name)}, ${showMoment(milestone)}`,
    days === UNTOLD ? '' : `${countOf(days, 'day')} before and as many from it on.`,
    table(
      ['', 'before', 'after'],
      [
        days === UNTOLD ? row('Days within', monthsWords) : row('Days', spanWords),
        row(
          'Incidents',
          (span) => recordedWords(span.incidents, isCovered(span)) + possibleWords(span.mayBe),
        ),
        row('Killed', (span) =>
          span.incidents === 0 && !isCovered(span)
            ? 'no data'
            : countedWords(span.killed, span.incidents),
        ),
        ...(before.discounted.incidents + after.discounted.incidents === 0
          ? []
          : [row('Not counted', (span) => discountedWords(span.discounted) || 'none')]),
        row('Claimed by an actor', (span) => recordedWords(span.claimed, isCovered(span))),
        ...sides.claims
          .slice(0, MOST)
          .map(({ actor, place, ...counts }) =>
            counted(
              `Claimed by ${escaped(actor)}${place === null ? '' : `, ${escaped(place)}`}`,
              counts,
            ),
          ),
        ...sides.actors.slice(0, MOST).map((actor) =>
          counted(`${escaped(actor.name)}, in any role`, {
            before: actor.before.incidents,
            after: actor.after.incidents,
          }),
        ),
      ],
    ),
    bullets(caveats(sides, spanWords)),
  ]).trimEnd();
}
