import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLoop } from '../../src/app/loop.ts';
import type { Services } from '../../src/app/perform.ts';
import { unseen } from '../../src/app/requests/live.ts';
import type { State } from '../../src/app/state/state.ts';
import type { Effect } from '../../src/app/state/step.ts';
import type { Change } from '../../src/domain/model/change.ts';
import { type News, StoreError } from '../../src/store/port/store.ts';
import { incidentRows } from '../support/incident-rows.ts';
import { NO_COUNTS } from '../support/rows.ts';
import { newState, press, tell } from '../support/states.ts';

function incidentAdded(id: number, own = false): News {
  const added = [{ table: 'incident', id, values: {} }];
  return { kind: 'change', own, change: { added, updated: [], removed: [] }, incidents: [] };
}

const LISTED = newState({
  events: {
    rows: incidentRows(40, 1),
    atStart: true,
    atEnd: true,
    top: 0,
    selected: 40,
    pendingSteps: 0,
    jump: undefined,
  },
});

describe('what others write', () => {
  it('is marked and counted until it has been seen, and refreshes the panels', () => {
    const [state, effects] = tell(LISTED, { type: 'heard', news: incidentAdded(41) });
    expect(unseen(state.live)).toBe(1);
    expect(effects.some((effect) => effect.type === 'ask')).toBe(true);
    const [seen] = press(state, 'g');
    expect(unseen(seen.live)).toBe(0);
  });

  it('is not new when it is our own', () => {
    const [state] = tell(LISTED, { type: 'heard', news: incidentAdded(41, true) });
    expect(unseen(state.live)).toBe(0);
  });

  it('is marked as changed if it changes an older incident, until that has been seen', () => {
    const changed = (incidents: readonly number[], own = false): News => {
      const change = { added: [{ table: 'report', id: 7, values: {} }], updated: [], removed: [] };
      return { kind: 'change', own, change, incidents };
    };
    const [state] = tell(
      LISTED,
      { type: 'heard', news: changed([38, 3]) },
      { type: 'heard', news: changed([37], true) },
      { type: 'heard', news: incidentAdded(41) },
      { type: 'heard', news: changed([41]) },
    );
    expect([...state.live.changed]).toEqual([38, 3]);
    const [passed] = press(state, 'j', 'j');
    expect([...passed.live.changed]).toEqual([3]);
    const [seen] = press(state, 'g');
    expect(seen.live.changed.size).toBe(0);
    const bulk = { addedIncidents: 0, addedQuotes: 0, incidents: [3, 5] };
    const [imported] = tell(LISTED, { type: 'heard', news: { kind: 'everything', ...bulk } });
    expect(imported.live.changed.size).toBe(2);
  });

  it('is seen once the person has changed the same incident', () => {
    const change = { added: [{ table: 'report', id: 7, values: {} }], updated: [], removed: [] };
    const changed = (own: boolean, ...incidents: readonly number[]): News => ({
      kind: 'change',
      own,
      change,
      incidents,
    });
    const [state] = tell(
      LISTED,
      { type: 'heard', news: changed(false, 38, 3) },
      { type: 'heard', news: changed(true, 38) },
    );
    expect([...state.live.changed]).toEqual([3]);
  });

  it('moves neither the selection nor what is being typed', () => {
    const [typing] = press(LISTED, 'j', 'a', 'x', 'y');
    const [state] = tell(
      typing,
      { type: 'heard', news: incidentAdded(41) },
      { type: 'heard', news: incidentAdded(42) },
    );
    expect(state.events.selected).toBe(39);
    expect(state.overlay).toMatchObject({ kind: 'add', line: { text: 'xy' } });
  });

  it('is held back while paused, counted, and shown when the pause ends', () => {
    const [paused] = press(LISTED, 'p');
    const [state, effects] = tell(
      paused,
      { type: 'heard', news: incidentAdded(41) },
      { type: 'heard', news: incidentAdded(42) },
    );
    expect(effects).toEqual([]);
    expect(state.live.paused?.waiting).toBe(2);
    const [going, asked] = press(state, 'p');
    expect(going.live.paused).toBeUndefined();
    expect(asked.some((effect) => effect.type === 'ask')).toBe(true);
  });

  it('is shown while paused when it is our own, with what was waiting', () => {
    const [paused] = tell(press(LISTED, 'p')[0], { type: 'heard', news: incidentAdded(41) });
    const [state, effects] = tell(paused, { type: 'heard', news: incidentAdded(42, true) });
    expect(effects.some((effect) => effect.type === 'ask')).toBe(true);
    expect(state.live.paused?.waiting).toBe(0);
  });

  it.each<readonly [what: string, keys: readonly string[]]>([
    ['filter', ['/', 'b', 'o', 'm', 'b']],
    ['window', ['t', 'tab', 'enter']],
    ['order', ['s']],
  ])('no longer waits while paused once a new %s reads every panel anew', (_, keys) => {
    const [paused] = tell(press(LISTED, 'p')[0], { type: 'heard', news: incidentAdded(41) });
    const [state, effects] = press(paused, ...keys);
    const asked = effects.flatMap((effect) => (effect.type === 'ask' ? [effect.ask.question] : []));
    for (const question of ['incidents', 'actors', 'timeline', 'overview'] as const) {
      expect(asked).toContain(question);
    }
    expect(state.live.paused).toEqual({ since: state.now, waiting: 0 });
  });

  it('stays away while paused when a page closes', () => {
    const [away] = tell(press(LISTED, 'p', 'enter')[0], { type: 'heard', news: incidentAdded(41) });
    const [back, effects] = press(away, 'esc');
    expect(back.page.kind).toBe('dashboard');
    expect(effects).toEqual([]);
  });

  it('is no longer new once others have removed it', () => {
    const [added] = tell(LISTED, { type: 'heard', news: incidentAdded(41) });
    const row = (removed_at: string | null) =>
      ({ table: 'incident', id: 41, values: { removed_at } }) as const;
    const removed: Change = { added: [], updated: [[row(null), row('2020-06-04')]], removed: [] };
    const [state] = tell(added, {
      type: 'heard',
      news: { kind: 'change', own: false, change: removed, incidents: [41] },
    });
    expect(unseen(state.live)).toBe(0);
  });

  it('runs at most one query of a kind at a time, and once more for what came meanwhile', () => {
    const [state, effects] = tell(
      LISTED,
      { type: 'heard', news: incidentAdded(41) },
      { type: 'heard', news: incidentAdded(42) },
      { type: 'news-gathered' },
      { type: 'heard', news: incidentAdded(43, true) },
    );
    const actors = effects.flatMap((effect) =>
      effect.type === 'ask' && effect.ask.question === 'actors' ? [effect.ask] : [],
    );
    expect(actors).toHaveLength(1);
    const ticket = actors[0]?.ticket ?? 0;
    const answer = {
      period: { from: '2020-05-01', until: '2020-06-01', end: 'now' },
      rows: [],
      counts: NO_COUNTS,
    } as const;
    const [, after] = tell(state, {
      type: 'answered',
      answered: { question: 'actors', ticket, answer },
    });
    expect(after).toHaveLength(1);
  });

  it('an answer to an older query is dropped', () => {
    const [asked] = tell(LISTED, { type: 'started' }, { type: 'started' });
    const [state] = tell(asked, {
      type: 'answered',
      answered: {
        question: 'matches',
        ticket: 1,
        answer: { found: 9, incidents: 9, mayBe: 0, discounted: 0, quotes: 0, newest: null },
      },
    });
    expect(state.queries.matches?.answer).toBeUndefined();
  });
});

