import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VIEW_CHOICES, type View } from '../../src/app/state/view.ts';
import { forgetViews, savedViews } from '../../src/cli/dashboard/saved-views.ts';
import { CLOCK } from '../domain/reading.ts';

const START: View = {
  filter: '',
  window: '30 d',
  sort: 'date',
  order: 'descending',
  actors: VIEW_CHOICES.actors[0],
  timeline: 'finest',
  panel: 'events',
  zoomed: false,
};

describe('saved views', () => {
  let folder = '';
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'watchfloor-views-')), 'views');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));
  const views = () => savedViews(folder, () => CLOCK);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const problems = async () =>
    (await views().readViews()).map((saved) => ('problem' in saved ? saved.problem : saved.name));

  it('are read as they were saved, whatever they hold', async () => {
    const anyView: fc.Arbitrary<View> = fc.record({
      filter: fc.constantFrom(
        '',
        'by:ISKP',
        String.raw`by:"a \"b\" \\ c" -#drill`,
        'since:-1m # é',
      ),
      window: fc.constantFrom('30 d', 'all', '2020-02-01..2020-03-31', '2020-03'),
      sort: fc.constantFrom(...VIEW_CHOICES.sort),
      order: fc.constantFrom(...VIEW_CHOICES.order),
      actors: fc.constantFrom(...VIEW_CHOICES.actors),
      timeline: fc.constantFrom(...VIEW_CHOICES.timeline),
      panel: fc.constantFrom(...VIEW_CHOICES.panel),
      zoomed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anyView, async (view) => {
        await views().saveView('a view', view, true);
        expect(await views().readViews()).toEqual([{ name: 'a view', view }]);
      }),
      { numRuns: 50 },
    );
  });

  it('are none without a folder, and only their owner can read them', async () => {
    expect(await views().readViews()).toEqual([]);
    await views().saveView('mine', START, false);
    expect(statSync(join(folder, 'mine.toml')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['mine.toml']);
  });

  it('are in the order of their names, and a setting that is left out is as at the start', async () => {
    await views().saveView('view 10', START, false);
    write('view 9.toml', '# by hand\nfilter = "by:ISKP"\n');
    expect(await views().readViews()).toEqual([
      { name: 'view 9', view: { ...START, filter: 'by:ISKP' } },
      { name: 'view 10', view: START },
    ]);
  });

  it('say the file and the line of a mistake, and the others can still be opened', async () => {
    await views().saveView('good', START, false);
    write('a.toml', 'filter = "by:ISKP"\n\nsort = "colour"\n');
    write('b.toml', '# a filter\nfilter = "killd:3"\n');
    write('c.toml', 'zoomed = true\nwindow = "yesterweek"\n');
    write('d.toml', 'filter = oops\n');
    write('e.toml', 'filter = "x"\ncolour = "red"\n');
    const [a, b, c, d, e, good] = await problems();
    expect(a).toContain(`${join(folder, 'a.toml')} is not valid: line 3: sort: expected one of`);
    expect(b).toMatch(/line 2: filter: .*did you mean `killed`\?$/);
    expect(c).toMatch(/line 2: window: /);
    expect(d).toContain('is not valid TOML: line 1, column 10');
    expect(e).toMatch(/line 2: colour: unknown key; the keys are filter, window, sort/);
    expect(good).toBe('good');
    expect(readFileSync(join(folder, 'd.toml'), 'utf8')).toBe('filter = oops\n');
  });

  it('are not replaced by another one of the same name unless that is wanted', async () => {
    await views().saveView('mine', START, false);
    const other = { ...START, filter: 'by:ISKP' };
    await expect(views().saveView('mine', other, false)).rejects.toMatchObject({ isTaken: true });
    expect(await views().readViews()).toEqual([{ name: 'mine', view: START }]);
    await views().saveView('mine', other, true);
    expect(await views().readViews()).toEqual([{ name: 'mine', view: other }]);
    await views().removeView('mine');
    expect(await views().readViews()).toEqual([]);
  });

  it('cannot be removed where a folder has the name of one, which says so', async () => {
    mkdirSync(join(folder, 'mine.toml'), { recursive: true });
    await expect(views().removeView('mine')).rejects.toThrow(
      /mine\.toml could not be removed: (?:it is a folder|permission denied)\./,
    );
    await views().removeView('gone');
  });

  it('stop no purge if they are folders, or links that lead nowhere', async () => {
    await views().saveView('told', { ...START, filter: '"the nurse saw it"' }, false);
    mkdirSync(join(folder, 'folder.toml'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link.toml'));
    expect(forgetViews(folder, ['the nurse saw it'])).toBe(1);
    expect(readdirSync(folder)).toEqual(['folder.toml', 'link.toml']);
  });

  it('are deleted if a purged text is in their filter', async () => {
    await views().saveView('other', { ...START, filter: 'by:ISKP' }, false);
    await views().saveView(
      'told',
      { ...START, filter: 'killed:3 "the \\"nurse\\" saw it"' },
      false,
    );
    write('broken.toml', 'filter = the "nurse" saw it\n');
    expect(forgetViews(folder, ['the "nurse" saw it'])).toBe(2);
    expect(readdirSync(folder)).toEqual(['other.toml']);
  });
});
