import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/app/state/state.ts';
import { width } from '../../../src/text/cells.ts';
import {
  addLines,
  drawn,
  frameOf,
  openDashboard,
  titleOfEvents,
} from '../../support/dashboard.tsx';
import { LINES } from '../../support/screen-lines.ts';
import { newState, tell } from '../../support/states.ts';
import { openStore } from '../../support/store.ts';
import { expectStraight } from '../../support/straight.ts';

const SMALL = { columns: 80, rows: 24 };

describe('the dashboard', () => {
  it('shows all panels at 80×24', async () => {
    await using dashboard = await openDashboard(LINES, { size: SMALL });
    expect(timeless(dashboard.loop.snapshot())).toMatchInlineSnapshot(`
      "
       6 incidents in 30 d   57 killed (47–65), 1 without a figure             12:00Z
      ┏━ 1 Recent events, Afghanistan 2020 ━━ last record 12:00Z, just now · live ● ━┓
      ┃  day    stat killed where  who → whom           what                         ┃
      ┃  2 Jun  rep     n/r Kabul  ISKP c → civilians   Blast in a mosque            ┃
      ┃  30 May rep       0 Bagram ISKP                 Rockets 🚀 hit a 👩‍👩‍👧 family h…┃
      ┃  28 May rep       2 قندهار ISKP                 انفجار بمب کنار جاده در قنده…┃
      ┃  20 May rep       7 喀布尔 政府军 → Taliban     空袭击中集市，造成多人伤亡   ┃
      ┃  12 May rep   24–32 Khewa  ISKP c → police      Bomber strikes the funeral o…┃
      ┃  12 May corr  14–24 Kabul  Taliban? → civilians Gunmen storm a maternity ward┃
      ┃                                                                              ┃
      ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
      ┌─ 2 Counts by actor ────── 6 in 30 d ─┐┌─ 3 Latest quotes ──────── 2 in 30 d ─┐
      │did it 1/3         inc. claimed killed││  The group denies any part in the    │
      │ISKP                  4       2   26+?││  blast and calls for an inquiry.     │
      │struck 2/3         inc.         killed││  [paraphrase]                        │
      │civilians             2           24+?││  یک سخنگو, Taliban                   │
      │Taliban               1              7││  3 Jun 2020 · 新华社 · C3            │
      └──────────────────────────────────────┘└──────────────────────────────────────┘
      ┌─ 4 Timeline: 30 d to now ─────────────────────────────────────────── by day ─┐
      │    24 May 2020 Three-day Eid ceasefire begins ▼                              │
      │2 · ·  · ·  · ·  █ ·  · ·  · ·  · ·  ▄  · ·  · ·  · ·  · ▄  · ▄  · ·  ▄ ·  ·  │
      │  6 May 2020  11           16           21          26           31 4 Jun 2020│
      └──────────────────────────────────────────────────────────────────────────────┘
       / filter  a add  Enter open  ? help  : commands      incidents.db · 6 · 12:00Z
      "
    `);
  });

  it('uses the room of 120×36', async () => {
    await using dashboard = await openDashboard(LINES);
    expect(timeless(dashboard.loop.snapshot())).toMatchInlineSnapshot(`
      "
       AFGHANISTAN   6 incidents in 30 d   57 killed (47–65), 1 without a figure   newest 2 Jun 2020, 2 d ago          12:00Z
       nothing new or changed since 12:00Z
      ┏━ 1 Recent events, Afghanistan 2020 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ last record 12:00Z, just now · live ● ━┓
      ┃  day    stat     killed where  who → whom                    what                                                    ┃
      ┃  2 Jun  rep         n/r Kabul  ISKP c, Taliban d → civilians Blast in a mosque                                       ┃
      ┃  30 May rep           0 Bagram ISKP                          Rockets 🚀 hit a 👩‍👩‍👧 family home ␛[2Jand‹202E› more      ┃
      ┃  28 May rep           2 قندهار ISKP                          انفجار بمب کنار جاده در قندهار                          ┃
      ┃  20 May rep           7 喀布尔 政府军 → Taliban              空袭击中集市，造成多人伤亡                              ┃
      ┃  12 May rep       24–32 Khewa  ISKP c → police               Bomber strikes the funeral of a police commander        ┃
      ┃  12 May corr 24 (14–24) Kabul  Taliban? → civilians          Gunmen storm a maternity ward                           ┃
      ┃                                                                                                                      ┃
      ┃                                                                                                                      ┃
      ┃                                                                                                                      ┃
      ┃                                                                                                                      ┃
      ┃                                                                                                                      ┃
      ┃                                                                                                                      ┃
      ┃                                                                                                                      ┃
      ┃                                                                                                                      ┃
      ┃                                                                                                                      ┃
      ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
      ┌─ I6 Blast in a mosque ──────────────── rep B2 ─┐┌─ 2 Counts by actor ─── 6 in 30 d ─┐┌─ 3 Latest quotes ─ 2 in 30 d ─┐
      │2 Jun 2020 · Kabul, Afghanistan · attack        ││did it 2/3      inc. claimed killed││  The group denies any part in │
      │source     gr says                        killed││ISKP               4       2   26+?││  the blast and calls for an   │
      │Reuters    B2 ? → civilians                  n/r││Taliban            1       0     24││  inquiry. [paraphrase]        │
      │why: There is only one report.                  ││struck          inc.         killed││  یک سخنگو, Taliban            │
      │                                                ││civilians          2           24+?││  3 Jun 2020 · 新华社 · C3     │
      │                                                ││Taliban            1              7││                               │
      │                                                ││police             1             24││                               │
      └────────────────────────────────────────────────┘└───────────────────────────────────┘└───────────────────────────────┘
      ┌─ 4 Timeline: 30 d to now ────────────────────────────── by day, 6 incidents, 57 killed, 1 incident without a figure ─┐
      │                                                                        ▼ 24 May 2020 Three-day Eid ceasefire begins  │
      │2                        ██                                                                                           │
      │  ·· ··  ··  ··  ··  ··  ██  ·· ··  ··  ··  ··  ··  ··  ██  ·· ··  ··  ··  ··  ··  ··  ██ ··  ██  ··  ··  ██  ··  ··  │
      │  6 May 2020         11                 16                  21                 26                 31        4 Jun 2020│
      └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
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
        for (const rows of [10, 17, 21, 22, 24, 43, 44, 60]) {
          const lines = frameOf(await dashboard.resize(columns, rows));
          expect(lines).toHaveLength(rows);
          const [footer = '', ...framed] = lines.toReversed();
          const wrong = framed.filter((line) =>
            /^[─-╿]/.test(line) ? width(line) !== columns : width(line) > columns,
          );
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
      const rows = inverse.map(stripVTControlCharacters).filter((line) => line.includes(' rep '));
      expect(rows).toHaveLength(1);
      expect(rows[0]).toContain('30 May');
    }
  });

  it('stays whole below a message of several lines, which covers the lowest panel alone', () => {
    const notice = { text: 'a long message '.repeat(20).trim(), tone: 'bad' } as const;
    const state = newState({ notice });
    const frame = frameOf(state);
    expect(frame.slice(-3).join('')).toContain('a long message');
    expectStraight(frame.join('\n'));
    expect(frame.filter((line) => line.startsWith('┗'))).toHaveLength(1);
  });

  it('says what another wrote, and leaves the selection where it is', async () => {
    await using dashboard = await openDashboard(LINES);
    const before = dashboard.loop.snapshot().events.selected;
    await addLinesOutside(dashboard.file, 'Grenade thrown at a checkpoint');
    const state = await dashboard.until(
      ({ live, events }) => live.fresh.size === 1 && events.rows.length === 7,
    );
    const lines = frameOf(state);
    expect(titleOfEvents(lines)).toContain('live ● 1 new');
    expect(lines[1]).toMatch(
      /^ ! 1 new since 12:00Z: I\d+ Grenade thrown at a checkpoint, killed n\/r$/,
    );
    expect(lines.slice(2).find((line) => line.includes('Grenade'))).toContain('┃+ 4 Jun');
    expect(state.events.selected).toBe(before);
    const seen = frameOf(await dashboard.press('g'));
    expect(titleOfEvents(seen)).not.toContain('new');
    expect(seen[1]).toBe(' nothing new or changed since 12:00Z');
  });

  it('does not move while paused, and says since when and what is waiting', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('p');
    await addLinesOutside(dashboard.file, 'Grenade thrown at a checkpoint');
    const state = await dashboard.until(({ live }) => live.paused?.waiting === 1);
    expect(titleOfEvents(frameOf(state))).toContain('PAUSED since 12:00Z · 1 waiting');
    expect(frameOf(state).join('\n')).not.toContain('Grenade');
    expect(frameOf(await dashboard.press('p')).join('\n')).toContain('Grenade');
  });

  it('says when the database reports an error', async () => {
    await using dashboard = await openDashboard(LINES);
    const [state] = tell(dashboard.loop.snapshot(), {
      type: 'heard',
      news: { kind: 'trouble', message: 'The database is newer than this program.' },
    });
    expect(titleOfEvents(frameOf(state))).toContain('error, see below');
    expect(frameOf(state).at(-1)).toContain('The database is newer than this program.');
    const [after] = tell(state, { type: 'heard', news: { kind: 'recovered' } });
    expect(titleOfEvents(frameOf(after))).toContain('live');
  });
});

/** The screen with another time of the last record, which is that of the test. */
const timeless = (state: State) => drawn(state).replace(/record \d\d:\d\dZ/, 'record 12:00Z');

/** Adds an incident through a store of its own, as another program does. */
async function addLinesOutside(file: string, title: string): Promise<void> {
  await using other = await openStore(file);
  await addLines(other, [`grenade today @Kabul,AFG src:AFP/B2 ${title}`]);
}
