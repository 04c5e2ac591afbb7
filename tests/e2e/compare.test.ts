import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';

const LINES = [
  'milestone 2020-02-29 Agreement signed in Doha',
  'milestone 2020-05-24 Eid ceasefire begins',
  'milestone 2019-09-28 Election',
  'attack 2020-02-10 @Kabul,AFG by:Taliban src:AFP/B2 killed:3 One',
  'attack 2020-02 @Herat,AFG by:Taliban src:AFP/B2 killed:2 Sometime in February',
  'attack 2020-03-06 @Kabul,AFG claimed:ISKP src:Reuters/B2 killed:27-32 Two',
  'attack 2020-03-25 @Kabul,AFG claimed:ISKP src:Reuters/B2 Three',
];

async function homeWithLines(): Promise<Home> {
  const home = await makeHome();
  const { status } = await run(home, ['add', '-'], { input: LINES.join('\n') });
  expect(status).toBe(0);
  return home;
}

describe('watchfloor compare', () => {
  it('gives scripts both sides, the days not covered, and counts by actor and place', async () => {
    await using home = await homeWithLines();
    const { stdout, status } = await run(home, ['compare', 'M1', '--span', '30d', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      milestone: { id: 'M1', name: 'Agreement signed in Doha', on: '2020-02-29' },
      span_days: 30,
      before: {
        from: '2020-01-30',
        until: '2020-02-28',
        incidents: 1,
        may_be: 1,
        discounted: 0,
        discounted_killed: 0,
        discounted_unknown: 0,
        claimed: 0,
        killed_low: 3,
        killed_best: 3,
        killed_high: 3,
        killed_unknown: 0,
        uncovered_days: 2,
        uncovered: [{ from: '2020-01-30', until: '2020-01-31' }],
      },
      after: {
        from: '2020-02-29',
        until: '2020-03-29',
        incidents: 2,
        may_be: 1,
        discounted: 0,
        discounted_killed: 0,
        discounted_unknown: 0,
        claimed: 2,
        killed_low: 27,
        killed_best: 27,
        killed_high: 32,
        killed_unknown: 1,
        uncovered_days: 4,
        uncovered: [{ from: '2020-03-26', until: '2020-03-29' }],
      },
      either_side: 1,
      actors: [
        {
          name: 'ISKP',
          kind: 'unknown',
          before: { incidents: 0, claimed: 0, killed_best: null, killed_unknown: 0 },
          after: { incidents: 2, claimed: 2, killed_best: 27, killed_unknown: 1 },
        },
        {
          name: 'Taliban',
          kind: 'unknown',
          before: { incidents: 1, claimed: 0, killed_best: 3, killed_unknown: 0 },
          after: { incidents: 0, claimed: 0, killed_best: null, killed_unknown: 0 },
        },
      ],
      places: [
        {
          name: 'Kabul, AFG',
          before: { incidents: 1, claimed: 0, killed_best: 3, killed_unknown: 0 },
          after: { incidents: 2, claimed: 2, killed_best: 27, killed_unknown: 1 },
        },
      ],
      claims: [{ actor: 'ISKP', place: 'Kabul, AFG', before: 0, after: 2 }],
    });
  });

  it('prints a table for people, and what the figures do not cover', async () => {
    await using home = await homeWithLines();
    const { stdout, stderr, status } = await run(home, [
      'compare',
      'agreement',
      'claimed:ISKP',
      '--span',
      '4w',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Agreement signed in Doha, 2020-02-29: 28 days before and 28 from then on',
    );
    expect(stdout).toMatch(/^incidents +none recorded +2$/m);
    expect(stdout).toMatch(/^killed +none recorded +27 \(27–32\)$/m);
    expect(stdout).toMatch(/^ISKP +– . +2 +– . +2 +– . +27\+\?$/m);
    expect(stderr).toContain('From the milestone on, no dataset covers 2020-03-26 to 2020-03-27.');
  });

  it('finds a milestone by words of its name, and lists them if there are several or none', async () => {
    await using home = await homeWithLines();
    const several = await run(home, ['compare', 'e']);
    expect(several).toMatchObject({ status: 2, stdout: '' });
    for (const name of ['M1 Agreement', 'M2 Eid', 'M3 Election'])
      expect(several.stderr).toContain(name);
    const none = await run(home, ['compare', 'M9']);
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('No milestone matches "M9"');
    const span = await run(home, ['compare', 'M1', '--span', 'long']);
    expect(span.status).toBe(2);
  });
});
