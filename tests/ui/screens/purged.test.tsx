import { expect, it } from 'vitest';
import { type Dashboard, drawn, openDashboard } from '../../support/dashboard.tsx';
import { openStore } from '../../support/store.ts';

const LINES = [
  'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Zarghunawitness spoke',
  'attack 2020-05-13 @Herat,AFG src:Reuters/B2 Something else',
];

const screenOf = ({ loop }: Dashboard) => drawn(loop.snapshot());

async function purgeElsewhere(file: string): Promise<void> {
  await using other = await openStore(file);
  await other.purge({ record: { kind: 'incident', id: 1 }, who: 'anna', reason: 'why' });
}

it('a dashboard continues when another program purges what it shows, and no longer shows it', async () => {
  await using dashboard = await openDashboard(LINES);
  expect(screenOf(dashboard)).toContain('Zarghunawitness');
  await purgeElsewhere(dashboard.file);
  await dashboard.until((state) => !drawn(state).includes('Zarghunawitness'));
  expect(screenOf(dashboard)).toContain('Something else');
  await dashboard.press('enter');
  expect(screenOf(dashboard)).toContain('Something else');
});

it('a page whose incident is purged by another program says that it is gone', async () => {
  await using dashboard = await openDashboard(LINES);
  await dashboard.press(':', 'I', '1', 'enter');
  expect(screenOf(dashboard)).toContain('Zarghunawitness');
  await purgeElsewhere(dashboard.file);
  await dashboard.until((state) => !drawn(state).includes('Zarghunawitness'));
  await dashboard.press('escape');
  expect(screenOf(dashboard)).not.toContain('Zarghunawitness');
});
