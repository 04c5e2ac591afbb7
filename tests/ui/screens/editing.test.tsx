import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/domain/entry/entry.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { type Dashboard, frameOf, openDashboard } from '../../support/dashboard.tsx';
import { entryOf } from '../../support/entries.ts';

const ATTACK = 'attack 2020-05-12 @Kabul,AFG killed:27 src:Reuters/B2 Gunmen open fire';
const I1 = { kind: 'incident', id: 1 } as const;

const screen = (dashboard: Dashboard) => frameOf(dashboard.loop.snapshot()).join('\n');
const titles = (dashboard: Dashboard) =>
  dashboard.loop.snapshot().events.rows.map(({ title }) => title);

/** Makes the first incident something else, as another person would. */
async function editElsewhere(store: Store, after: Entry) {
  const kept = await store.ask('record', { record: I1 });
  if (kept === null) throw new Error('no I1');
  const { version, entry: before } = kept;
  await store.act({ kind: 'edit', who: 'grace', record: I1, version, before, after });
}

/** Opens the edit of the only incident and replaces the end of its line. */
async function retitle(dashboard: Dashboard, words: string) {
  await dashboard.press('g', 'e');
  await dashboard.press('end', ...'fire'.split('').map(() => 'backspace'));
  await dashboard.type(words);
}

describe('editing a record', () => {
  it('opens its line in the prompt, and Enter saves it', async () => {
    await using dashboard = await openDashboard([ATTACK]);
    await retitle(dashboard, 'shots');
    expect(screen(dashboard)).toContain('Edit I1');
    await dashboard.press('enter');
    expect(titles(dashboard)).toEqual(['Gunmen open shots']);
    expect(screen(dashboard)).toContain('edited I1');
    await dashboard.press('u');
    expect(titles(dashboard)).toEqual(['Gunmen open fire']);
    await dashboard.press('ctrl+r');
    expect(titles(dashboard)).toEqual(['Gunmen open shots']);
  });

  it('keeps what was typed when it is closed, and loses no draft of another line', async () => {
    await using dashboard = await openDashboard([ATTACK], { draft: 'quote half' });
    await retitle(dashboard, 'shots');
    await dashboard.press('esc', 'a');
    expect(dashboard.loop.snapshot().overlay).toMatchObject({ line: { text: 'quote half' } });
    await dashboard.press('esc', 'e');
    expect(dashboard.loop.snapshot().overlay).toMatchObject({
      line: { text: expect.stringContaining('Gunmen open shots') },
    });
  });

  it('reads the record again if its line was not changed', async () => {
    await using dashboard = await openDashboard([ATTACK]);
    await dashboard.press('g', 'e');
    await dashboard.press('esc');
    await editElsewhere(dashboard.store, entryOf(ATTACK.replace('27', '30')));
    await dashboard.press('e');
    expect(dashboard.loop.snapshot().overlay).toMatchObject({
      line: { text: expect.stringContaining('killed:30') },
    });
  });

  it('shows both versions if somebody else was faster, and rebases one’s own change on theirs', async () => {
    await using dashboard = await openDashboard([ATTACK]);
    await retitle(dashboard, 'shots');
    await editElsewhere(dashboard.store, entryOf(ATTACK.replace('27', '30')));
    await dashboard.press('enter');
    expect(screen(dashboard)).toContain('grace changed it meanwhile');
    expect(screen(dashboard)).toMatch(/theirs \(grace, .*edited I1\).*killed:30/);
    expect(screen(dashboard)).toMatch(/yours: .*killed:27 .*Gunmen open shots/);
    await dashboard.press('enter');
    expect(titles(dashboard)).toEqual(['Gunmen open shots']);
    const page = await dashboard.store.ask('incident', { id: 1 });
    expect(page?.killed).toEqual({ low: 30, best: 30, high: 30 });
  });

  it('acts on the record that is chosen on a page', async () => {
    await using dashboard = await openDashboard([ATTACK]);
    await dashboard.press('g', 'enter');
    await dashboard.press('tab', 'e');
    expect(dashboard.loop.snapshot().overlay).toMatchObject({
      line: { text: 'report I1 src:Reuters/B2 killed:27' },
    });
  });

  it('can be done in one’s own editor, one part per line', async () => {
    const seen: string[] = [];
    await using dashboard = await openDashboard([ATTACK], {}, (text) => {
      seen.push(text);
      return text.replace('killed:27', 'killed:29\nwounded:3');
    });
    await dashboard.press('g', 'E');
    await dashboard.until(({ overlay }) => overlay === undefined && seen.length === 1);
    expect(seen[0]).toContain('src:Reuters/B2\nkilled:27\nGunmen open fire');
    const page = await dashboard.store.ask('incident', { id: 1 });
    expect(page).toMatchObject({ killed: { best: 29 }, wounded: { best: 3 } });
  });

  it('shows in the prompt what was wrong with the text from the editor', async () => {
    await using dashboard = await openDashboard([ATTACK], {}, (text) =>
      text.replace('killed:27', 'killd:27'),
    );
    await dashboard.press('g', 'E');
    await dashboard.until(
      ({ overlay }) => overlay?.kind === 'add' && overlay.refusal !== undefined,
    );
    expect(screen(dashboard)).toContain('unknown key `killd`; did you mean `killed`?');
  });
});

describe('undo and redo', () => {
  it('handle every key press in turn, however fast', async () => {
    await using dashboard = await openDashboard([]);
    for (const title of ['One', 'Two', 'Three']) {
      await dashboard.press('a');
      await dashboard.type(`attack 2020-05-12 ${title}`);
      await dashboard.press('enter');
    }
    expect(titles(dashboard)).toEqual(['Three', 'Two', 'One']);
    await dashboard.press('u', 'u');
    expect(titles(dashboard)).toEqual(['One']);
    await dashboard.press('ctrl+r', 'ctrl+r', 'ctrl+r');
    expect(titles(dashboard)).toEqual(['Three', 'Two', 'One']);
    expect(screen(dashboard)).toContain('you have nothing left to redo');
  });
});

describe('a removed record', () => {
  it('is listed by its filter and restored with X', async () => {
    await using dashboard = await openDashboard([ATTACK]);
    await dashboard.press('g', 'x');
    await dashboard.until(({ events }) => events.rows.length === 0);
    await dashboard.press('/');
    await dashboard.type('is:removed');
    await dashboard.press('enter', 'X');
    await dashboard.press('/', 'ctrl+u', 'enter');
    await dashboard.until(({ events }) => events.rows.length === 1);
    expect(titles(dashboard)).toEqual(['Gunmen open fire']);
  });
});
