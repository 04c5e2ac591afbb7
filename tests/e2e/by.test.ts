import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';

const LINES = [
  'attack 2020-05-12 @Jalalabad,Nangarhar,AFG by:ISKP src:AFP/B2 killed:27/30/32 One',
  'attack 2020-05-20..2020-06-02 @Quetta,PAK src:AFP/B2 killed:10+ Two',
  'attack 2020-05 @Kabul,AFG src:Reuters/B2 Sometime in May',
  'attack 2020-05-13 @Kabul,AFG src:AFP/E5 killed:50 status:discounted note:"old footage" A video',
];

async function homeWithLines(): Promise<Home> {
  const home = await makeHome();
  const { status } = await run(home, ['add', '-'], { input: LINES.join('\n') });
  expect(status).toBe(0);
  return home;
}

describe('watchfloor by', () => {
  it('gives scripts counts by week, with those not dated that exactly under null', async () => {
    await using home = await homeWithLines();
    const { stdout, status } = await run(home, ['by', 'week', '--json']);
    expect(status).toBe(0);
    const killed = (low: number, best: number, high: number, unknown: number) => ({
      killed_low: low,
      killed_best: best,
      killed_high: high,
      killed_unknown: unknown,
    });
    expect(JSON.parse(stdout)).toEqual([
      { key: '2020-W20', incidents: 1, ...killed(27, 30, 32, 0) },
      { key: '2020-W21', incidents: 1, ...killed(10, 10, 10, 0) },
      { key: null, incidents: 1, ...killed(0, 0, 0, 1) },
    ]);
  });

  it('gives spreadsheets what a filter finds, by area', async () => {
    await using home = await homeWithLines();
    const { stdout } = await run(home, ['by', 'area', '@AFG', '--csv']);
    expect(stdout).toBe(
      'key,incidents,killed_low,killed_best,killed_high,killed_unknown\r\n' +
        '"Nangarhar, AFG",1,27,30,32,0\r\n,1,0,0,0,1\r\n',
    );
  });

  it('prints a table for people, with what is not counted beside it', async () => {
    await using home = await homeWithLines();
    const { stdout, stderr } = await run(home, ['by', 'month', 'since:2020-05-10']);
    expect(stdout).toMatch(/^month +inc\. +killed low +best +high +without figure\n/);
    expect(stdout).toMatch(/\n2020-05 +2 +37 +40 +42 +0\n$/);
    expect(stderr).toContain('Not counted: 1 incident dated imprecisely');
    expect(stderr).toContain('Not counted: 1 discounted, 50 killed.');
  });

  it('says what it can count by if it is asked for something else', async () => {
    await using home = await makeHome();
    const { stderr, status } = await run(home, ['by', 'mnth']);
    expect(status).toBe(2);
    expect(stderr).toContain('Incidents cannot be counted by "mnth". Did you mean month?');
  });
});
