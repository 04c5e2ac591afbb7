import { countedWords } from '../domain/counted-figure.ts';
import { showDay, showMoment } from '../domain/moment.ts';
import { countOf } from '../domain/number-words.ts';
import type { Brief } from '../store/rows-brief.ts';
import { escaped } from './markdown.ts';

/** The counts of the window, each beside the window before. */
export function headline({ counts, before, milestones }: Brief): readonly string[] {
  const earlier = before?.counts;
  const against = (words: (of: Brief['counts']) => string) =>
    earlier === undefined ? '' : `; before: ${words(earlier)}`;
  const line = (name: string, words: (of: Brief['counts']) => string) =>
    `${name}: ${words(counts)}${against(words)}`;
  return [
    line('Incidents', ({ incidents }) => recorded(incidents)),
    line('Killed', ({ killed, incidents }) => countedWords(killed, incidents)),
    line('Civilians among them', ({ civilians, incidents }) => countedWords(civilians, incidents)),
    line('Claimed by an actor', ({ claimed }) => recorded(claimed)),
    line('In dispute', ({ disputed }) => recorded(disputed)),
    ...(before === null
      ? []
      : [
          `"Before" is the ${days(before.period)} up to then: ${showDay(before.period.from)} to ${showDay(before.period.until)}`,
        ]),
    ...milestones.map((one) => `Milestone: ${escaped(one.name)}, ${showMoment(one, 'UTC')}`),
  ];
}

function recorded(count: number): string {
  return count === 0 ? 'none recorded' : `${count}`;
}

function days({ from, until }: { readonly from: string; readonly until: string }): string {
  return countOf(Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1, 'day');
}
