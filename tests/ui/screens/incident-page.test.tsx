import { describe, expect, it } from 'vitest';
import { width } from '../../../src/text/cells.ts';
import { drawn, frameOf, openDashboard } from '../../support/dashboard.tsx';
import { importedIncident, importHeader } from '../../support/imported.ts';

const WARD = [
  'actor Taliban kind:rebel',
  'attack 2020-05-12 @Kabul,AFG on:civilians blamed:Taliban<"Afghan government" denied:Taliban killed:14 civilians:14 src:AFP/B2 pub:2020-05-12 https://afp.example/ward #hospital Gunmen storm a maternity ward in Kabul',
  'report I1 src:MSF/A2 pub:2020-06-03 killed:18+',
  'report I1 src:BBC/B2 pub:2021-06-15 killed:24',
  'quote "They came to kill the mothers" speaker:"Frederic Bonnot" org:MSF date:2020-05-14 about:I1 src:MSF/A2',
];

describe('the page of an incident', () => {
  it('has two columns: what is known and who says so, and the reports on one scale', async () => {
    await using dashboard = await openDashboard(WARD);
    const page = await dashboard.press('g', 'enter');
    expect(
      drawn(page).replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\dZ/g, '(a moment ago)   '),
    ).toMatchInlineSnapshot(`
      "
      ┏━ I1  Gunmen storm a maternity ward in Kabul ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ disputed ━┓
      ┃ when            12 May 2020 (day)                             │ Reports (3), leading B2                              ┃
      ┃ where           Kabul, Afghanistan                            │    source   gr pub         0    10   20    30 killed ┃
      ┃ what            Violence against civilians / attack           │ R1 AFP      B2 12 May              ●              14 ┃
      ┃ status          disputed, leading report B2                   │    civilians 14                                      ┃
      ┃ killed          24 (14–24) · civilians 14                     │    https://afp.example/ward                          ┃
      ┃ wounded         n/r                                           │ R2 MSF      A2 3 Jun                 ●━━━━━━▶    18+ ┃
      ┃ tags            #hospital                                     │ R3 BBC      B2 15 Jun 2021               ●        24 ┃
      ┃ recorded        (a moment ago)                                │    together                        ━━━━━━●     14–24 ┃
      ┃ changed         (a moment ago)    grace: added R3 to I1 · R3  │                                                      ┃
      ┃                 source – → BBC, …                             │ Quotes (1)                                           ┃
      ┃                                                               │ “They came to kill the mothers”                      ┃
      ┃ Why it is disputed                                            │ Frederic Bonnot, MSF                                 ┃
      ┃ • killed: AFP 14 and BBC 24 cannot both be right.             │ 14 May 2020 · MSF · A2                               ┃
      ┃ • Taliban is blamed by Afghan government, and denies it.      │                                                      ┃
      ┃                                                               │                                                      ┃
      ┃ Attributions (3)                                              │                                                      ┃
      ┃ actor        role        basis    says              gr        │                                                      ┃
      ┃ Taliban      perpetrator blamed   Afghan government           │                                                      ┃
      ┃ Taliban      perpetrator denied   itself                      │                                                      ┃
      ┃ civilians    target      reported AFP               B2        │                                                      ┃
      ┃                                                               │                                                      ┃
      ┃ Changes (3)                                                   │                                                      ┃
      ┃ (a moment ago)    grace: added R3 to I1                       │                                                      ┃
      ┃   R3 source     – → BBC                                       │                                                      ┃
      ┃   R3 grade      – → B2                                        │                                                      ┃
      ┃   R3 published  – → 2021-06-15                                │                                                      ┃
      ┃   R3 killed     – → 24                                        │                                                      ┃
      ┃ (a moment ago)    grace: added R2 to I1                       │                                                      ┃
      ┃   R2 source     – → MSF                                       │                                                      ┃
      ┃   R2 grade      – → A2                                        │                                                      ┃
      ┃   R2 published  – → 2020-06-03                                │                                                      ┃
      ┃   R2 killed     – → 18+                                       │                                                      ┃
      ┃ (a moment ago)    grace: added I1                             │                                                      ┃
      ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
       q back  a add  Enter open  ? help  W open the link  Tab next record  / find  : commands      incidents.db · 1 · 12:00Z
      "
    `);
  });

  it('names it in the frame, and again in full where the frame has no room', async () => {
    const long = WARD.map((line) => line.replace('in Kabul', 'of a hospital in the west of Kabul'));
    await using dashboard = await openDashboard(long);
    const wide = frameOf(await dashboard.press('g', 'enter'));
    expect(wide[0]).toContain(
      'I1  Gunmen storm a maternity ward of a hospital in the west of Kabul ━',
    );
    expect(wide[0]).toContain('disputed');
    expect(wide[1]).toContain('when');
    const narrow = frameOf(await dashboard.resize(60, 24));
    expect(narrow[0]).toMatch(/I1 {2}Gunmen storm.*…/);
    expect(narrow[0]).toMatch(/disputed 1–21 of \d+ ━┓$/);
    expect(narrow[1]).toContain('Gunmen storm a maternity ward of a hospital in the west');
  });

  it.each([
    [40, 10],
    [60, 24],
    [80, 24],
    [99, 30],
    [100, 30],
    [120, 36],
    [200, 60],
    [300, 20],
  ])('fits a screen of %i×%i, with every report’s figure whole', async (columns, rows) => {
    await using dashboard = await openDashboard(WARD, { size: { columns, rows } });
    await dashboard.press('g', 'enter');
    const seen: string[] = [];
    for (let page = 0; page < 12; page += 1) {
      const lines = frameOf(dashboard.loop.snapshot());
      expect(lines).toHaveLength(rows);
      for (const line of lines.slice(0, -1)) expect(width(line)).toBe(columns);
      seen.push(...lines);
      await dashboard.press('pagedown');
    }
    for (const figure of ['14', '18\\+', '24', '14–24']) {
      expect(seen.some((line) => new RegExp(` ${figure} *(┃|│)`).test(line))).toBe(true);
    }
  });

  it.each([40, 60, 80, 120])('never cuts a figure, at %i columns', async (columns) => {
    const huge = 'report I1 src:"A newspaper with a long name"/C3 killed:900000/1000000/1200000';
    await using dashboard = await openDashboard([...WARD, huge], { size: { columns, rows: 120 } });
    const page = frameOf(await dashboard.press('g', 'enter')).join('\n');
    expect(page.match(/1000000 \(900000–1200000\)/g)).not.toBeNull();
    expect(page).toContain('14–1200000');
  });

  it('shows the newest change without scrolling, even on a small screen', async () => {
    await using dashboard = await openDashboard(WARD, { size: { columns: 80, rows: 24 } });
    const page = frameOf(await dashboard.press('g', 'enter')).join('\n');
    expect(page).toMatch(/changed .* grace: added R3 to I1 · R3 source – → BBC/);
  });

  it('shows the grade of who says who did it', async () => {
    await using dashboard = await openDashboard([
      ...WARD,
      'grade "Afghan government" C note:"partial"',
      'report I1 src:Police/C3 blamed:ISKP?',
    ]);
    const page = frameOf(await dashboard.press('g', 'enter')).join('\n');
    expect(page).toMatch(/Taliban +perpetrator blamed +Afghan government +C /);
    expect(page).toMatch(/civilians +target +reported +AFP +B2/);
    expect(page).toMatch(/Taliban +perpetrator denied +itself/);
    expect(page).toMatch(/ISKP\? +perpetrator blamed +Police +C3/);
  });
});

