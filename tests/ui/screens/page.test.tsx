import { describe, expect, it } from 'vitest';
import { keyName } from '../../../src/app/state/key-names.ts';
import { EDITING_KEYS } from '../../../src/app/state/line-editor.ts';
import { COMMANDS } from '../../../src/commands/index.ts';
import { EVIDENCE_RULES } from '../../../src/domain/evidence/evidence-rules.ts';
import { ENTRY_KEYS } from '../../../src/domain/grammar/entry-keys.ts';
import { FILTER_KEYS } from '../../../src/domain/grammar/filter-keys.ts';
import { helpLines } from '../../../src/ui/screens/help-lines.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { LINES } from '../../support/screen-lines.ts';

describe('the help', () => {
  const help = helpLines(COMMANDS, 1000).map(textOf).join('\n');

  it('has every key of every command', () => {
    for (const { keys, help: words } of COMMANDS) {
      if (keys.length === 0) continue;
      const lines = help.split('\n').filter((line) => line.endsWith(words));
      expect(lines.length).toBeGreaterThan(0);
      expect(help).toContain(keys.map(keyName).join(' '));
    }
    for (const { keys } of EDITING_KEYS) expect(help).toContain(keys.map(keyName).join(' '));
  });

  it('has every key of an entry and of a filter, and every rule of the evidence', () => {
    for (const { example } of [...ENTRY_KEYS, ...FILTER_KEYS]) expect(help).toContain(example);
    for (const { says } of EVIDENCE_RULES) expect(help).toContain(says);
  });

  it('has the keys of this place first, then those of the places around it', async () => {
    await using dashboard = await openDashboard([]);
    const shown = frameOf(await dashboard.press('D', '?')).join('\n');
    expect(shown.indexOf('Here, on a page')).toBeGreaterThan(0);
    expect(shown).not.toContain('On the dashboard');
    const list = helpLines(COMMANDS, 1000, ['leads', 'page', 'anywhere']).map(textOf);
    const titles = list.filter((line) => /^(Here|On|In|Anywhere)\b/.test(line));
    expect(titles.slice(0, 3)).toEqual([
      'Here, in the list of leads',
      'Here, on a page',
      'Anywhere',
    ]);
  });

  it('has the grammar of a filter first while one is typed', () => {
    const list = helpLines(COMMANDS, 1000, ['filter', 'anywhere']).map(textOf);
    const at = (words: string) => list.findIndex((line) => line.startsWith(words));
    expect(at('Here, while filtering')).toBe(0);
    expect(at('A filter: all terms')).toBeLessThan(at('On the dashboard'));
  });

  it('can be read to its end on a small screen, and no further', async () => {
    await using dashboard = await openDashboard([], { size: { columns: 60, rows: 14 } });
    expect(frameOf(await dashboard.press('?')).join('\n')).toContain('Here, on an empty database');
    const end = await dashboard.press('G');
    expect(frameOf(end).join('\n')).toContain('q or Esc closes the help');
    expect(await dashboard.press('j', 'pagedown')).toEqual(end);
    const shown = /(\d+)–(\d+) of (\d+)/.exec(frameOf(end)[0] ?? '');
    expect(shown?.[2]).toBe(shown?.[3]);
    await dashboard.press('k');
    expect(frameOf(await dashboard.press('g'))[0]).toContain('1–11 of');
  });
});

