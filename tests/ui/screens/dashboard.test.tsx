import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { width } from '../../../src/text/cells.ts';
import { addLines, drawn, frameOf, openDashboard } from '../../support/dashboard.tsx';
import { LINES } from '../../support/screen-lines.ts';
import { newState, tell } from '../../support/states.ts';
import { openStore } from '../../support/store.ts';

const SMALL = { columns: 80, rows: 24 };

describe('the dashboard', () => {
  it('shows all panels at 80×24', async () => {
    await using dashboard = await openDashboard(LINES, { size: SMALL });
    expect(drawn(dashboard.loop.snapshot())).toMatchInlineSnapshot(`
      "
      ┏━ 1 Recent events ━━━━━━━ last just now · live ● ━┓┌─ 2 Counts by actor ──────┐
      ┃  date       stat killed gr title                 ┃│actor        inc.  chg    │
      ┃  2020-06-02 rep     n/r B2 Blast in a mosque     ┃│ISKP            4   +4    │
      ┃  2020-05-30 rep       0 B3 Rockets 🚀 hit a 👩‍👩‍👧 f…┃│civilians       2   +2    │
      ┃  2020-05-28 rep       2 C3 انفجار بمب کنار جاده …┃│Taliban         2   +2    │
      ┃  2020-05-20 rep       7 C3 空袭击中集市，造成多… ┃│police          1   +1    │
      ┃  2020-05-12 rep   24–32 C3 Bomber strikes the fu…┃│政府军          1   +1    │
      ┃  2020-05-12 corr  14–24 B2 Gunmen storm a matern…┃│                          │
      ┃                                                  ┃│                          │
      ┃                                                  ┃└──────────────────────────┘
      ┃                                                  ┃┌─ 3 Latest quotes ────────┐
      ┃                                                  ┃│  The group denies any    │
      ┃                                                  ┃│  part in the blast and   │
      ┃                                                  ┃│  calls for an inquiry.   │
      ┃                                                  ┃│  [paraphrase]            │
      ┃                                                  ┃│  یک سخنگو, Taliban       │
      ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛│  3 Jun 2020 · 新华社 · C3│
      ┌─ 4 Timeline: 30 d to now ──────── by day, max 2 ─┐│                          │
      │                  ▼                               ││                          │
      │      █                                           ││                          │
      │······█·······█·······█·█··█··                    ││                          │
      │6 May 2020          4 Jun 2020  24 May 2020 Three…││                          │
      └──────────────────────────────────────────────────┘└──────────────────────────┘
       / filter  a add  Enter open  ? help  : commands      incidents.db · 6 · 12:00Z
      "
    `);
  });

  it('uses the room of 120×36', async () => {
    await using dashboard = await openDashboard(LINES);
    const frame = drawn(dashboard.loop.snapshot()).replace(/record \d\d:\d\dZ/, 'record 12:00Z');
    expect(frame).toMatchInlineSnapshot(`
      "
      ┏━ 1 Recent events ━━━━━━━━━━━━━━━━━ last record 12:00Z, just now · live ● ━┓┌─ 2 Counts by actor ───────── 6 in 30 d ─┐
      ┃  date       stat place      actors      killed gr title                   ┃│actor                  inc. trend     chg│
      ┃  2020-06-02 rep  Kabul, AFG ISKP (clai…    n/r B2 Blast in a mosque       ┃│ISKP         █████████    4 ·▄····█▄   +4│
      ┃  2020-05-30 rep  Bagram, A… ISKP             0 B3 Rockets 🚀 hit a 👩‍👩‍👧 fam…┃│civilians    ████▌        2 ·█·····█   +2│
      ┃  2020-05-28 rep  قندهار, A… ISKP             2 C3 انفجار بمب کنار جاده در…┃│Taliban      ████▌        2 ·█·█····   +2│
      ┃  2020-05-20 rep  喀布尔, A… 政府军 → T…      7 C3 空袭击中集市，造成多人… ┃│police       ██▎          1 ·█······   +1│
      ┃  2020-05-12 rep  Khewa, AFG ISKP (clai…  24–32 C3 Bomber strikes the fune…┃│政府军       ██▎          1 ···█····   +1│
      ┃  2020-05-12 corr Kabul, AFG Taliban? →…  14–24 B2 Gunmen storm a maternit…┃│                                         │
      ┃                                                                           ┃│                                         │
      ┃                                                                           ┃│                                         │
      ┃                                                                           ┃│                                         │
      ┃                                                                           ┃│                                         │
      ┃                                                                           ┃│killed: 57 (47–65) in 5 incidents, 1     │
      ┃                                                                           ┃│without a figure                         │
      ┃                                                                           ┃└─────────────────────────────────────────┘
      ┃                                                                           ┃┌─ 3 Latest quotes ─────────── 2 in 30 d ─┐
      ┃                                                                           ┃│  The group denies any part in the blast │
      ┃                                                                           ┃│  and calls for an inquiry. [paraphrase] │
      ┃                                                                           ┃│  یک سخنگو, Taliban                      │
      ┃                                                                           ┃│  3 Jun 2020 · 新华社 · C3               │
      ┃                                                                           ┃│                                         │
      ┃                                                                           ┃│  “We have defeated them, and their      │
      ┃                                                                           ┃│  calculations are wrong.”               │
      ┃                                                                           ┃│  A. Ghani, President, Government        │
      ┃                                                                           ┃│  20 May 2020 · BBC · B2                 │
      ┃                                                                           ┃│                                         │
      ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛│                                         │
      ┌─ 4 Timeline: 30 d to now ───────────────────────────────── by day, max 2 ─┐│                                         │
      │                                    ▼                                      ││                                         │
      │            █                                                              ││                                         │
      │            █                                                              ││                                         │
      │            █               █               █   █     █                    ││                                         │
      │· · · · · · █ · · · · · · · █ · · · · · · · █ · █ · · █ · ·                ││                                         │
      │6 May 2020  24 May 2020 Three-day Eid ceasefir…  4 Jun 2020                ││                                         │
      └───────────────────────────────────────────────────────────────────────────┘└─────────────────────────────────────────┘
       / filter  a add  Enter open  ? help  : commands  t window  s sort  p pause  u undo  q quit   incidents.db · 6 · 12:00Z
      "
    `);
  });

  it('says so when the terminal is too small, and comes back when it grows', async () => {
    await using dashboard = await openDashboard(LINES, { size: SMALL });
    const before = drawn(dashboard.loop.snapshot());
    expect(drawn(await dashboard.resize(39, 9)).trimEnd()).toBe(
      '\nToo small\nhas 39×9\nneeds 40×10',
    );
    expect(drawn(await dashboard.resize(80, 24))).toBe(before);
  });

  it('fills exactly the screen at every size, whatever the titles hold', async () => {
    await using dashboard = await openDashboard(LINES);
    for (const prompt of [undefined, '/', 'a', 't', ':', '?']) {
      if (prompt !== undefined) await dashboard.press('esc', prompt);
      for (const columns of [40, 41, 57, 71, 72, 80, 101, 133, 200]) {
        for (const rows of [10, 17, 18, 24, 43, 60]) {
          const lines = frameOf(await dashboard.resize(columns, rows));
          expect(lines).toHaveLength(rows);
          const [footer = '', ...framed] = lines.toReversed();
          const wrong = framed.filter((line) => width(line) !== columns);
          expect(wrong.map((line) => `${prompt} at ${columns}×${rows}: ${line}`)).toEqual([]);
          expect(width(footer)).toBeLessThanOrEqual(columns);
        }
      }
    }
  });

  it('keeps every frame straight next to wide, joined and hostile characters', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 60, rows: 24 } });
    const lines = frameOf(dashboard.loop.snapshot()).slice(0, -1);
    expect(lines.map((line) => width(line))).toEqual(lines.map(() => 60));
    expect(lines.map((line) => line.at(-1))).toEqual(['┓', ...lines.slice(2).map(() => '┃'), '┛']);
  });

  it('lets no escape sequence out of the data', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 200, rows: 60 } });
    const own = /\u001b\[\d+m/g;
    for (const theme of ['colour', 'mono'] as const) {
      const frame = frameOf(dashboard.loop.snapshot(), { theme }).join('\n');
      expect(frame).toContain('␛');
      expect(frame.replaceAll(own, '')).not.toMatch(/[^\P{C}\n\u200d]/u);
    }
    expect(frameOf(dashboard.loop.snapshot()).join('')).not.toContain('\u001b');
  });

  it('marks the selection with and without colour, and moves it with the keys', async () => {
    await using dashboard = await openDashboard(LINES);
    const state = await dashboard.press('j');
    for (const theme of ['colour', 'mono'] as const) {
      const inverse = frameOf(state, { theme }).filter((line) =>
        /^\S* *\u001b\[7m/.test(line.replace('┃', '')),
      );
      const rows = inverse.map(stripVTControlCharacters).filter((line) => line.includes('2020-'));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toContain('2020-05-30');
    }
  });

  it('says what another wrote, and leaves the selection where it is', async () => {
    await using dashboard = await openDashboard(LINES);
    const before = dashboard.loop.snapshot().events.selected;
    await addLinesOutside(dashboard.file, 'Grenade thrown at a checkpoint');
    const state = await dashboard.until(
      ({ live, events }) => live.fresh.size === 1 && events.rows.length === 7,
    );
    const lines = frameOf(state);
    expect(lines[0]).toContain('live ● 1 new');
    expect(lines.find((line) => line.includes('Grenade'))).toContain('┃+ 2020-06-04');
    expect(state.events.selected).toBe(before);
    const seen = frameOf(await dashboard.press('g'));
    expect(seen[0]).not.toContain('new');
  });

  it('does not move while paused, and says since when and what is waiting', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('p');
    await addLinesOutside(dashboard.file, 'Grenade thrown at a checkpoint');
    const state = await dashboard.until(({ live }) => live.paused?.waiting === 1);
    expect(frameOf(state)[0]).toContain('PAUSED since 12:00Z · 1 waiting');
    expect(frameOf(state).join('\n')).not.toContain('Grenade');
    expect(frameOf(await dashboard.press('p')).join('\n')).toContain('Grenade');
  });

  it('says when the database reports an error', async () => {
    await using dashboard = await openDashboard(LINES);
    const [state] = tell(dashboard.loop.snapshot(), {
      type: 'heard',
      news: { kind: 'trouble', message: 'The database is newer than this program.' },
    });
    expect(frameOf(state)[0]).toContain('error, see below');
    expect(frameOf(state).at(-1)).toContain('The database is newer than this program.');
    const [after] = tell(state, { type: 'heard', news: { kind: 'recovered' } });
    expect(frameOf(after)[0]).toContain('live');
  });
});

