import { describe, expect, it } from 'vitest';
import { unseen } from '../../src/app/requests/live.ts';
import type { Change } from '../../src/domain/model/change.ts';
import type { News } from '../../src/store/port/store.ts';
import { incidentAdded, LISTED } from '../support/listed.ts';
import { NO_COUNTS } from '../support/rows.ts';
import { press, tell } from '../support/states.ts';

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
    expect([...state.live.changed.keys()]).toEqual([38, 3]);
    const [passed] = press(state, 'j', 'j');
    expect([...passed.live.changed.keys()]).toEqual([3]);
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
    expect([...state.live.changed.keys()]).toEqual([3]);
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
    expect(effects.filter(({ type }) => type === 'ask')).toEqual([]);
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
