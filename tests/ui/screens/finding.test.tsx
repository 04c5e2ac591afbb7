import { describe, expect, it } from 'vitest';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';

const MILESTONES = Array.from(
  { length: 30 },
  (_, at) =>
    `milestone 20${10 + (at % 10)}-0${1 + Math.floor(at / 10)}-07 ${at === 25 ? 'Élection in Xinhuà' : `Talks, round ${at}`}`,
);
const LINES = [
  'attack 2020-05-12 @Kabul,AFG by:ISKP src:Xinhua/B2 src:Reuters/B3 Gunmen storm a maternity ward',
  ...MILESTONES,
];

describe('/ on a page', () => {
  it('searches, and no letter typed after it acts as a key', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('g', 'enter');
    for (const word of ['xinhua', 'explosion', 'quit axe u x']) {
      await dashboard.type(`/${word}`);
      const { page, overlay } = dashboard.loop.snapshot();
      expect(page).toMatchObject({ kind: 'incident', id: 1 });
      expect(overlay).toBe(undefined);
      expect(frameOf(dashboard.loop.snapshot()).at(-1)).toContain(`/ ${word}`);
      await dashboard.press('esc');
    }
    expect(await dashboard.store.ask('overview', { today: '2020-06-04' })).toMatchObject({
      incidents: 1,
    });
  });

  it('searches before the page is loaded, and again once it is', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('g', 'enter', '/', 'x', 'i', 'n', 'h', 'u', 'backspace', 'u');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'incident' });
    await dashboard.press('backspace', 'enter');
    expect(frameOf(dashboard.loop.snapshot())[0]).toMatch(/\/xinh 1 of \d/);
  });

  it('goes to what it finds without regard to case and accents, chooses its record, counts, and Enter opens it', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 80, rows: 24 } });
    await dashboard.press('m');
    await dashboard.type('/XINHUA');
    const screen = frameOf(dashboard.loop.snapshot());
    expect(screen[0]).toContain('/XINHUA 1 of 1');
    expect(screen.find((line) => line.includes('Xinhuà'))).toContain('▸');
    await dashboard.press('enter', 'enter');
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain('Élection in Xinhuà');
    expect(dashboard.loop.snapshot().page.kind).toBe('comparison');
  });

  it('makes n and N go to the next and the previous match, past the end too, and Esc gives them back', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 80, rows: 24 } });
    await dashboard.press('m');
    await dashboard.type('/round 2');
    const at = () => /(\d+) of 10/.exec(frameOf(dashboard.loop.snapshot())[0] ?? '')?.[1];
    expect(at()).toBe('1');
    await dashboard.press('enter', 'n', 'n');
    expect(at()).toBe('3');
    await dashboard.press('N', 'N', 'N');
    expect(at()).toBe('10');
    await dashboard.press('n');
    expect(at()).toBe('1');
    await dashboard.press('esc');
    expect(at()).toBe(undefined);
    expect(dashboard.loop.snapshot().page.kind).toBe('milestones');
    await dashboard.press('n');
    expect(dashboard.loop.snapshot().page.kind).toBe('leads');
  });

  it('marks what it found without colour, in tables and in lines', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('m');
    await dashboard.type('/xinhua');
    const marked = frameOf(dashboard.loop.snapshot(), { theme: 'mono' }).join('\n');
    expect(marked).toContain('\u001b[7mXinhuà\u001b[27m');
    await dashboard.press('esc', 'esc', 'g', 'enter');
    await dashboard.type('/violence');
    const lines = frameOf(dashboard.loop.snapshot(), { theme: 'mono' }).join('\n');
    expect(lines).toContain('\u001b[7mViolence\u001b[27m');
  });

  it('says that there is no match, and searches the help', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 80, rows: 24 } });
    await dashboard.press('?');
    await dashboard.type('/independent');
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toMatch(/\/independent \d+ of \d+/);
    await dashboard.press('esc');
    await dashboard.type('/zebra');
    expect(frameOf(dashboard.loop.snapshot())[0]).toContain('/zebra not on this page');
    await dashboard.press('enter', 'n');
    expect(frameOf(dashboard.loop.snapshot()).at(-1)).toContain('“zebra” is not on this page');
    await dashboard.press('esc', 'esc');
    expect(dashboard.loop.snapshot().overlay).toBe(undefined);
  });
});

describe('a list', () => {
  it('has a chosen record that j and k change, that stays in view, and that Enter opens', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 80, rows: 24 } });
    await dashboard.press('m');
    const chosen = () =>
      frameOf(dashboard.loop.snapshot()).find((line) => line.includes('▸')) ?? '';
    const first = chosen();
    expect(first).toContain('Talks');
    await dashboard.press('j', 'j', 'k');
    expect(chosen()).not.toBe(first);
    await dashboard.press('pagedown', 'ctrl+d');
    expect(chosen()).toContain('Talks');
    await dashboard.press('G');
    expect(dashboard.loop.snapshot().page).toMatchObject({ link: { kind: 'milestone' } });
    const last = chosen();
    expect(frameOf(dashboard.loop.snapshot())[0]).toMatch(/–(\d+) of \1 /);
    await dashboard.press('j');
    expect(chosen()).toBe(last);
    await dashboard.press('g');
    expect(chosen()).toBe(first);
    expect(frameOf(dashboard.loop.snapshot())[1]).toContain('Enter');
    await dashboard.press('j', 'j', 'enter');
    expect(dashboard.loop.snapshot().page.kind).toBe('comparison');
    await dashboard.press('q', 'k', 'k');
    expect(chosen()).toBe(first);
  });

  it('chooses the record in the place of one that is gone', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('m', 'j', 'j');
    const before = dashboard.loop.snapshot().page;
    await dashboard.press('x');
    const after = await dashboard.until(
      ({ notice }) => notice?.text.startsWith('removed') === true,
    );
    expect(after.page).toMatchObject({ kind: 'milestones', at: 'at' in before ? before.at : 0 });
    expect(after.page).not.toMatchObject({ link: 'link' in before ? before.link : {} });
  });

  it('moves entry by entry if many belong to one record, as in the log', async () => {
    await using dashboard = await openDashboard([
      'attack 2020-05-12 @Kabul,AFG Shots',
      'report I1 src:Reuters/B2 killed:2',
      'report I1 src:AFP/B2 killed:3',
    ]);
    await dashboard.press('L');
    const at = () => {
      const { page } = dashboard.loop.snapshot();
      return 'at' in page ? page.at : undefined;
    };
    const places = [at()];
    for (let time = 0; time < 2; time += 1) {
      await dashboard.press('j');
      places.push(at());
    }
    expect(new Set(places).size).toBe(3);
    expect(frameOf(dashboard.loop.snapshot()).filter((line) => line.includes('▸'))).toHaveLength(1);
  });
});
