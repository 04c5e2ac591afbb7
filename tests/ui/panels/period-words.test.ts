import { describe, expect, it } from 'vitest';
import { chosenScope } from '../../../src/app/requests/shown.ts';
import { periodWords, scopeWords } from '../../../src/ui/words/period-words.ts';
import { newState, press, type } from '../../support/states.ts';

/** The dashboard with a filter in force. */
function filteredBy(text: string) {
  const [typed] = type(newState(), `/${text}`);
  const [state] = press(typed, 'enter');
  return state;
}

describe('the days that panels name', () => {
  it('are those of the window, and whether it ends now or at the newest record', () => {
    expect(periodWords(chosenScope(newState()))).toBe('30 d');
    const historical = { from: '2020-05-06', until: '2020-06-04', end: 'newest' } as const;
    expect(periodWords(chosenScope(newState()), historical)).toBe(
      '30 d to 4 Jun 2020 (newest record)',
    );
    const current = { ...historical, end: 'now' } as const;
    expect(periodWords(chosenScope(newState()), current)).toBe('30 d to now');
    expect(scopeWords(chosenScope(filteredBy('by:ISKP')))).toBe('in 30 d');
  });

  it.each([
    ['since:2020-03-01', 'since 1 Mar 2020'],
    ['until:2020-03-06', 'until 6 Mar 2020'],
    ['by:ISKP since:2020-03-01 until:2020-03-06', '1 Mar 2020 – 6 Mar 2020'],
  ])('are those that the filter gives, as they are what is counted: %s', (text, words) => {
    expect(periodWords(chosenScope(filteredBy(text)))).toBe(words);
    expect(scopeWords(chosenScope(filteredBy(text)))).toBe('match');
  });
});
