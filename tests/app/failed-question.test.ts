import { expect, it } from 'vitest';
import { incidentRows } from '../support/incident-rows.ts';
import { newState, tell } from '../support/states.ts';

it('is said and not asked again by itself when the list runs short and its question fails', () => {
  const [asking] = tell(newState(), { type: 'started' });
  const ticket = asking.asked.incidents?.ticket ?? 0;
  const answer = { rows: incidentRows(40, 1), atStart: true, atEnd: false };
  const [short, effects] = tell(asking, {
    type: 'answered',
    answered: { question: 'incidents', ticket, answer },
  });
  const asked = effects.find((effect) => effect.type === 'ask');
  expect(asked?.ask.question).toBe('incidents');
  const error = 'The database is closed.';
  const [failed, after] = tell(short, {
    type: 'answered',
    answered: { question: 'incidents', ticket: asked?.ask.ticket ?? 0, error },
  });
  expect(after).toEqual([]);
  expect(failed.asked.incidents).toMatchObject({ waiting: false, error });
});
