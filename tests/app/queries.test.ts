import { describe, expect, it } from 'vitest';
import { isCounting } from '../../src/app/requests/queries.ts';
import { rowsOf } from '../../src/app/state/layout.ts';
import type { Effect } from '../../src/app/state/step.ts';
import type { IncidentRow } from '../../src/store/port/rows.ts';
import { incidentRows } from '../support/incident-rows.ts';
import { newState, press, tell } from '../support/states.ts';

function asksForRows(effects: readonly Effect[]): number {
  return effects.filter((effect) => effect.type === 'ask' && effect.ask.question === 'incidents')
    .length;
}

function arrived(state: ReturnType<typeof newState>, rows: readonly IncidentRow[], atEnd: boolean) {
  const ticket = state.queries.incidents?.ticket ?? 0;
  return tell(state, {
    type: 'answered',
    answered: { question: 'incidents', ticket, answer: { rows, atStart: true, atEnd } },
  });
}

describe('rows that are queried', () => {
  it('are not queried again automatically when that failed', () => {
    const [started] = tell(newState(), { type: 'started' });
    const [listed] = arrived(started, incidentRows(30, 1), false);
    const [moved] = press(listed, 'G');
    const ticket = moved.queries.incidents?.ticket ?? 0;
    const [failed, effects] = tell(moved, {
      type: 'answered',
      answered: { question: 'incidents', ticket, error: 'The database is closed.' },
    });
    expect(effects).toEqual([]);
    expect(failed.queries.incidents?.error).toBe('The database is closed.');
  });

  it('are not queried again when the same ones have just arrived', () => {
    const [started] = tell(newState(), { type: 'started' });
    // So few rows, and more to come: whoever answers so would otherwise be asked for ever.
    const [listed, effects] = arrived(started, incidentRows(30, 1), false);
    expect(asksForRows(effects)).toBe(0);
    expect(listed.events.rows).toHaveLength(30);
  });

  it('are queried as the selection nears the end of the loaded ones', () => {
    const [started] = tell(newState(), { type: 'started' });
    const [listed] = arrived(started, incidentRows(200, 101), false);
    const [, effects] = press(listed, ...Array.from({ length: 90 }, () => 'j'));
    expect(asksForRows(effects)).toBe(1);
  });
});

describe('the last row', () => {
  it('has no empty lines below it once a prompt is closed again', () => {
    const [started] = tell(newState(), { type: 'started' });
    const [listed] = arrived(started, incidentRows(60, 1), true);
    const [adding] = press(listed, 'G', 'a');
    const [refreshed] = arrived(adding, incidentRows(60, 1), true);
    const [closed] = press(refreshed, 'esc');
    expect(closed.overlay).toBeUndefined();
    expect(closed.events.top + rowsOf(closed, 'events')).toBe(60);
    expect(closed.events.selected).toBe(closed.events.rows.at(-1)?.id);
  });
});

describe('the first row', () => {
  it('is where the list stays when the last one was still being read', () => {
    const [started] = tell(newState(), { type: 'started' });
    const [listed] = arrived(started, incidentRows(200, 101), false);
    const [away] = press(listed, 'G');
    const ticket = away.queries.incidents?.ticket ?? 0;
    const [back] = press(away, 'g');
    const late = { rows: incidentRows(100, 1), atStart: false, atEnd: true };
    const [after] = tell(back, {
      type: 'answered',
      answered: { question: 'incidents', ticket, answer: late },
    });
    expect(after.events.rows[0]?.id).toBe(listed.events.rows[0]?.id);
    expect(after.events.selected).toBe(listed.events.rows[0]?.id);
    expect(after.events.top).toBe(0);
  });
});

describe('a count that takes long', () => {
  const filtered = () => {
    const [started] = tell(newState(), { type: 'started' });
    return started;
  };
  const ticketOf = (state: ReturnType<typeof newState>) => state.queries.actors?.ticket ?? 0;

  it('is marked until the right one arrives', () => {
    const asking = filtered();
    const ticket = ticketOf(asking);
    const [late] = tell(asking, { type: 'delayed', delayed: { question: 'actors', ticket } });
    expect(isCounting(late, 'actors')).toBe(true);
    const [failed] = tell(late, {
      type: 'answered',
      answered: { question: 'actors', ticket, error: 'no' },
    });
    expect(isCounting(failed, 'actors')).toBe(false);
  });

  it('is not marked for a query that was abandoned or is answered', () => {
    const asking = filtered();
    const delayed = { question: 'actors', ticket: ticketOf(asking) - 1 } as const;
    expect(isCounting(tell(asking, { type: 'delayed', delayed })[0], 'actors')).toBe(false);
  });
});
