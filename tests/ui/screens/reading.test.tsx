import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/app/state/state.ts';
import { addLines, frameOf, openDashboard } from '../../support/dashboard.tsx';
import { tell } from '../../support/states.ts';

const LINES = [
  'attack 2020-06-01 @Kabul,AFG src:Reuters/B2 killed:3 One alone',
  'attack 2020-06-02 @Kabul,AFG by:ISKP src:Reuters/B2 killed:14 src:BBC/B2 killed:24 Gunmen storm a ward',
];

/** The lines of the pane, without its frame. */
function pane(state: State): string {
  const lines = frameOf(state);
  const top = lines.findIndex((line) => /┌─ (Selected|I\d+) /.test(line));
  const columns = [...(lines[top] ?? '')].indexOf('┐') + 1;
  return lines
    .slice(top, top + 9)
    .map((line) => [...line].slice(0, columns).join(''))
    .join('\n');
}

describe('what is known of the selected incident', () => {
  it('is below the list: its reports with grade and killed, and why it has its status', async () => {
    await using dashboard = await openDashboard(LINES);
    const shown = pane(dashboard.loop.snapshot());
    expect(shown).toMatch(/I2 Gunmen storm a ward ─+ DISP B2/);
    expect(shown).toContain('2 Jun 2020 · Kabul');
    expect(shown).toMatch(/Reuters +B2 .*14│/);
    expect(shown).toMatch(/BBC +B2 .*24│/);
    expect(shown).toMatch(/why: /);
    await dashboard.press('j');
    expect(pane(dashboard.loop.snapshot())).toContain('I1 One alone');
  });

  it('tells whole reasons, and how many more reasons and reports there are', async () => {
    await using dashboard = await openDashboard([
      'attack 2020-06-03 @Kabul,AFG blamed:Taliban<"Interior Ministry" denied:Taliban by:ISKP src:AFP/B2 killed:7 wounded:12 src:AP/B2 killed:11 src:"Ariana News"/C3 killed:8 wounded:5 src:Reuters/B2 killed:9 src:BBC/B2 killed:10 In a mosque',
    ]);
    const words = pane(dashboard.loop.snapshot()).replaceAll(/[│\s]+/g, ' ');
    expect(words).toMatch(/and \d more reports · Enter opens all/);
    expect(words).toMatch(/\. \(and \d more reasons?\)/);
  });

  it('is blank until the answer for the selected incident is there, and never another’s', async () => {
    await using dashboard = await openDashboard(LINES);
    const before = dashboard.loop.snapshot();
    const [moved, effects] = tell(before, { type: 'pressed', press: 'j' });
    expect(effects).toEqual([{ type: 'await-rest' }]);
    expect(pane(moved)).not.toMatch(/I2|Reuters|why/);
    const [asked, asks] = tell(moved, { type: 'rested' });
    expect(asks).toMatchObject([{ type: 'ask', ask: { question: 'reading', params: { id: 1 } } }]);
    const [back] = tell(asked, { type: 'pressed', press: 'k' });
    const ticket = asked.queries.reading?.ticket ?? 0;
    const answer = { id: 1, reports: [], reasons: ['One report alone.'] };
    const [late] = tell(back, {
      type: 'answered',
      answered: { question: 'reading', ticket, answer },
    });
    expect(pane(late)).not.toContain('One report alone.');
  });

  it('queries nothing while the selection moves, and once when it rests', async () => {
    await using dashboard = await openDashboard(LINES);
    const keys = ['j', 'k', 'j', 'k', 'j'].map((press) => ({ type: 'pressed', press }) as const);
    const [moved, effects] = tell(dashboard.loop.snapshot(), ...keys);
    expect(effects.filter(({ type }) => type === 'ask')).toEqual([]);
    const [asked, asks] = tell(moved, { type: 'rested' });
    expect(asks).toHaveLength(1);
    expect(tell(asked, { type: 'rested' })[1]).toEqual([]);
  });

  it('follows what others report of the incident', async () => {
    await using dashboard = await openDashboard(LINES);
    await addLines(dashboard.store, ['report I2 src:AFP/A1 killed:30']);
    const state = await dashboard.until(
      ({ queries }) => queries.reading?.answer?.reports.length === 3,
    );
    expect(pane(state)).toMatch(/AFP +A1 .*30│/);
  });

  it('is left out where there is no room for it, and costs no query there', async () => {
    await using dashboard = await openDashboard(LINES, { size: { columns: 80, rows: 24 } });
    const state = await dashboard.press('j');
    expect(state.queries.reading).toBeUndefined();
    expect(frameOf(state).join('\n')).not.toMatch(/─ Selected |─ I\d+ /);
  });
});
