import { describe, expect, it, vi } from 'vitest';
import type { State } from '../../../src/app/state/state.ts';
import { doubtText, type FoundDoubt } from '../../../src/domain/model/doubts.ts';
import { repairHint } from '../../../src/domain/model/import-counts.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { importedIncident, importHeader } from '../../support/imported.ts';
import { runImport } from '../../support/running-import.ts';
import { PATIENCE } from '../../support/terminal.tsx';

async function importIncident(store: Store, dataset: string): Promise<void> {
  const session = await store.beginImport(importHeader(dataset));
  await session.put({ kind: 'incidents', rows: [importedIncident('1')] });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
}

describe('the datasets', () => {
  it('are listed with how recent they are, and an old one is marked as behind', async () => {
    await using dashboard = await openDashboard([]);
    await importIncident(dashboard.store, 'UCDP GED');
    await dashboard.press('D');
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame).toContain('UCDP GED');
    expect(frame).toContain('2020-05-03');
    expect(frame).toContain('UCDP GED, Uppsala University.');
  });

  it('of a publisher without a known schedule are neither fresh nor stale, and their end is named', async () => {
    await using dashboard = await openDashboard([]);
    const header = importHeader('profile:desk');
    const dataset = { ...header.dataset, staleAfterDays: null };
    const session = await dashboard.store.beginImport({ ...header, dataset });
    await session.put({ kind: 'incidents', rows: [importedIncident('1')] });
    await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
    await dashboard.press('D');
    const frame = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame).toContain(
      'It is not known how often these are published: profile:desk ends 2020-05-03.',
    );
    expect(frame).not.toContain('fresh');
  });

  it('that a window hides are named next to the timeline', async () => {
    await using dashboard = await openDashboard(['attack 2020-06-03 @Kabul,AFG src:AFP Later']);
    await importIncident(dashboard.store, 'ucdp-ged');
    const state = await dashboard.until(
      (now) => now.queries.timeline?.answer?.lagging.length === 1,
    );
    expect(frameOf(state).join('\n')).toContain('ucdp-ged ends 3 May 2020');
    const narrow = await dashboard.resize(80, 24);
    expect(frameOf(narrow).join('\n')).toContain('ucdp-ged ends 3 May 2020');
  });
});

const DOUBTS: readonly FoundDoubt[] = [
  {
    kind: 'country',
    count: 7,
    unit: 'line',
    examples: [
      { text: 'Kosowia', line: 3, count: 6 },
      { text: 'Zzland', line: 9, count: 1 },
    ],
  },
  {
    kind: 'not-yet',
    count: 1,
    unit: 'line',
    examples: [{ text: '2031-01-01', line: 4, count: 1 }],
  },
];

async function importDoubtful(store: Store): Promise<void> {
  const session = await store.beginImport(importHeader('UCDP GED'));
  await session.put({ kind: 'incidents', rows: [importedIncident('1')] });
  const row = {
    line: 5,
    column: 'best',
    value: 'many',
    reason: 'is no number',
    raw: { best: 'many' },
  };
  await session.put({ kind: 'rejected', rows: [row] });
  await session.finish({ sha256: 'x', snapshot: null, doubts: DOUBTS });
}

/** The words on the screen, without its frame, as if it were as wide as they are long. */
const wordsOf = (state: State) =>
  frameOf(state).join(' ').replaceAll('┃', ' ').replaceAll(/\s+/g, ' ');

describe('the imports', () => {
  it.each([
    [80, 24],
    [120, 36],
    [200, 60],
  ])('are listed with how much was rejected and doubtful, in %i columns', async (columns, rows) => {
    await using dashboard = await openDashboard([], { size: { columns, rows } });
    await importDoubtful(dashboard.store);
    const state = await dashboard.press('B');
    const frame = frameOf(state);
    const header = frame.find((line) => line.includes('batch')) ?? '';
    expect(header).toMatch(/file .*new .*rejected .*doubts/);
    const row = frame.find((line) => line.includes('ged.csv')) ?? '';
    expect(row).toMatch(/B1 .*ged\.csv/);
    const cell = (name: string) =>
      row
        .slice(0, header.indexOf(name) + name.length)
        .split(' ')
        .at(-1);
    expect([cell('new'), cell('rejected'), cell('doubts')]).toEqual(['1', '1', '8']);
  });

  it('are listed with their whole time, and an empty list says which key imports', async () => {
    await using dashboard = await openDashboard([]);
    await dashboard.resize(120, 36);
    await dashboard.press('B');
    const frame = () => frameOf(dashboard.loop.snapshot()).join('\n');
    expect(frame()).toContain('Nothing has been imported. i imports a file.');
    await importIncident(dashboard.store, 'ucdp-ged');
    await dashboard.until(() => frame().includes('B1'));
    expect(frame()).toMatch(/B1 +\d{4}-\d\d-\d\d \d\d:\d\dZ +ucdp-ged/);
  });

  it('say on the page of each what was doubtful, in the words of the command line', async () => {
    await using dashboard = await openDashboard([]);
    await importDoubtful(dashboard.store);
    const words = wordsOf(await dashboard.press('B', 'enter'));
    for (const doubt of DOUBTS) expect(words).toContain(doubtText(doubt));
    expect(words).toContain('8 doubts');
    expect(words).toContain('1 new, 0 changed, 0 unchanged, 1 rejected');
    expect(words).toContain(repairHint('B1'));
  });

  it('are opened from the log, and say if there are no doubts', async () => {
    await using dashboard = await openDashboard([]);
    await importIncident(dashboard.store, 'ucdp-ged');
    const words = wordsOf(await dashboard.press('L', 'enter'));
    expect(words).toContain('There are no doubts about the imported rows.');
  });

  it('are undone on the command line only, and cannot be redone without their rows', async () => {
    await using dashboard = await openDashboard([]);
    expect(wordsOf(await dashboard.press('B'))).toContain('Nothing has been imported.');
    await importDoubtful(dashboard.store);
    await dashboard.press('q', 'B');
    await dashboard.press('x');
    const refused = await dashboard.until(({ notice }) => notice !== undefined);
    expect(refused.notice?.text).toContain('To undo it, in a shell: watchfloor imports undo B1');
    await dashboard.store.act({ kind: 'undo-import', who: 'grace', batch: 1 });
    await dashboard.press('X');
    const again = await dashboard.until(({ notice }) => notice?.text.includes('again') === true);
    expect(again.notice?.text).toContain('Import its file again instead.');
    expect(wordsOf(await dashboard.press('enter'))).toContain('It was undone');
  });
});

