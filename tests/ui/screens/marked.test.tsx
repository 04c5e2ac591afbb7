import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type Dashboard, frameOf, openDashboard } from '../../support/dashboard.tsx';
import { temporaryFolder } from '../../support/store.ts';

const LINES = [1, 2, 3, 4].map(
  (day) => `attack 2020-05-0${day} @Kabul,AFG by:ISKP src:Reuters/B2 killed:${day} Shots ${day}`,
);

const screenOf = (dashboard: Dashboard) => frameOf(dashboard.loop.snapshot()).join('\n');

async function titlesOf({ store }: Dashboard): Promise<readonly string[]> {
  const { rows } = await store.ask('incidents', {
    filter: { terms: [] },
    sort: { column: 'date', descending: true },
    at: 'start',
    before: 0,
    after: 9,
  });
  return rows.map(({ title, tags }) => [title, ...tags.map((tag) => `#${tag}`)].join(' '));
}

/** The newest two of four incidents are marked; the third is selected. */
async function withMarks(): Promise<Dashboard> {
  const dashboard = await openDashboard(LINES);
  await dashboard.press('g', ' ', ' ');
  return dashboard;
}

describe('marked incidents', () => {
  it('have a mark before them and are counted on the bottom line, until Esc takes all marks off', async () => {
    await using dashboard = await withMarks();
    expect(screenOf(dashboard)).toMatch(/^ M merge marked .* 2 marked/m);
    expect(screenOf(dashboard).match(/┃ \*/g)).toHaveLength(2);
    expect(dashboard.loop.snapshot().events.selected).toBe(2);
    await dashboard.press('k', ' ');
    expect(screenOf(dashboard)).toMatch(/1 marked/);
    expect(screenOf(dashboard)).not.toContain('merge marked');
    await dashboard.press('esc');
    expect(screenOf(dashboard)).not.toMatch(/marked/);
  });

  it('are removed together after a confirmation, and one undo brings all back', async () => {
    await using dashboard = await withMarks();
    await dashboard.press('x');
    expect(screenOf(dashboard)).toMatch(/Remove the 2 marked incidents\?/);
    await dashboard.press('y');
    await dashboard.until(({ notice }) => notice?.text.startsWith('removed I4, I3') === true);
    expect(await titlesOf(dashboard)).toEqual(['Shots 2', 'Shots 1']);
    expect(dashboard.loop.snapshot().marked.size).toBe(0);
    await dashboard.press('u');
    await vi.waitFor(async () => expect(await titlesOf(dashboard)).toHaveLength(4));
  });

  it('are tagged together by one line, and one undo takes the tags off', async () => {
    await using dashboard = await withMarks();
    await dashboard.press('#');
    expect(screenOf(dashboard)).toMatch(/tag I4,I3 #/);
    await dashboard.type('checked');
    await dashboard.press('enter');
    await dashboard.until(({ notice }) => notice?.text.startsWith('tagged 2 incidents') === true);
    const tagged = ['Shots 4 #checked', 'Shots 3 #checked', 'Shots 2', 'Shots 1'];
    expect(await titlesOf(dashboard)).toEqual(tagged);
    await dashboard.press('u');
    await vi.waitFor(async () =>
      expect(await titlesOf(dashboard)).toEqual(['Shots 4', 'Shots 3', 'Shots 2', 'Shots 1']),
    );
  });

  it('are merged into the selected one among them, after a preview', async () => {
    await using dashboard = await withMarks();
    await dashboard.press('k', 'M');
    await vi.waitFor(() => expect(screenOf(dashboard)).toMatch(/I4 will be in no list or count/));
    await dashboard.press('enter');
    await dashboard.until(({ notice }) => notice?.text.startsWith('merged I4 into I3') === true);
    expect(await titlesOf(dashboard)).toEqual(['Shots 3', 'Shots 2', 'Shots 1']);
    await dashboard.press('u');
    await vi.waitFor(async () => expect(await titlesOf(dashboard)).toHaveLength(4));
  });

  it('are exported alone', async () => {
    await using folder = await temporaryFolder();
    await using dashboard = await withMarks();
    await dashboard.press('O');
    expect(screenOf(dashboard)).toMatch(/Enter exports the 2 marked incidents/);
    await dashboard.press('ctrl+u');
    await dashboard.type(join(folder.path, 'out.csv'));
    await dashboard.press('enter');
    await dashboard.until(({ notice }) => notice?.text.startsWith('wrote') === true);
    const text = readFileSync(join(folder.path, 'out.csv'), 'utf8');
    expect(text.match(/Shots \d/g)?.toSorted()).toEqual(['Shots 3', 'Shots 4']);
  });

  it('are merged only if there are two', async () => {
    await using dashboard = await openDashboard(LINES);
    const state = await dashboard.press('g', ' ', 'M');
    expect(state.notice?.text).toMatch(/mark two or more incidents/);
  });
});
