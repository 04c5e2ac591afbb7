import { describe, expect, it } from 'vitest';
import { type Dashboard, frameOf, openDashboard } from '../../support/dashboard.tsx';

const LINES = [
  'actor Islamic State Khorasan short:ISKP kind:rebel alias:IS-K',
  'milestone 2020-02-29 Agreement signed in Doha',
  'attack 2020-02-20 @Kabul,AFG by:ISKP src:Reuters/B2 killed:2 Roadside bomb',
  'attack 2020-03-06 @Kabul,AFG claimed:IS-K blamed:Taliban<Officials src:Reuters/B2 killed:27-32 Gunmen open fire',
  'attack 2020-05-12 @Kabul,AFG claimed:ISKP claimed:Taliban src:AFP/C3 Claimed twice',
  'estimate ISKP strength 200-400 asof:2020-05 src:Officials/D4',
  'estimate ISKP strength 1000+ asof:2020-04 src:Analysts/B2 note:"perhaps more"',
  'quote 2020-05-20 speaker:"A. Analyst" about:ISKP src:BBC/B2 "They have grown resilient."',
  'grade Reuters C note:"two stories withdrawn"',
];

const screen = (dashboard: Dashboard) => frameOf(dashboard.loop.snapshot()).join('\n');
const tall = { size: { columns: 120, rows: 60 }, window: { kind: 'last', name: 'all' } } as const;

describe('the page of an actor', () => {
  it('has its names, claims beside blame, estimates side by side, quotes and incidents', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('2', 'g', 'o');
    const page = screen(dashboard);
    expect(page).toContain('Islamic State Khorasan');
    expect(page).toMatch(/aliases\s+IS-K/);
    expect(page).toMatch(/inc\. claimed reported blamed denied/);
    expect(page).toMatch(/did it +3 +2 +1 +– +–/);
    expect(page).toMatch(/claimed\s+itself 2/);
    expect(page).toMatch(/killed in them\s+29 in 2 incidents, 1 incident without a/);
    expect(page).toMatch(/source +gr as of +0 +500 +1000 +1500 +figure/);
    expect(page).toMatch(/E1 Officials D4 May 2020 +━+ +200–400/);
    expect(page).toMatch(/E2 Analysts +B2 Apr 2020 +●━+▶ +1000\+/);
    expect(page).toContain('perhaps more');
    expect(page).toMatch(/in all +━+▶/);
    expect(page).toContain('200 to 1000+, in dispute');
    expect(page).toContain('They have grown resilient.');
    expect(page).toMatch(/claims it .*Gunmen open fire/);
  });

  it('is opened with Enter on an actor that the filter already names', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('2', 'g', 'enter');
    expect(dashboard.loop.snapshot().filter.text).toBe('by:"Islamic State Khorasan"');
    await dashboard.press('2', 'g', 'enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'actor', id: 1 });
  });

  it('is opened with Enter if the filter names the actor in another role or by its short name', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('/', ...'by:iskp,Nobody', 'enter');
    await dashboard.press('2', 'g', 'enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'actor', id: 1 });
  });

  it('is not opened if the filter excludes the actor', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('/', ...'-on:ISKP', 'enter');
    await dashboard.press('2', 'g', 'enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'dashboard' });
    expect(dashboard.loop.snapshot().filter.text).toBe('-on:ISKP by:"Islamic State Khorasan"');
  });

  it('counts over the window and over all time, whatever the filter', async () => {
    await using dashboard = await openDashboard(LINES, {
      ...tall,
      window: { kind: 'last', name: '30 d' },
    });
    await dashboard.press('2', 'g', 'o');
    expect(screen(dashboard)).toMatch(/In the window 30 d \(.*by day: 1 incident, peak 1 per day/);
    expect(screen(dashboard)).toMatch(
      /Over all time \(2020-02-20 to 2020-05-12\), by .*: 3 incidents/,
    );
    expect(screen(dashboard)).toContain('The filter does not apply here');
  });

  it('shows the latest incidents, and how to list them all', async () => {
    const more = Array.from(
      { length: 21 },
      (_, index) => `attack 2020-05-20 by:ISKP killed:1 src:AFP/C3 Number ${index}`,
    );
    await using dashboard = await openDashboard([...LINES, ...more], tall);
    await dashboard.press('2', 'g', 'o');
    await dashboard.press('G');
    expect(screen(dashboard)).toContain('Its latest 20 of 24 incidents; i lists them all');
    await dashboard.press('i');
    expect(dashboard.loop.snapshot()).toMatchObject({
      page: { kind: 'dashboard' },
      filter: { text: 'actor:"Islamic State Khorasan"' },
      focus: 'events',
    });
    expect(screen(dashboard)).toContain('24');
  });
});

describe('the counts by actor', () => {
  it('say who did it, what it claims, and the killed in these incidents', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    const frame = screen(dashboard);
    expect(frame).toMatch(/did it +inc. claimed killed/);
    expect(frame).toMatch(/ISKP +3 +2 +29\+\?/);
    expect(frame).not.toContain('struck');
  });

  it('break down by role and by basis, and a claim by two is claimed twice in one incident', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('2', 'v', 'v');
    expect(screen(dashboard)).toMatch(/Actors by role.*3 in all/);
    await dashboard.press('v');
    expect(screen(dashboard)).toMatch(/actor\s+claim blame rep\. deny/);
    expect(screen(dashboard)).toMatch(/ISKP\s+2\s+0\s+1\s+0/);
    expect(screen(dashboard)).toMatch(/Taliban\s+1\s+1\s+0\s+0/);
    expect(screen(dashboard)).toContain('killed: 29 (29–34) in 2 incidents');
  });
});

