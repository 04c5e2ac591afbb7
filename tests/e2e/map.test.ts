import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';

const LINES = [
  'attack 2020-05-12 @Jalalabad,Nangarhar,AFG at:34.43,70.45 by:ISKP src:AFP/B2 killed:27/30/32 One',
  'attack 2020-05-20 @"",Nangarhar,AFG src:AFP/B2 Somewhere in Nangarhar',
  'attack 2020-05 @AFG src:Reuters/B2 killed:3 Sometime in May',
  'attack 2020-05-30 src:Reuters/B2 killed:1 Somewhere',
  'attack 2020-05-13 @Kabul,AFG src:AFP/E5 killed:50 status:discounted note:"old footage" A video',
];

async function homeWithLines(): Promise<Home> {
  const home = await makeHome();
  const { status, stderr } = await run(home, ['add', '-'], { input: LINES.join('\n') });
  expect(status, stderr).toBe(0);
  return home;
}

describe('watchfloor map', () => {
  it('gives scripts each area, with rows for what is known to a country alone and not at all', async () => {
    await using home = await homeWithLines();
    const { stdout, status } = await run(home, ['map', '--by', 'area', '--json']);
    expect(status).toBe(0);
    const killed = (best: number, unknown: number) => ({
      killed_best: best,
      killed_unknown: unknown,
    });
    expect(JSON.parse(stdout)).toEqual([
      { area: 'Nangarhar', country: 'AFG', incidents: 2, ...killed(30, 1), placed: 1 },
      { area: null, country: 'AFG', incidents: 1, ...killed(3, 0), placed: 0 },
      { area: null, country: null, incidents: 1, ...killed(1, 0), placed: 0 },
    ]);
  });

  it('gives spreadsheets what a filter by coordinates finds', async () => {
    await using home = await homeWithLines();
    const { stdout } = await run(home, ['map', 'near:34.4,70.4/23km', '--csv']);
    expect(stdout).toBe(
      'area,country,incidents,killed_best,killed_unknown,placed\r\nNangarhar,AFG,1,30,0,1\r\n',
    );
  });

  it('prints a table for people, and says what is counted although it may lie outside the days', async () => {
    await using home = await homeWithLines();
    const { stdout, stderr } = await run(home, ['map', 'since:2020-05-10']);
    expect(stdout).toMatch(/^area +country +inc\. +killed best +without figure +with a point\n/);
    expect(stdout).toMatch(/\nNangarhar +AFG +2 +30 +1 +1\n/);
    expect(stdout).toMatch(/\narea not known +AFG +1 +3 +0 +0\n/);
    expect(stdout).toMatch(/\ncountry not known +1 +1 +0 +0\n$/);
    expect(stderr).toContain('Also counted: 1 incident dated imprecisely');
    expect(stderr).toContain('Not counted: 1 discounted, 50 killed.');
  });

  it('says where a box is the wrong way round', async () => {
    await using home = await makeHome();
    const { stderr, status } = await run(home, ['map', 'box:35.9,64..31.2,71.5']);
    expect(status).toBe(2);
    expect(stderr).toContain('the south (35.9) is north of the north (31.2)');
  });
});