/** The questions asked, sorted. */
function asked(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((one) => (one.type === 'ask' ? [one.ask.question] : [])).toSorted();
}

function rowsAdded(...tables: readonly string[]): News {
  const added = tables.map((table) => ({ table, id: 9, values: {} }));
  return { kind: 'change', own: false, change: { added, updated: [], removed: [] }, incidents: [] };
}

const ALL_PANELS = ['actors', 'incidents', 'matches', 'overview', 'quotes', 'timeline'];

describe('a change that some panels do not show', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['an incident', ['incident', 'report', 'figure'], ALL_PANELS],
    ['a quote', ['quote', 'quote_actor', 'quote_incident'], ['matches', 'overview', 'quotes']],
    ['a quote of a new source', ['source', 'quote'], ALL_PANELS],
    ['a milestone', ['milestone'], ['overview', 'timeline']],
    ['an estimate', ['estimate'], []],
    ['a reassessment, which has no rows', [], ALL_PANELS],
  ])('reads only the others again: %s', (_, tables, panels) => {
    expect(asked(tell(LISTED, { type: 'heard', news: rowsAdded(...tables) })[1])).toEqual(panels);
  });

  it('reads every panel again for a quote under a filter, which may select incidents by their quotes', () => {
    const [filtered] = press(LISTED, '/', ...'speaker:Ghani', 'enter');
    const answers = { ...filtered, queries: {} };
    const [, effects] = tell(answers, { type: 'heard', news: rowsAdded('quote') });
    expect(asked(effects)).toEqual(ALL_PANELS);
  });

  it('reads the open page again', () => {
    const page = { ...LISTED, page: { kind: 'estimates', scroll: 0 } } as State;
    const [state, effects] = tell(page, { type: 'heard', news: rowsAdded('estimate') });
    expect(asked(effects)).toEqual(['estimates']);
    const later = { ...state, queries: {} };
    const [, again] = tell(
      later,
      { type: 'heard', news: rowsAdded('estimate') },
      { type: 'news-gathered' },
    );
    expect(asked(again)).toEqual(['estimates']);
  });
});

