import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/app/state/step.ts';
import { newState, tell } from '../support/states.ts';

/** The day that the counts are asked for, where they are asked for at all. */
function dayAsked(effects: readonly Effect[]): string | undefined {
  for (const effect of effects) {
    if (effect.type === 'ask' && effect.ask.question === 'actors') return effect.ask.params.today;
  }
  return undefined;
}

/** A dashboard as it stands at an instant, and what it asks when the clock then says another. */
function fromTo(zone: string, before: string, after: string): string | undefined {
  const [, effects] = tell(newState({ zone, now: before }), { type: 'ticked', now: after });
  return dayAsked(effects);
}

describe('a dashboard that stays open', () => {
  it.each([
    ['midnight', 'UTC', '2026-11-24T23:59:30Z', '2026-11-25T00:00:00Z', '2026-11-25'],
    ['the end of a month', 'UTC', '2026-11-30T23:59:00Z', '2026-12-01T00:00:00Z', '2026-12-01'],
    ['the end of a year', 'UTC', '2026-12-31T23:59:00Z', '2027-01-01T00:00:00Z', '2027-01-01'],
    ['a leap day', 'UTC', '2028-02-28T23:59:00Z', '2028-02-29T00:00:00Z', '2028-02-29'],
    [
      'midnight in Kabul',
      'Asia/Kabul',
      '2026-11-24T19:29:00Z',
      '2026-11-24T19:30:00Z',
      '2026-11-25',
    ],
    [
      'midnight in winter',
      'Europe/Berlin',
      '2026-03-28T22:59:00Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29',
    ],
    [
      'midnight in summer',
      'Europe/Berlin',
      '2026-03-29T21:59:00Z',
      '2026-03-29T22:00:00Z',
      '2026-03-30',
    ],
  ])('looks at the new day from %s on', (_, zone, before, after, day) => {
    expect(fromTo(zone, before, after)).toBe(day);
  });

  it('queries nothing when only the minute changes, even when the clocks go forward', () => {
    expect(fromTo('UTC', '2026-11-24T12:00:30Z', '2026-11-24T12:01:00Z')).toBeUndefined();
    expect(fromTo('Europe/Berlin', '2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z')).toBeUndefined();
    expect(fromTo('Europe/Berlin', '2026-10-25T00:59:00Z', '2026-10-25T01:00:00Z')).toBeUndefined();
  });

  it('refreshes after the machine has slept for a night, within a day or over several', () => {
    expect(fromTo('UTC', '2026-11-24T00:10:00Z', '2026-11-24T08:00:00Z')).toBe('2026-11-24');
    expect(fromTo('UTC', '2026-11-24T18:00:00Z', '2026-11-27T08:00:00Z')).toBe('2026-11-27');
  });

  it('follows a clock that is corrected, back or forward', () => {
    expect(fromTo('UTC', '2027-11-24T12:00:00Z', '2026-11-24T12:00:00Z')).toBe('2026-11-24');
    expect(fromTo('UTC', '1970-01-01T00:05:00Z', '2026-11-24T12:00:00Z')).toBe('2026-11-24');
  });
});
