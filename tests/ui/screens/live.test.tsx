import { describe, expect, it } from 'vitest';
import { addLines, frameOf, openDashboard, titleOfEvents } from '../../support/dashboard.tsx';

const LINES = [
  'attack 2020-06-01 @Kabul,AFG src:Reuters/B2 killed:45 One',
  'attack 2020-06-02 @Kabul,AFG src:Reuters/B2 killed:0 Two',
  'attack 2020-06-03 @Kabul,AFG src:Reuters/B2 killed:3 Three',
];

describe('the recent events', () => {
  it('say when the last record arrived and how long ago, if there is room', async () => {
    await using dashboard = await openDashboard(LINES);
    const came = (await dashboard.store.ask('overview', { today: '2020-06-04' })).lastRecord ?? '';
    const later = new Date(Date.parse(came) + 3 * 3_600_000).toISOString();
    const at = (columns: number) =>
      titleOfEvents(
        frameOf({ ...dashboard.loop.snapshot(), now: later, size: { columns, rows: 36 } }),
      );
    expect(at(120)).toContain(`last record ${came.slice(11, 16)}Z, 3 h ago · live ●`);
    expect(at(80)).toContain('3 h ago · live ●');
    expect(at(72)).toContain('live ●');
  });

  it('mark and count an incident that others changed, until it has been seen', async () => {
    await using dashboard = await openDashboard(LINES);
    // Written from elsewhere: the store that the dashboard has is told of it as of another's.
    const { news } = {
      news: {
        kind: 'change',
        own: false,
        incidents: [2],
        change: { added: [], updated: [], removed: [] },
      },
    } as const;
    dashboard.loop.dispatch({ type: 'heard', news });
    await addLines(dashboard.store, ['report I3 src:AFP/B2 killed:9']);
    const screen = frameOf(await dashboard.until(() => true));
    expect(titleOfEvents(screen)).toContain('live ● 1 changed');
    expect(screen[1]).toBe(' ! 1 changed since 12:00Z: I2 Two');
    expect(screen.slice(2).find((line) => line.includes('Two'))).toContain('! 2 Jun');
    expect(screen.find((line) => line.includes('Three'))).not.toContain('!');
    await dashboard.press('g');
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).not.toMatch(/\d changed|! 2 Jun/);
  });

  it('give the number of dead more weight than the status, without colour alone', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('2');
    for (const theme of ['colour', 'mono'] as const) {
      const [one, , three] = ['One', 'Two', 'Three'].map((title) =>
        frameOf(dashboard.loop.snapshot(), { theme }).find((line) => line.includes(title)),
      );
      expect(one).toMatch(/\u001b\[1m\u001b\[7m45\u001b\[27m/);
      expect(three).not.toContain('\u001b[7m3');
    }
  });
});

describe('a write by somebody else', () => {
  const SIZE = { columns: 80, rows: 24 };

  it('is counted in the title of a paused dashboard at every width', async () => {
    await using dashboard = await openDashboard(LINES, { size: SIZE });
    await dashboard.press('p');
    const change = { added: [], updated: [], removed: [] };
    dashboard.loop.dispatch({
      type: 'heard',
      news: { kind: 'change', own: false, incidents: [2], change },
    });
    const paused = await dashboard.until(({ live }) => (live.paused?.waiting ?? 0) > 0);
    const at = (columns: number) =>
      titleOfEvents(frameOf({ ...paused, size: { columns, rows: 24 } }));
    expect(at(120)).toMatch(/PAUSED since \d\d:\d\dZ · 1 waiting/);
    for (const columns of [72, 80, 90]) expect(at(columns)).toMatch(/PAUSED .*· 1 waiting/);
    expect(at(40)).toContain('PAUSED');
  });

  it('does not change the bars of the timeline that an open prompt hides', async () => {
    await using dashboard = await openDashboard(LINES, { size: SIZE });
    const before = dashboard.loop.snapshot().queries.timeline?.of?.bars;
    await dashboard.press('a');
    await addLines(dashboard.store, ['attack 2020-06-04 @Kabul,AFG src:AFP/B2 killed:1 Four']);
    await dashboard.until(({ queries }) => queries.overview?.answer?.incidents === 4);
    const after = await dashboard.press('esc');
    expect(after.queries.timeline?.of?.bars).toBe(before);
  });

  it('is counted in the last line of an open page', async () => {
    await using dashboard = await openDashboard(LINES, { size: SIZE });
    await dashboard.press('enter');
    await addLines(dashboard.store, ['attack 2020-06-04 @Kabul,AFG src:AFP/B2 killed:1 Four']);
    const page = await dashboard.until(({ queries }) => queries.overview?.answer?.incidents === 4);
    expect(page.page.kind).toBe('incident');
    expect(frameOf(page).at(-1)).toContain(' · 4 · ');
  });
});