describe('the page of a source', () => {
  it('has the history of its letter with the reason', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press(':', ...'S1', 'enter');
    const page = screen(dashboard);
    expect(page).toMatch(/usual grade\s+C/);
    expect(page).toMatch(/grace, C instead of B: two stories withdrawn/);
    expect(page).toMatch(/2020-03-06 I2\s+B2\s+27–32 Gunmen open fire/);
  });

  it('has the estimates that it gave, in dispute with those of others', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('w');
    expect(screen(dashboard)).toMatch(/Analysts\s+\S\s+0\s+0\s+1/);
    await dashboard.press(':', ...'S4', 'enter');
    expect(screen(dashboard)).toMatch(/ISKP\s+strength\s+1000\+ in dispute\s+2020-04/);
    await dashboard.press('i');
    expect(dashboard.loop.snapshot().filter.text).toBe('src:"Analysts"');
  });

  it('has its quotes beside its reports where that cuts no title', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press(':', ...'S5', 'enter');
    expect(screen(dashboard)).toMatch(/^┃ Its latest quotes/m);
    await dashboard.resize(160, 45);
    expect(screen(dashboard)).toMatch(/^┃ name +BBC +│ Its latest quotes/m);
  });

  it('is reached from the list of all sources', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('w');
    expect(screen(dashboard)).toMatch(/Reuters\s+C\s+2/);
    await dashboard.press('enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'source', id: 1 });
  });
});

describe('a milestone', () => {
  it('compares before and after, by actor and place, and says what is not covered', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('m');
    await dashboard.press('tab', 'enter');
    expect(screen(dashboard)).toContain('90 days before and 90 from then on');
    await dashboard.press('-', '-');
    const page = screen(dashboard);
    expect(page).toContain('7 days before and 7 from then on');
    expect(page).toMatch(/incidents\s+none recorded\s+1/);
    expect(page).toMatch(/killed\s+none recorded\s+27 \(27–32\)/);
    expect(page).toMatch(/ISKP\s+– → +1 +– → +1/);
    expect(page).toMatch(/ISKP +Kabul, AFG +– → +1/);
  });

  it('has a number for each count on each side, even on a narrow screen', async () => {
    await using dashboard = await openDashboard(LINES, {
      ...tall,
      size: { columns: 80, rows: 24 },
    });
    await dashboard.press('m');
    await dashboard.press('tab', 'enter');
    const page = screen(dashboard);
    expect(page).toMatch(/actor +incidents +claimed +killed/);
    expect(page).toMatch(/ISKP +1 → +2 +– → +2 +2 → +27\+\?/);
    expect(page).toContain('2019-12-01 to 2020-02-28 2020-02-29 to 2020-05-28');
    expect(page).toContain('– none recorded');
  });

  it('says that there are no data if no dataset covers a single day', async () => {
    const lines = [...LINES, 'milestone 2020-02-20 The first day of all'];
    await using dashboard = await openDashboard(lines, tall);
    await dashboard.press('m');
    await dashboard.press('tab', 'tab', 'enter');
    const page = screen(dashboard);
    expect(page).toMatch(/incidents\s+no data\s+3/);
    expect(page).toContain('Before the milestone, no dataset covers 2019-11-22 to 2020-02-19.');
    expect(page).toMatch(/ISKP\s+no data → +3/);
  });

  it('shows the places with the most incidents, and how many more there are', async () => {
    const many = Array.from(
      { length: 53 },
      (_, index) => `attack 2020-03-01 @Village${index},AFG src:AFP/C3 One of many`,
    );
    await using dashboard = await openDashboard([...LINES, ...many], tall);
    await dashboard.press('m');
    await dashboard.press('tab', 'enter');
    await dashboard.press('G');
    expect(screen(dashboard)).toContain('… and 4 more, with fewer incidents');
  });

  it('is already chosen if the nearest bar was selected on the timeline', async () => {
    const lines = [...LINES, 'milestone 2020-05-01 A second one'];
    await using dashboard = await openDashboard(lines, tall);
    await dashboard.press('4', 'g');
    await dashboard.press('m');
    await dashboard.press('enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'comparison', id: 1 });
  });
});

describe('the estimates', () => {
  it('are listed with what is in dispute, and lead to their actor', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('f');
    expect(screen(dashboard)).toMatch(/ISKP\s+strength\s+200–400 in dispute/);
    await dashboard.press('tab', 'enter');
    expect(dashboard.loop.snapshot().page).toMatchObject({ kind: 'actor', id: 1 });
  });
});

describe('merging actors', () => {
  it('shows beforehand what it would do', async () => {
    await using dashboard = await openDashboard(LINES, tall);
    await dashboard.press('a');
    await dashboard.type('merge Taliban into:ISKP');
    await dashboard.until(({ queries }) => queries.preview?.answer !== undefined);
    const prompt = screen(dashboard);
    expect(prompt).toContain('2 incidents, 0 quotes and 0 estimates of Taliban will count as');
    expect(prompt).toContain('named together in 2 incidents');
  });
});

describe('the log', () => {
  it('reads older rows as its end comes into view', async () => {
    const many = Array.from({ length: 310 }, (_, index) => `milestone 2020-02-29 Mark ${index}`);
    await using dashboard = await openDashboard(many);
    await dashboard.press('L');
    expect(dashboard.loop.snapshot().queries.log?.answer?.rows).toHaveLength(300);
    await dashboard.press('G');
    await dashboard.until(({ queries }) => queries.log?.answer?.rows.length === 310);
    await dashboard.press('G');
    expect(screen(dashboard)).toContain('added M1');
  });
});