describe('a panel without rows', () => {
  it('says that it is loading, then why that failed', async () => {
    const [reading] = tell(newState(), { type: 'started' });
    expect(
      frameOf(reading)
        .join('\n')
        .match(/loading…/g),
    ).toHaveLength(4);
    const ticket = reading.queries.quotes?.ticket ?? 0;
    const [failed] = tell(reading, {
      type: 'answered',
      answered: { question: 'quotes', ticket, error: 'The disk could not be read.' },
    });
    expect(frameOf(failed).join('\n')).toContain('The disk could not be read.');
  });

  it('says on an empty database how to fill it', async () => {
    await using dashboard = await openDashboard([]);
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    for (const words of ['This database is empty.', 'Press a', 'watchfloor import FILE', 'demo']) {
      expect(frame).toContain(words);
    }
    expect(frame).toContain('no quotes yet');
  });

  it.each(['1', '2', '3', '4'])(
    'offers no key that opens something if panel %s is empty',
    async (panel) => {
      await using dashboard = await openDashboard([]);
      expect(frameOf(await dashboard.press(panel)).at(-1)).not.toContain('Enter open');
      const before = dashboard.loop.snapshot().window;
      const after = await dashboard.press('enter');
      expect(frameOf(after).at(-1)).toContain('there is nothing here to open');
      expect(after.window).toEqual(before);
    },
  );

  it('does not ask to add if nothing can be added', async () => {
    await using dashboard = await openDashboard([], { readOnly: true });
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame).toContain('open read-only');
    expect(frame).not.toContain('Press a');
  });

  it('says when the newest event was if the window has none', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('t');
    await dashboard.type('2019-01-01..2019-02-01');
    const frame = frameOf(await dashboard.press('enter')).join('\n');
    expect(frame.replaceAll(/[│\s]+/g, ' ')).toContain('the newest event was on 2 Jun 2020');
  });

  it('says how to clear a filter that matches nothing', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('/');
    await dashboard.type('nowhere');
    const frame = frameOf(await dashboard.press('enter')).join('\n');
    expect(frame).toContain('no incidents match the filter (Esc clears it)');
    expect(frame).toContain('0 of 6 match nowhere');
  });
});

/** Adds an incident through a store of its own, as another program does. */
async function addLinesOutside(file: string, title: string): Promise<void> {
  await using other = await openStore(file);
  await addLines(other, [`grenade today @Kabul,AFG src:AFP/B2 ${title}`]);
}
