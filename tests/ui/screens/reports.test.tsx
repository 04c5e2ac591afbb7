import { describe, expect, it } from 'vitest';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { newState } from '../../support/states.ts';

const ATTACK = 'attack 2020-05-12 @Kabul,AFG by:ISKP killed:27-32 src:Reuters/B2 Gunmen open fire';

describe('another report on an incident', () => {
  it('takes one key and a source, and the incident is assessed by both reports', async () => {
    await using dashboard = await openDashboard([ATTACK]);
    await dashboard.press('g', 'enter', 'r');
    await dashboard.type('src:AFP/C3 pub:2020-05 killed:27');
    await dashboard.press('enter');
    const page = frameOf(dashboard.loop.snapshot()).join('\n');
    expect(page).toMatch(/status\s+corroborated, leading report C3/);
    expect(page).toContain('27 (27–32)');
    expect(page).toContain('2 independent reports agree.');
    expect(page).toMatch(/AFP\s+C3 May /);
  });

  it('that gives the same link does not count as a second one, which is said before it is saved', async () => {
    const linked = ATTACK.replace('Gunmen', 'https://wire.example/a Gunmen');
    await using dashboard = await openDashboard([linked]);
    await dashboard.press('g', 'enter', 'r');
    await dashboard.type('src:AFP/C3 killed:27 http://www.wire.example/a/?utm_source=x');
    const said = 'the same link as R1 (Reuters): together they count as one report';
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain(said);
    await dashboard.press('enter');
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toMatch(/status\s+reported/);
    await dashboard.press('esc', 'a');
    await dashboard.type(
      'attack today @Kabul,AFG src:A/B2 https://b.example/1 src:C/B2 https://b.example/1',
    );
    expect(frameOf(dashboard.loop.snapshot()).join('\n')).toContain(
      'A and C give the same link: together they count as one report',
    );
  });

  it('is not compared with its own link while it is edited', async () => {
    const linked = ATTACK.replace('Gunmen', 'https://wire.example/a Gunmen');
    await using dashboard = await openDashboard([linked]);
    const record = { kind: 'report', id: 1 } as const;
    const entry = await dashboard.store.ask('record', { record });
    if (entry?.entry.kind !== 'report') throw new Error('It is no report.');
    const told = await dashboard.store.ask('preview', { entry: entry.entry, edited: record });
    expect(told).toEqual([]);
  });

  it('names the actors in dispute', async () => {
    await using dashboard = await openDashboard([
      ATTACK,
      'report I1 src:Officials/D4 killed:40-50 blamed:Taliban',
    ]);
    await dashboard.press('g', 'enter');
    const page = frameOf(await dashboard.resize(200, 60)).join('\n');
    expect(page).toContain('killed: Reuters 27–32 and Officials 40–50 cannot both be right.');
    expect(page).toContain(
      'Different perpetrators are named: ISKP, Taliban; none of them claims it.',
    );
  });

  it('keeps a half-typed line in the history', async () => {
    await using dashboard = await openDashboard([ATTACK], newState({ draft: 'quote half a line' }));
    await dashboard.press('r');
    expect(dashboard.loop.snapshot().overlay).toMatchObject({ line: { text: 'report I1 ' } });
    await dashboard.press('ctrl+u', 'up');
    expect(dashboard.loop.snapshot().overlay).toMatchObject({
      line: { text: 'quote half a line' },
    });
  });
});
