import { describe, expect, it } from 'vitest';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';

const LINES = [
  'milestone 2020-05-24 Three-day Eid ceasefire begins',
  'milestone 2020-05-24 Another on the very same day',
  'attack 2020-05-24 @Kabul,AFG by:Taliban killed:2-4 src:AFP/B2 One',
  'attack 2020-06-02 @Kabul,AFG by:ISKP killed:? src:AFP/B2 Two',
];

describe('the timeline', () => {
  it('draws hours for a window of a day or two, and says how many incidents have no time', async () => {
    const lines = [
      'attack 2020-06-04T09:30Z @Kabul,AFG by:ISKP killed:3 src:AFP/B2 One',
      'attack 2020-06-04T09:50-08:00 @Kabul,AFG by:ISKP killed:4 src:AFP/B2 Two',
      'attack 2020-06-03 @Kabul,AFG by:ISKP killed:4 src:AFP/B2 Three',
    ];
    const window = { kind: 'last', name: '24 h' } as const;
    await using dashboard = await openDashboard(lines, {
      window,
      size: { columns: 160, rows: 40 },
    });
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame).toContain('by hour, 3 incidents, 11 killed, 1 without a time');
    await dashboard.press('4', 'g');
    for (let bar = 0; bar < 48; bar += 1) {
      if (frameOf(dashboard.loop.snapshot()).some((line) => line.includes('2 incidents, 7'))) break;
      await dashboard.press('j');
    }
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain(
      '4 Jun 2020 09:00–09:59  2 incidents, 7 killed',
    );
    const { window: day } = await dashboard.press('enter');
    expect(day).toEqual({ kind: 'between', from: '2020-06-04', until: '2020-06-04' });
  });

  it('says that no bar has an incident where those of the window are before the bars that fit', async () => {
    const lines = [
      'attack 2019-01-04T09:30Z @Kabul,AFG by:ISKP killed:3 src:AFP/B2 One',
      'attack 2019-01-03 @Kabul,AFG by:ISKP killed:4 src:AFP/B2 Two',
      'quote 2020-06-01 about:ISKP src:AFP/B2 "words"',
    ];
    const window = { kind: 'last', name: 'all' } as const;
    await using dashboard = await openDashboard(lines, {
      window,
      size: { columns: 160, rows: 40 },
    });
    for (const unit of ['hour', 'day']) {
      await dashboard.press('T');
      await dashboard.until(({ queries }) => queries.timeline?.answer?.unit === unit);
      const frame = frameOf(dashboard.loop.snapshot()).join('\n');
      expect(frame).toMatch(new RegExp(`no incident is dated to one of the last \\d+ ${unit}s`));
      expect(frame).not.toContain('in this window');
    }
  });

  it('is drawn by the unit that is chosen, with the selected bar where its day is', async () => {
    const window = { kind: 'last', name: '90 d' } as const;
    await using dashboard = await openDashboard(LINES, {
      window,
      size: { columns: 120, rows: 36 },
    });
    const frame = () => frameOf(dashboard.loop.snapshot()).join('\n');
    await dashboard.press('4', 'k', 'k');
    expect(frame()).toContain('18 May 2020 – 24 May 2020  1 incident, 2 killed');
    await dashboard.press(':', ...'timeline by month', 'enter');
    expect(frame()).toContain('by month');
    expect(frame()).toContain('1 May 2020 – 31 May 2020  1 incident, 2 killed');
    const { window: month } = await dashboard.press('enter');
    expect(month).toEqual({ kind: 'between', from: '2020-05-01', until: '2020-05-31' });
    await dashboard.press('T', 'T');
    expect(frame()).toContain('by day');
    expect(frame()).toContain('18 May 2020  none recorded');
  });

  it('narrows the filter to the selected bar where the filter has days of its own', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 120, rows: 36 } });
    await dashboard.press('/', ...'since:2020-05-20 @Kabul,AFG', 'enter');
    await dashboard.press('4', 'g');
    await dashboard.press('l', 'l', 'l', 'l');
    const { filter, events } = await dashboard.press('enter');
    expect(filter.text).toBe('@Kabul,AFG since:2020-05-24 until:2020-05-24');
    expect(events.rows.map(({ title }) => title)).toEqual(['One']);
  });

  it('has the last ones of more bars than fit, and says how many', async () => {
    const lines = [
      ...LINES,
      'attack 2020-06-03T09:30Z @Kabul,AFG by:ISKP killed:3 src:AFP/B2 Three',
    ];
    await using dashboard = await openDashboard(lines, { size: { columns: 120, rows: 36 } });
    const { notice } = await dashboard.press('T');
    expect(notice?.text).toBe('timeline by hour');
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame).toContain('by hour, the last 96');
    expect(frame).toMatch(/│ +1 Jun 2020 .*4 Jun 2020│/);
  });

  it('by hour says that no incident has a time, instead of drawing days', async () => {
    const window = { kind: 'between', from: '2020-06-02', until: '2020-06-02' } as const;
    await using dashboard = await openDashboard(LINES, {
      window,
      size: { columns: 120, rows: 36 },
    });
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain('by day');
    await dashboard.press('T');
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain(
      'dated less precisely than the hour, so no bar shows it',
    );
  });

  it('gives the totals of its bars if there is room, and the number that its highest bar stands for', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 160, rows: 40 } });
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain(
      'by day, 2 incidents, 2 killed, 1 incident without a figure',
    );
    const narrow = frameOf(await dashboard.resize(80, 30));
    expect(narrow.join('\n')).toMatch(/Timeline: 30 d to now ─+ by day ─┐/);
    expect(narrow.find((line) => line.includes('▼'))).toMatch(/24 May 2020 Three-day/);
    expect(narrow.some((line) => line.startsWith('│1 '))).toBe(true);
  });

  it('says what is in no bar, even next to a long title', async () => {
    const lines = [
      'attack 2019-04 @Kabul,AFG by:ISKP src:AFP/B2 One',
      'attack 2019-05-02 @Kabul,AFG by:ISKP src:AFP/B2 Two',
      'quote 2019-06-04 speaker:"A. Person" about:ISKP src:BBC/B2 "They are strong."',
    ];
    const window = { kind: 'last', name: '90 d' } as const;
    await using dashboard = await openDashboard(lines, { window, size: { columns: 80, rows: 24 } });
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame).toContain('Timeline: 90 d to 4 Jun 2019 (newest record)');
    expect(frame).toContain('1 dated imprecisely');
  });

  it('marks several milestones of one bar once, and names those that fit next to the count', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 160, rows: 40 } });
    await dashboard.press('4', 'g');
    for (let bar = 0; bar < 30; bar += 1) {
      if (frameOf(dashboard.loop.snapshot()).some((line) => line.includes('24 May 2020  1'))) break;
      await dashboard.press('j');
    }
    const wide = frameOf(dashboard.loop.snapshot());
    expect(wide.join('').match(/▼/g)).toHaveLength(1);
    expect(wide.join('\n')).toContain(
      '24 May 2020  1 incident, 2 killed  Three-day Eid ceasefire begins, Another on the very same day',
    );
    const narrow = frameOf(await dashboard.resize(80, 24)).join('\n');
    expect(narrow).toContain(
      '24 May 2020  1 incident, 2 killed  Three-day Eid ceasefire begins +1 (m)',
    );
  });

  it('is browsed with left and right, which mark the bar without colour and keep the axis and its milestones', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 160, rows: 40 } });
    await dashboard.press('4', 'G');
    const marked = () =>
      frameOf(dashboard.loop.snapshot())
        .find((line) => line.includes('▲'))
        ?.indexOf('▲') ?? -1;
    const last = marked();
    await dashboard.press('left', 'h');
    expect(dashboard.loop.snapshot().focus).toBe('timeline');
    const before = marked();
    expect(before).toBeLessThan(last);
    await dashboard.press('right');
    expect(marked()).toBeGreaterThan(before);
    const screen = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(screen).toMatch(/none recorded ▲|▲ .*none recorded/);
    expect(screen).toMatch(/24 May 2020 Three-day Eid ceasefire .* ▼/);
    expect(screen).toMatch(/6 May 2020 .*10 .*30 .*1 Jun .*4 Jun 2020/);
    await dashboard.press('tab');
    expect(dashboard.loop.snapshot().focus).toBe('events');
    expect(marked()).toBe(-1);
  });
});