/** A running dashboard of which only the moments are looked at when it asked, in ms since it began, each with what it asked. */
function listening() {
  const began = Date.now();
  const questions: [number, string][] = [];
  const ask = async (question: string) => {
    questions.push([Date.now() - began, question]);
    throw new StoreError('given-up', 'Nobody answers here.');
  };
  const services = { store: { ask } } as unknown as Services;
  const loop = startLoop({
    state: LISTED,
    update: (state, message) => {
      const [after, effects] = tell(state, message);
      // Every query is answered at once.
      return [{ ...after, queries: {} }, effects];
    },
    services: () => services,
    now: () => LISTED.now,
  });
  const hear = (news: News) => loop.dispatch({ type: 'heard', news });
  const times = () => [...new Set(questions.map(([time]) => time))];
  return { loop, hear, times, questions };
}

describe('a burst of news', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is shown at once, then once a second while it lasts, and its last write within a second', async () => {
    const { hear, times } = listening();
    for (let id = 41; id < 81; id += 1) {
      hear(incidentAdded(id));
      await vi.advanceTimersByTimeAsync(70);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times()).toEqual([0, 1000, 2000, 3000]);
  });

  it('leaves nothing running once it is over, and the next news is shown at once', async () => {
    const { hear, times } = listening();
    hear(incidentAdded(41));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(vi.getTimerCount()).toBe(0);
    hear(incidentAdded(42));
    expect(times()).toEqual([0, 1500]);
  });

  it('asks in the next second what any of its writes touched', async () => {
    const { hear, questions } = listening();
    hear(incidentAdded(41));
    hear(rowsAdded('quote'));
    hear(rowsAdded('milestone'));
    await vi.advanceTimersByTimeAsync(5_000);
    const later = questions.flatMap(([time, question]) => (time > 0 ? [question] : []));
    expect(later.toSorted()).toEqual(['matches', 'overview', 'quotes', 'timeline']);
  });

  it("is shown with the person's own write at once, and not once more", async () => {
    const { hear, times } = listening();
    hear(incidentAdded(41));
    await vi.advanceTimersByTimeAsync(300);
    hear(incidentAdded(42));
    hear(incidentAdded(43, true));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(times()).toEqual([0, 300]);
  });

  it('is held back by a pause that begins meanwhile', async () => {
    const { loop, hear, times } = listening();
    hear(incidentAdded(41));
    hear(incidentAdded(42));
    loop.dispatch({ type: 'pressed', press: 'p' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(times()).toEqual([0]);
    loop.dispatch({ type: 'pressed', press: 'p' });
    expect(times()).toEqual([0, 5000]);
  });
});

describe('undo', () => {
  const action = { id: 3, at: '2020-06-04T12:30:00.000Z', who: 'ada', title: 'added I41' };

  it('undoes at once what was done in this session', () => {
    const [asked] = press(LISTED, 'u');
    const [, effects] = tell(asked, {
      type: 'answered',
      answered: { question: 'lastAction', ticket: 1, answer: action },
    });
    expect(effects).toContainEqual({ type: 'act', act: { kind: 'undo', action: 3, who: 'ada' } });
  });

  it('shows an older action and asks first', () => {
    const [asked] = press(LISTED, 'u');
    const older = { ...action, at: '2020-06-01T09:00:00.000Z' };
    const [state, effects] = tell(asked, {
      type: 'answered',
      answered: { question: 'lastAction', ticket: 1, answer: older },
    });
    expect(effects).toEqual([]);
    expect(state.overlay).toMatchObject({
      kind: 'confirm',
      question: expect.stringContaining('added I41'),
    });
    const [, confirmed] = press(state, 'y');
    expect(confirmed).toContainEqual({ type: 'act', act: { kind: 'undo', action: 3, who: 'ada' } });
    const [stray, effectsOfStray] = press(state, 'b', 'y');
    expect(stray.overlay).toBeUndefined();
    expect(effectsOfStray.filter(({ type }) => type === 'act')).toEqual([]);
  });

  it('does not interrupt what is being typed when the answer comes late', () => {
    const [typing] = press(LISTED, 'u', 'a', 'x');
    const [state] = tell(typing, {
      type: 'answered',
      answered: {
        question: 'lastAction',
        ticket: 1,
        answer: { ...action, at: '2020-06-01T09:00:00.000Z' },
      },
    });
    expect(state.overlay).toEqual(typing.overlay);
  });

  it('says so when there is nothing left', () => {
    const [asked] = press(LISTED, 'u');
    const [state] = tell(asked, {
      type: 'answered',
      answered: { question: 'lastAction', ticket: 1, answer: null },
    });
    expect(state.notice?.text).toContain('nothing left to undo');
  });
});

describe('time', () => {
  it('queries everything again when a day begins, or after the machine slept', () => {
    const [, nothing] = tell(LISTED, { type: 'ticked', now: '2020-06-04T12:01:00.000Z' });
    expect(nothing).toEqual([]);
    const [, slept] = tell(LISTED, { type: 'ticked', now: '2020-06-04T18:00:00.000Z' });
    expect(slept.some((effect) => effect.type === 'ask')).toBe(true);
  });
});