it('what matches is exported to a file in the format of its extension', async () => {
  await using dashboard = await openDashboard([
    'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 killed:3 Shots',
  ]);
  await dashboard.press('O');
  await dashboard.press('ctrl+u');
  await dashboard.type('wrong.xls');
  await dashboard.press('enter');
  const { overlay } = await dashboard.until((state) => state.overlay?.kind === 'export');
  expect(overlay).toMatchObject({
    line: { text: 'wrong.xls' },
    refusal: expect.stringContaining(
      'the file extension sets the format; use one of .csv .ndjson .geojson .hxl.csv .md',
    ),
  });
});

/** A dashboard of an incident of today, whose import another process is bringing in. */
async function dashboardBesideImport() {
  const dashboard = await openDashboard([
    'attack 2026-11-20 @Kabul,AFG by:Taliban src:AFP/C3 Shots',
  ]);
  await importIncident(dashboard.store, 'UCDP GED');
  const running = await runImport(dashboard.file);
  const frame = () => frameOf(dashboard.loop.snapshot()).join('\n');
  await vi.waitFor(() => expect(frame()).toContain('B1 34 %, 340 000 of 1 M · '), PATIENCE);
  return {
    ...{ dashboard, running, frame },
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]();
      await dashboard[Symbol.asyncDispose]();
    },
  };
}

it('counts say that they include what is in so far of an import under way: in panels, titles and pages', async () => {
  await using beside = await dashboardBesideImport();
  const { dashboard, frame } = beside;
  await dashboard.resize(120, 36);
  expect(frame()).toContain('B1 34 %, 340 000 of 1 M · 2 so far · ');
  expect(frame()).toMatch(/1 incident so far in 30 d {3}3 killed/);
  expect(frame()).toMatch(/Timeline.* by \w+ so far/);
  await dashboard.press('/');
  await dashboard.type('@AFG');
  await dashboard.press('enter');
  expect(frame()).toContain('Recent events, Afghanistan: 2 so far of 2 match @AFG');
  await dashboard.press('2', 'g', 'o');
  expect(frame()).toMatch(/A\d+ {2}Taliban \(counts so far\)/);
});

it('an import whose process was killed is marked as stopped, with what can be done, on dashboard and page', async () => {
  await using beside = await dashboardBesideImport();
  const { dashboard, running, frame } = beside;
  await running.kill();
  const { notice } = await dashboard.until((state) => state.notice !== undefined);
  const words =
    'B1 (ged.csv) was stopped at 34 %, 340 000 of 1 M, and counts include what is in. To go on: watchfloor imports resume B1 ged.csv. To take it back: watchfloor imports undo B1.';
  expect(notice?.text).toBe(words);
  await dashboard.press('escape');
  expect(frame()).toContain('B1 stopped at 34 % · 2 · ');
  expect(frame()).not.toContain('so far');
  await dashboard.press('B');
  expect(wordsOf(dashboard.loop.snapshot())).toContain(words);
});

it('what is said of a stopped import is gone once it was taken back by somebody, and its incidents are no longer new', async () => {
  await using beside = await dashboardBesideImport();
  const { dashboard, running, frame } = beside;
  await running.kill();
  await dashboard.until((state) => state.notice !== undefined);
  expect(frame()).toMatch(/\d new/);
  await dashboard.store.act({ kind: 'undo-import', who: 'grace', batch: 1 });
  await dashboard.until((state) => state.notice === undefined);
  expect(frame()).not.toContain('was stopped');
  expect(frame()).not.toMatch(/\d new/);
});