describe("an incident's page", () => {
  it('shows what is known, follows what others write, and goes back to the same row', async () => {
    await using dashboard = await openDashboard(LINES);
    const before = await dashboard.press('j');
    const page = frameOf(await dashboard.press('enter')).join('\n');
    for (const words of ['Rockets', 'Bagram', 'Reports (1)', 'AFP', 'B3'])
      expect(page).toContain(words);
    const after = await dashboard.press('q');
    expect(after.page.kind).toBe('dashboard');
    expect(after.events.selected).toBe(before.events.selected);
  });

  it('fills a screen of any size and never scrolls past its end', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 50, rows: 12 } });
    await dashboard.press('G', 'enter');
    const end = await dashboard.press('G');
    const lines = frameOf(end);
    expect(lines).toHaveLength(12);
    const shown = /(\d+)–(\d+) of (\d+)/.exec(lines[0] ?? '');
    expect(shown?.[2]).toBe(shown?.[3]);
    expect(await dashboard.press('pagedown', 'j')).toEqual(end);
    expect(frameOf(await dashboard.resize(120, 60))[0]).toMatch(/^┏━ I\d+ /);
  });

  it('goes back to the dashboard when the incident is removed, and u restores it', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('enter', 'x');
    const removed = await dashboard.until(
      ({ page, events }) => page.kind === 'dashboard' && events.rows.length === 5,
    );
    expect(frameOf(removed).at(-1)).toContain('u undoes it');
    await dashboard.press('u');
    await dashboard.until(({ events }) => events.rows.length === 6);
  });

  it('copies a citation with what is disputed and who says so', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('y');
    await dashboard.until(({ notice }) => notice?.text === 'copied');
    await dashboard.press('3', 'y');
    await dashboard.until(() => dashboard.copied.length === 2);
    expect(dashboard.copied[0]).toMatch(/^Blast in a mosque · .*Kabul, AFG · .*Reuters · I\d+$/);
    expect(dashboard.copied[1]).toContain('(paraphrase) · یک سخنگو, Taliban');
  });
});

describe('the change log', () => {
  it('says on an empty change log that nothing was written', async () => {
    await using dashboard = await openDashboard([]);
    const frame = frameOf(await dashboard.press('L')).join('\n');
    expect(frame).toContain('Nothing has been written to this database yet.');
  });
});

describe('Enter', () => {
  it('makes the selected actor the filter in its role, and replaces it by the next one in that role', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('2', 'enter');
    const one = dashboard.loop.snapshot();
    expect(one.filter.text).toBe('by:"ISKP"');
    expect(one.focus).toBe('actors');
    expect(one.events.rows).toHaveLength(4);
    await dashboard.press('G', 'enter');
    const struck = dashboard.loop.snapshot();
    expect(struck.filter.text).toMatch(/^by:"ISKP" on:"[^"]+"$/);
    await dashboard.press('esc');
    await dashboard.press('g', 'j', 'enter');
    const other = dashboard.loop.snapshot();
    expect(other.filter.text).toMatch(/^by:"[^"]+"$/);
    expect(other.filter.text).not.toBe(one.filter.text);
  });

  it('opens the page of the actor when it is pressed again, and never an incident', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('2', 'j', 'enter');
    const { filter } = dashboard.loop.snapshot();
    await dashboard.press('enter');
    expect(dashboard.loop.snapshot()).toMatchObject({ filter, page: { kind: 'actor' } });
    const title = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(title).toContain(/by:"(.*)"/.exec(filter.text)?.[1] ?? 'no actor');
  });

  it('opens a quote, and takes a bar of the timeline as the window', async () => {
    await using dashboard = await openDashboard(LINES);
    const quote = frameOf(await dashboard.press('3', 'j', 'enter'));
    expect(quote[0]).toMatch(/^┏━ Q\d+ ━/);
    expect(quote.join('\n')).toContain('verbatim');
    await dashboard.press('esc', '4', 'enter');
    expect(dashboard.loop.snapshot().window).toMatchObject({ kind: 'between' });
  });
});

describe('Esc', () => {
  it('goes back one step at a time: prompt, page, zoom, filter, and then no further', async () => {
    await using dashboard = await openDashboard(LINES);
    await dashboard.press('2', 'enter', '1', 'z', 'enter', 'a');
    const steps = [];
    for (let time = 0; time < 6; time += 1) {
      const { overlay, page, zoomed, filter } = dashboard.loop.snapshot();
      steps.push([overlay?.kind ?? '', page.kind, zoomed, filter.text !== ''].join(' '));
      await dashboard.press('esc');
    }
    expect(steps).toEqual([
      'add incident true true',
      ' incident true true',
      ' dashboard true true',
      ' dashboard false true',
      ' dashboard false false',
      ' dashboard false false',
    ]);
  });
});
