import { describe, expect, it } from 'vitest';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';

const LINES = [
  'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 Gunmen storm a maternity ward',
  'arrests 2020-05-11 @Kabul,AFG src:Tolo/B3 rel:I1/led-to Key figures of ISKP arrested',
];

describe('the records that a page names', () => {
  it('are chosen with Tab and opened with Enter, and q goes back page by page', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('g', 'enter');
    await dashboard.press('tab', 'tab');
    const chosen = dashboard.loop.snapshot();
    expect(chosen.page).toMatchObject({
      kind: 'incident',
      id: 1,
      link: { kind: 'incident', id: 2 },
    });
    expect(frameOf(chosen).find((line) => line.includes('▸'))).toContain(
      'came of         I2 Key figures',
    );
    await dashboard.press('enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'incident', id: 2 });
    await dashboard.press('q');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'incident', id: 1 });
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain('maternity ward');
    await dashboard.press('q');
    expect(dashboard.loop.snapshot().page.kind).toBe('dashboard');
  });

  it('are chosen and opened once the page is loaded, if the keys came first', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('g', 'enter', 'tab', 'tab', 'enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'incident', id: 2 });
  });

  it('are chosen down the left column, then down the right one, each with its own pointer', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('g', 'enter');
    await dashboard.press('tab', 'tab', 'tab');
    const { page } = dashboard.loop.snapshot();
    expect(page).toMatchObject({ link: { kind: 'report', id: 1 } });
    const pointed = frameOf(dashboard.loop.snapshot()).find((line) => line.includes('▸'));
    expect(pointed).toMatch(/│▸R1 Reuters/);
    await dashboard.press('enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'source', id: 1 });
  });

  it('are chosen from top to bottom where there is one column', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 80, rows: 24 } });
    await dashboard.press('g', 'enter');
    const shown = frameOf(await dashboard.press('tab'));
    expect(shown.find((line) => line.includes('▸'))).toMatch(/^┃▸R1 Reuters/);
  });

  it('can be opened by their names among the commands', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press(':', 'I', '2', 'enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'incident', id: 2 });
  });

  it('start with the one that Enter opens if none is chosen', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('g', 'enter');
    await dashboard.press('enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'actor', id: 1 });
  });

  it('are not offered in the footer if there are none', async () => {
    await using dashboard = await openDashboard([]);
    await dashboard.press('w');
    expect(frameOf(dashboard.loop.snapshot()).at(-1)).not.toMatch(/Enter|Tab|edit|report/);
    await dashboard.press('enter');
    expect(frameOf(dashboard.loop.snapshot()).at(-1)).toContain('has no records');
  });
});
