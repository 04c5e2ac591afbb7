import { describe, expect, it } from 'vitest';
import { width } from '../../../src/text/cells.ts';
import { type Dashboard, frameOf, openDashboard } from '../../support/dashboard.tsx';

const LINES = [
  'actor Islamic State Khorasan short:ISKP kind:rebel alias:IS-K',
  'milestone 2019-02-28 An older one',
  'milestone 2020-02-29 Agreement signed in Doha',
  'attack 2020-02-20 @Kabul,AFG by:ISKP src:Reuters/B2 killed:2 Roadside bomb',
  'attack 2020-03-06 @Kabul,AFG claimed:IS-K src:Reuters/B2 killed:27-32 Gunmen open fire',
  'attack 2020-05-12 @Kabul,AFG claimed:ISKP src:AFP/C3 Claimed',
  'estimate ISKP losses 10000+ since:2015 asof:2020-05 src:Officials/D4 note:"doubted"',
  'estimate ISKP strength 200-400 asof:2020-05 src:Officials/D4',
  'estimate ISKP strength 1000+ asof:2020-04 src:Analysts/B2',
  'estimate ISKP strength 1200 asof:2015 src:Scholars/B3',
];

const screen = (dashboard: Dashboard) => frameOf(dashboard.loop.snapshot()).join('\n');
const tall = { size: { columns: 120, rows: 60 }, window: { kind: 'last', name: 'all' } } as const;

describe('the page of an actor', () => {
  it('has the estimates of each measure on a scale of their own, strength first', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press(':', ...'A1', 'enter');
    const page = screen(dashboard);
    expect(page.indexOf('strength')).toBeLessThan(page.indexOf('losses since 2015'));
    expect(page).toMatch(/E1 Officials .*●━+▶ +10000\+/);
    // Only what is as of about the same time is in dispute.
    expect(page).toMatch(/E3 Analysts .*\n.*in dispute/);
    expect(page).not.toMatch(/E4 Scholars .*\n.*in dispute/);
    expect(page).toContain('200 to 1200+, in dispute');
  });

  it('has its counts before and after the milestone nearest to the window’s end', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press(':', ...'A1', 'enter');
    const page = screen(dashboard);
    expect(page).toContain('Before and after, 90 d each');
    expect(page).toContain('M2 Agreement signed in Doha, 29 Feb 2020');
    expect(page).toMatch(/did it +1 → 2/);
    expect(page).toMatch(/claimed +none recorded → 2/);
    expect(page).toMatch(/was struck +none recorded → none recorded/);
    await dashboard.press('tab', 'enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'comparison', id: 2 });
  });

  it('has a line of bars over all time for each of its roles, with its peak, on one axis', async () => {
    await using dashboard = await openDashboard(
      [...LINES, 'airstrike 2020-04-01 @Kabul,AFG on:ISKP src:AFP/B2 killed:1 Strike'],
      tall,
    );
    await dashboard.press(':', ...'A1', 'enter');
    const page = screen(dashboard);
    expect(page).toMatch(/did it [ ·█]+ peak 1/);
    expect(page).toMatch(/was struck [ ·█]+ peak 1/);
    expect(page).not.toContain('took part');
    expect(page).toMatch(/▼ Agreement signed in Doha +[┃│]\n.*did it/);
    expect(page).toMatch(/20 Feb 2020 +12 May 2020/);
  });

  it('has as many bars as there is room for, also after the screen has changed', async () => {
    await using dashboard = await openDashboard(LINES, {
      ...tall,
      size: { columns: 200, rows: 60 },
    });
    await dashboard.press(':', ...'A1', 'enter');
    expect(screen(dashboard)).toContain('by day: 3 incidents');
    await dashboard.resize(80, 60);
    expect(screen(dashboard)).toContain('by week: 3 incidents');
    expect(screen(dashboard)).toMatch(/did it .*█.*█.*█.* peak 1/);
  });

  it('says of each incident what its own part in it is', async () => {
    await using dashboard = await openDashboard(
      [
        'attack 2020-05-01 @Kabul,AFG claimed:ISKP killed:1 src:AFP/B2 One',
        'attack 2020-05-02 @Kabul,AFG blamed:ISKP<Officials denied:ISKP src:AFP/B2 Two',
        'airstrike 2020-05-03 @Kabul,AFG on:ISKP src:AFP/B2 Three',
      ],
      tall,
    );
    await dashboard.press(':', ...'A1', 'enter');
    const page = screen(dashboard);
    expect(page).toMatch(/claims it .* One/);
    expect(page).toMatch(/blamed by Officials, denies it .* Two/);
    expect(page).toMatch(/struck .* Three/);
  });

  it('can be edited as a line', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press(':', ...'A1', 'enter');
    await dashboard.press('e');
    await dashboard.until(({ overlay }) => overlay !== undefined);
    expect(dashboard.loop.snapshot().overlay).toMatchObject({
      line: { text: 'actor "Islamic State Khorasan" short:ISKP kind:rebel alias:IS-K' },
    });
  });

  it.each([
    [40, 10],
    [80, 24],
    [99, 30],
    [100, 30],
    [120, 36],
    [200, 60],
  ])('fits a screen of %i×%i', async (columns, rows) => {
    await using dashboard = await openDashboard(LINES, { ...tall, size: { columns, rows } });
    await dashboard.press(':', ...'A1', 'enter');
    for (let page = 0; page < 8; page += 1) {
      const lines = frameOf(dashboard.loop.snapshot());
      expect(lines).toHaveLength(rows);
      for (const line of lines.slice(0, -1)) expect(width(line)).toBe(columns);
      await dashboard.press('pagedown');
    }
  });
});
