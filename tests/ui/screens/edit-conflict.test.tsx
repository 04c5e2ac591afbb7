import { expect, it } from 'vitest';
import { drawn, openDashboard } from '../../support/dashboard.tsx';
import { entryOf } from '../../support/entries.ts';

const LINE = 'attack 2020-05-12 @Kabul,AFG killed:27 wounded:9 src:Reuters/B2 Gunmen';

it('names what two people changed differently, and keeps what either removed', async () => {
  await using dashboard = await openDashboard([LINE]);
  const { store } = dashboard;
  await dashboard.press('e');
  await dashboard.type(' shoot');
  const kept = await store.ask('record', { record: { kind: 'incident', id: 1 } });
  await store.act({
    kind: 'edit',
    who: 'ben',
    record: { kind: 'incident', id: 1 },
    version: kept?.version ?? 0,
    before: entryOf(LINE),
    after: entryOf(LINE.replace('wounded:9 ', '').replace('Gunmen', 'Gunmen flee')),
  });
  const state = await dashboard.press('enter');
  expect(drawn(state)).toContain('you both changed the title; the line has yours');
  expect(state.overlay).toMatchObject({
    line: { text: 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 killed:27 Gunmen shoot' },
  });
});
