import { describe, expect, it } from 'vitest';
import { addLines, type Dashboard, frameOf, openDashboard } from '../../support/dashboard.tsx';

const LINES = [
  'attack 2020-05-30 @Jalalabad,Nangarhar,AFG by:ISKP src:AFP/B2 killed:27/30/32 One',
  'attack 2020-06-01 @Kabul,Kabul,AFG by:ISKP src:AFP/B2 killed:3 Two',
  'attack 2020-06-02 @Kabul,Kabul,AFG src:Reuters/B2 Three',
  'battle 2020-04-20 @Kabul,Kabul,AFG src:Reuters/B2 killed:1 Four',
  'battle 2020-06-03 @AFG src:Reuters/B2 killed:2 Five',
];

function shown(dashboard: Dashboard): string {
  return frameOf(dashboard.loop.snapshot()).join('\n');
}

describe('the counts by month, place and the like', () => {
  it('say how many, how many were killed, which part of all, and what has changed', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('c');
    await dashboard.press('v', 'v', 'v', 'v', 'v');
    const frame = shown(dashboard);
    expect(frame).toContain('Counts by area');
    expect(frame).toContain('30 d to now: 4 incidents; killed 35 (32–37) in 3 incidents');
    expect(frame).toMatch(/Kabul, AFG +2 +50% +\+1 [·▁-█]{8} +3\+\? +█+ *┃/);
    expect(frame).toMatch(/Nangarhar, AFG +1 +25% +\+1 [·▁-█]{8} +30 +27–32 █+ *┃/);
    expect(frame).toMatch(/not known that exactly +1 +25% +\+1/);
  });

  it('of time begin with the newest, and are compared with the unit before', async () => {
    await using dashboard = await openDashboard(LINES, { window: { kind: 'last', name: 'all' } });
    await dashboard.press('c');
    expect(shown(dashboard)).toMatch(/2020-06 +3 .*\+2.*\n.*2020-05 +1 .*=.*\n.*2020-04 +1 /);
  });

  it('follow the window, which t changes on their page, whose rows stay where they are', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('c', ...'vvvvv');
    const heading = () =>
      shown(dashboard)
        .split('\n')
        .findIndex((line) => line.includes('share'));
    const line = heading();
    expect(shown(dashboard)).toContain('30 d to now: 4 incidents');
    await dashboard.press(...'tttt');
    await dashboard.press('enter');
    expect(shown(dashboard)).toContain('all: 5 incidents');
    await dashboard.press('v');
    expect(heading()).toBe(line);
  });

  it('can be sorted by what they count, and the other way round', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('c', 'h');
    const first = () => /▸(\w+)/.exec(shown(dashboard))?.[1];
    const rows = () =>
      [...shown(dashboard).matchAll(/┃[ ▸](ISKP|not known)/g)].map(([, key]) => key);
    expect(rows()).toEqual(['ISKP', 'not known']);
    expect(first()).toBe('ISKP');
    await dashboard.press('h', 's');
    expect([...shown(dashboard).matchAll(/┃[ ▸](AFP|Reuters) /g)].map(([, key]) => key)).toEqual([
      'AFP',
      'Reuters',
    ]);
    await dashboard.press('S');
    expect([...shown(dashboard).matchAll(/┃[ ▸](AFP|Reuters) /g)].map(([, key]) => key)).toEqual([
      'Reuters',
      'AFP',
    ]);
    expect(shown(dashboard)).toContain('Sorted by killed, fewest first');
  });

  it('add the chosen one to the filter with Enter', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('/', ...'type:violence', 'enter');
    await dashboard.press('c', ...'vvvvv');
    const state = await dashboard.press('enter');
    expect(state.page.kind).toBe('dashboard');
    expect(state.filter.text).toBe('type:violence @"",Kabul,AFG');
    expect(state.events.rows.map(({ title }) => title)).toEqual(['Three', 'Two']);
  });

  it('of time put their days in the place of those of the filter', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('/', ...'since:2020-04-25 by:ISKP', 'enter');
    await dashboard.press('c', 'j');
    const state = await dashboard.press('enter');
    expect(state.filter.text).toBe('by:ISKP since:2020-05 until:2020-05');
    expect(state.events.rows.map(({ title }) => title)).toEqual(['One']);
  });

  it('say of what is not known that exactly that no filter finds it', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('c', ...'vvvvv');
    const state = await dashboard.press('G', 'enter');
    expect(state.page.kind).toBe('groups');
    expect(state.notice?.text).toBe('no filter finds what is not known that exactly');
  });

  it('are found under the colon by name, and open by the same as the last time', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press(':', ...'counts by type', 'enter');
    expect(shown(dashboard)).toContain('Counts by type');
    await dashboard.press('q', 'c');
    expect(shown(dashboard)).toContain('Counts by type');
  });

  it('of an actor open its page with o', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('c', 'h');
    const { page } = await dashboard.press('o');
    expect(page).toMatchObject({ kind: 'actor', id: 1 });
    await dashboard.press('q', 'h');
    expect((await dashboard.press('o')).notice?.text).toContain('no actor is selected');
  });

  it('keep the chosen one while others write', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('c', ...'vvvvv', 'j');
    const { page } = dashboard.loop.snapshot();
    expect(page.kind === 'groups' && page.link).toEqual({ kind: 'group', key: 'Nangarhar, AFG' });
    for (const day of [1, 2, 3]) {
      await addLines(dashboard.store, [
        `attack 2020-06-0${day} @Herat,Herat,AFG src:AFP/B2 By others ${day}`,
      ]);
    }
    const after = await dashboard.until(() => shown(dashboard).includes('Herat, AFG'));
    expect(after.page.kind === 'groups' && after.page.link).toEqual({
      kind: 'group',
      key: 'Nangarhar, AFG',
    });
    expect(shown(dashboard)).toContain('▸Nangarhar, AFG');
  });
});