describe('+ on the page of an incident', () => {
  it('unfolds the publisher’s row and brings it into view, and folds it again', async () => {
    await using dashboard = await openDashboard([], { size: { columns: 80, rows: 24 } });
    const session = await dashboard.store.beginImport(importHeader('ucdp-ged'));
    const cells = Array.from({ length: 49 }, (_, index) => `cell ${index}`);
    const columns = cells.map((_, index) => `field ${index}`);
    const row = { ...importedIncident('1'), raw: { columns, cells } };
    await session.put({ kind: 'incidents', rows: [row] });
    await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
    await dashboard.until(({ events }) => events.rows.length === 1);
    const folded = frameOf(await dashboard.press('g', 'enter'));
    expect(folded.join('\n')).not.toContain('cell 0');
    const unfolded = frameOf(await dashboard.press('+')).join('\n');
    expect(unfolded).toContain('Publisher’s own row (49)');
    expect(unfolded).toMatch(/field 0 +cell 0/);
    const again = frameOf(await dashboard.press('+')).join('\n');
    expect(again).toContain('Publisher’s own row (49)  + unfolds it');
    expect(again).not.toContain('cell 0');
    await dashboard.press('/');
    const found = frameOf(await dashboard.type('cell 48')).join('\n');
    expect(found).toMatch(/field 48 +cell 48/);
  });

  it('says that an incident entered here has no row of a publisher', async () => {
    await using dashboard = await openDashboard(WARD);
    await dashboard.press('g', 'enter');
    expect((await dashboard.press('+')).notice?.text).toContain('it was entered here');
  });
});
