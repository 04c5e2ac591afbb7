import { describe, expect, it } from 'vitest';
import { freshnessOf } from '../../src/domain/time/freshness.ts';

const CLOCK = { now: '2026-11-29T12:00:00Z', zone: 'UTC' };
const dated = (
  newest: string | null,
  lastImport: string | null,
  staleAfterDays: number | null,
) => ({
  ...{ newest, lastImport, staleAfterDays },
});

describe('a dataset', () => {
  it.each([
    [
      'is fresh where it was imported since its publisher last published',
      '2026-10-20',
      45,
      'fresh',
    ],
    ['is behind where its newest event is old for what is published', '2018-12-31', 45, 'behind'],
    [
      'is not called fresh where nobody knows how often it is published',
      '2018-12-31',
      null,
      'unknown',
    ],
    ['is not called fresh either when its newest event is of today', '2026-11-29', null, 'unknown'],
  ] as const)('%s', (_, newest, days, state) => {
    expect(freshnessOf(dated(newest, '2026-11-28T12:00:00Z', days), CLOCK)).toBe(state);
  });

  it('grows stale by the days of the zone', () => {
    const imported = dated('2026-11-01', '2026-10-14T20:00:00Z', 45);
    expect(freshnessOf(imported, CLOCK)).toBe('stale');
    expect(freshnessOf(imported, { ...CLOCK, zone: 'Asia/Kabul' })).toBe('fresh');
  });
});
