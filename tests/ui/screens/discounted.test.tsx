import { describe, expect, it } from 'vitest';
import { type Dashboard, frameOf, openDashboard } from '../../support/dashboard.tsx';

const LINES = [
  'attack 2020-06-01 @Kabul,AFG by:GroupX killed:10 src:A/B2 Bomb at a gate',
  'attack 2020-06-02 @Herat,AFG by:GroupX killed:50 src:B/E5 status:discounted note:"old footage" A video',
  'attack 2020-05 @Herat,AFG by:GroupX killed:4 src:B/C3 Shots in May',
];

const screen = (dashboard: Dashboard) => frameOf(dashboard.loop.snapshot()).join('\n');
const open = (columns: number, rows: number) =>
  openDashboard(LINES, { size: { columns, rows }, window: { kind: 'last', name: '30 d' } });

describe('a discounted incident', () => {
  it('is in the list, and next to every count on the dashboard', async () => {
    await using dashboard = await open(200, 60);
    const frame = screen(dashboard);
    expect(frame).toContain('A video');
    expect(frame).toContain('1 + 1 possible + 1 discounted in 30 d');
    expect(frame).toContain('killed: 10 in 1 incident; 1 discounted, 50 killed');
    expect(frame).toContain('by day, 1 incident + 1 possible, 10 killed; 1 discounted, 50 killed');
  });

  it('is named in the title of the list and in the prompt of a filter that finds it', async () => {
    await using dashboard = await open(200, 60);
    await dashboard.press('/');
    await dashboard.type('by:GroupX');
    expect(screen(dashboard)).toContain('Filter: 2 incidents + 1 discounted and 0 quotes match');
    await dashboard.press('enter');
    expect(screen(dashboard)).toContain('2 + 1 discounted of 3 match by:GroupX');
  });

  it('is what a filter for it shows, with a count of none', async () => {
    await using dashboard = await open(200, 60);
    await dashboard.press('/');
    await dashboard.type('status:discounted');
    await dashboard.press('enter');
    const frame = screen(dashboard);
    expect(frame).toContain('0 + 1 discounted of 3 match status:discounted');
    expect(frame).toContain('no incidents but 1 discounted, 50 killed, in this window');
  });

  it('is next to the one total of its actor’s page, which the chart has too', async () => {
    await using dashboard = await open(120, 50);
    await dashboard.press('t');
    await dashboard.type('all');
    await dashboard.press('enter', '2', 'g', 'o');
    const page = screen(dashboard);
    expect(page).toMatch(
      /incidents\s+2, 2020-05-01 to 2020-06-01 \(all time\); 1 discounted, 50 killed/,
    );
    expect(page).toMatch(/killed in them\s+14 in 2 incidents/);
    expect(page).toMatch(/Over all time \(2020-05-01 to 2020-06-01\), by \w+: 2 incidents/);
    expect(page).toContain('Its incidents; 1 discounted, 50 killed');
  });

  it('is shown at 80 columns too', async () => {
    await using dashboard = await open(80, 24);
    expect(screen(dashboard)).toMatch(/│1 \+ 1 possible \+ 1 discounted +│/);
  });

  it('is shown with the possible ones at 160 columns, where the title has no room for it', async () => {
    await using dashboard = await open(160, 45);
    const lines = frameOf(dashboard.loop.snapshot());
    const panel = lines.map((line) => /│([^│]*)│$/.exec(line)?.[1]?.trim()).join(' ');
    expect(panel).toContain('1 + 1 possible; killed: 10 in 1 incident; 1 discounted, 50 killed');
  });
});

describe('the page of an actor', () => {
  it('has one number of incidents in the first line, above its chart and its list, and counts denials separately', async () => {
    await using dashboard = await openDashboard(
      [
        'attack 2020-05-01 @Kabul,AFG by:Taliban killed:3 src:A/B2 One',
        'attack 2020-05-02 @Kabul,AFG blamed:Taliban denied:Taliban src:A/B2 Two',
        'attack 2020-05-03 @Kabul,AFG denied:Taliban src:A/B2 Three',
        'attack 2020-05-04 @Kabul,AFG by:Taliban killed:9 status:discounted note:"old footage" src:A/B2 Four',
      ],
      { size: { columns: 120, rows: 60 }, window: { kind: 'last', name: 'all' } },
    );
    await dashboard.press('2', 'g', 'o');
    const page = screen(dashboard);
    const beside = 'and 1 that it only denies; 1 discounted, 9 killed';
    expect(page).toMatch(
      new RegExp(`incidents\\s+2, 2020-05-01 to 2020-05-02 .all time., ${beside}`),
    );
    expect(page).toContain('by day: 2 incidents');
    expect(page).toContain(`Its incidents, ${beside}`);
  });
});
