import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/app/state/state.ts';
import { type Dashboard, openDashboard } from '../../support/dashboard.tsx';
import { LINES } from '../../support/screen-lines.ts';

describe('J and K on an incident’s page', () => {
  it('go through the list of the dashboard and back, and leave it at the same row', async () => {
    await using dashboard = await openDashboard(LINES);
    const { events } = await dashboard.press();
    const ids = events.rows.map(({ id }) => id);
    await dashboard.press('enter');
    for (const id of ids.slice(1)) {
      expect((await dashboard.press('J')).page).toMatchObject({ kind: 'incident', id });
    }
    expect((await dashboard.press('J')).notice?.text).toBe('this is the last incident of the list');
    const before = await dashboard.press('K');
    expect(before.page).toMatchObject({ id: ids.at(-2) });
    const back = await dashboard.press('q');
    expect(back.page.kind).toBe('dashboard');
    expect(back.events.selected).toBe(ids.at(-2));
  });

  it('follow the order and the filter of the list', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('S');
    await dashboard.press('enter');
    const first = await dashboard.press('K');
    expect(first.notice?.text).toBe('this is the first incident of the list');
    const second = await dashboard.press('J');
    expect(second.page).toMatchObject({ id: second.events.rows[1]?.id });
  });

  it('say so where the incident is not in the list', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('/');
    await dashboard.type('killed:>1000000');
    await dashboard.press('enter', ':');
    await dashboard.type('I1');
    const shown = await dashboard.press('enter', 'J');
    expect(shown.notice?.text).toContain('I1 is not among the incidents');
  });
});

/** Opens the selected incident, and presses a key once it is loaded. */
async function openedAnd(dashboard: Dashboard, key: string): Promise<State> {
  await dashboard.press('enter');
  return dashboard.press(key);
}

describe('W', () => {
  const LINE =
    'attack 2020-05-12 @Kabul,AFG killed:14 src:AFP/B2 url:https://afp.example/one Gunmen storm a ward';
  const SECOND = 'report I1 src:BBC/B2 killed:24 url:https://bbc.example/two';

  it('opens the link of the chosen report, or the first one of the page', async () => {
    await using dashboard = await openDashboard([LINE, SECOND]);
    const first = await openedAnd(dashboard, 'W');
    expect(dashboard.opened).toEqual(['https://afp.example/one']);
    expect(first.notice?.text).toContain('opening https://afp.example/one · 1 more link');
    await dashboard.press('tab', 'tab', 'W');
    expect(dashboard.opened.at(-1)).toBe('https://bbc.example/two');
  });

  it('says that there is none, and opens nothing that is not a web page', async () => {
    await using dashboard = await openDashboard([
      'attack 2020-05-12 @Kabul,AFG killed:14 src:AFP/B2 Gunmen storm a ward',
    ]);
    expect((await openedAnd(dashboard, 'W')).notice?.text).toBe('no link is known here');
    expect((await dashboard.press('tab', 'W')).notice?.text).toBe('R1 has no link');
    expect(dashboard.opened).toEqual([]);
  });
});
