import { isCounted } from '../../domain/model/counting-rules.ts';
import { showDay } from '../../domain/time/moment.ts';
import { areDaysKnown } from '../../domain/time/span-overlap.ts';
import type { SituationReport } from '../../store/port/rows-situation-report.ts';
import { countOf } from '../../text/number-words.ts';

/** What the figures of a report do not cover, in sentences. */
export function gaps({ counts, incidents: all, uncovered }: SituationReport): readonly string[] {
  const incidents = all.filter(({ status, mayBeOutside }) => isCounted(status) && !mayBeOutside);
  const ungraded = incidents.filter(({ reports }) => reports.every(({ grade }) => grade === null));
  const unsourced = incidents.filter(({ grade }) => grade === 'F6');
  const inexact = incidents.filter(({ precision }) => !areDaysKnown(precision));
  const nowhere = incidents.filter(({ country, place }) => country === null && place === null);
  const found = [
    sentence(counts.killed.unknown, 'without a figure for the killed: the sums leave them out'),
    sentence(counts.civilians.unknown, 'without a figure for the civilians among the killed'),
    sentence(ungraded.length, 'that nobody has graded'),
    sentence(unsourced.length, 'for which no source is given'),
    sentence(inexact.length, 'dated less precisely than to the day'),
    sentence(counts.mayBe, 'that may have happened outside these days: not counted'),
    sentence(nowhere.length, 'without a place'),
    sentence(counts.discounted.incidents, 'discounted by an analyst: in no count and no sum'),
    ...(uncovered.length === 0
      ? []
      : [
          `No dataset covers ${uncovered.map(daysWords).join(', ')}: a lack of records then means nothing.`,
        ]),
  ].filter((line) => line !== '');
  const always = 'Nobody reports everything: the counts cover what was reported to this desk.';
  return [...found, always];
}

function daysWords({ from, until }: SituationReport['uncovered'][number]): string {
  return from === until ? showDay(from) : `${showDay(from)} to ${showDay(until)}`;
}

function sentence(count: number, what: string): string {
  return count === 0 ? '' : `${countOf(count, 'incident')} ${what}.`;
}
