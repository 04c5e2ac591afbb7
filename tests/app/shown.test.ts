import { describe, expect, it } from 'vitest';
import { filterBy } from '../../src/app/prompt/filtering.ts';
import { isMatchCounted, shownFilter, shownScope } from '../../src/app/requests/shown.ts';
import type { State } from '../../src/app/state/state.ts';
import { incidentRows } from '../support/incident-rows.ts';
import { newState, press, tell, type } from '../support/states.ts';

const ticketOf = (state: State, question: 'incidents' | 'matches' | 'timeline') =>
  state.queries[question]?.ticket ?? 0;

function withRows(state: State): State {
  const answer = { rows: incidentRows(3, 1), atStart: true, atEnd: true };
  const answered = { question: 'incidents', ticket: ticketOf(state, 'incidents'), answer } as const;
  return tell(state, { type: 'answered', answered })[0];
}

function withMatches(state: State): State {
  const answer = { found: 3, incidents: 3, mayBe: 0, discounted: 0, quotes: 0, newest: null };
  const answered = { question: 'matches', ticket: ticketOf(state, 'matches'), answer } as const;
  return tell(state, { type: 'answered', answered })[0];
}

/** A dashboard where a filter is answered and another is being typed. */
function typing(): State {
  const [started] = tell(newState(), { type: 'started' });
  const [filtered] = press(type(started, '/by:ISKP')[0], 'enter');
  return type(withMatches(withRows(filtered)), '/in:Kabul')[0];
}

describe('the filter that numbers and rows belong to', () => {
  it('is the previous one, until rows of the new one arrive', () => {
    expect(shownFilter(typing())?.text).toBe('by:ISKP');
    expect(isMatchCounted(typing())).toBe(false);
  });

  it('is unknown while the rows have arrived but not the number', () => {
    expect(shownFilter(withRows(typing()))).toBeUndefined();
  });

  it('is unknown if the rows belong to a filter that was never counted', () => {
    const [further] = type(withRows(typing()), ' by:ISKP');
    expect(shownFilter(further)).toBeUndefined();
  });

  it('is unknown if the number arrives before the rows', () => {
    expect(shownFilter(withMatches(typing()))).toBeUndefined();
  });

  it('is the same while its rows are queried again', () => {
    const counted = withMatches(withRows(typing()));
    const [sorted] = press(press(counted, 'enter')[0], 's');
    expect(shownFilter(sorted)).toBe(sorted.filter);
  });

  it('is unknown once that takes long', () => {
    const state = typing();
    const delayed = { question: 'matches', ticket: ticketOf(state, 'matches') } as const;
    expect(shownFilter(tell(state, { type: 'delayed', delayed })[0])).toBeUndefined();
  });

  it('is the new one with its number', () => {
    const state = withMatches(withRows(typing()));
    expect(shownFilter(state)).toBe(state.filter);
    expect(isMatchCounted(state)).toBe(true);
  });
});

it('a filter that differs only in spelling is not queried again', () => {
  const state = withMatches(withRows(typing()));
  const [spaced, effects] = type(state, ' ');
  expect(
    effects.filter((effect) => effect.type === 'ask' && effect.ask.question !== 'suggestions'),
  ).toEqual([]);
  expect(isMatchCounted(spaced)).toBe(true);
});

it('a filter set by a command is queried, even if it is the current one', () => {
  const [listed] = press(withMatches(withRows(typing())), 'enter');
  const [, effects] = filterBy(listed, listed.filter.text);
  expect(
    effects.some((effect) => effect.type === 'ask' && effect.ask.question === 'incidents'),
  ).toBe(true);
});

it('a filter whose count failed is queried again by Enter', () => {
  const state = withRows(typing());
  const answered = {
    question: 'matches',
    ticket: ticketOf(state, 'matches'),
    error: 'The disk failed.',
  } as const;
  const [failed] = tell(state, { type: 'answered', answered });
  expect(isMatchCounted(failed)).toBe(false);
  const [, effects] = press(failed, 'enter');
  expect(effects.some((effect) => effect.type === 'ask' && effect.ask.question === 'matches')).toBe(
    true,
  );
});

it('a panel names the window of its current answer until the next answer arrives', () => {
  const [started] = tell(newState(), { type: 'started' });
  const answer = {
    bars: [],
    milestones: [],
    lagging: [],
    period: { from: '2020-05-06', until: '2020-06-04', end: 'now' },
  };
  const answered = { question: 'timeline', ticket: ticketOf(started, 'timeline'), answer } as never;
  const [drawn] = tell(started, { type: 'answered', answered });
  const [wider] = press(drawn, 't', 'tab');
  expect(wider.window).not.toEqual(drawn.window);
  expect(shownScope(wider, 'timeline').window).toEqual(drawn.window);
  const next = { question: 'timeline', ticket: ticketOf(wider, 'timeline'), answer } as never;
  expect(
    shownScope(tell(wider, { type: 'answered', answered: next })[0], 'timeline').window,
  ).toEqual(wider.window);
});
