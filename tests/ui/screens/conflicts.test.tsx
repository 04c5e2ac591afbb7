import { expect, it, vi } from 'vitest';
import { enter, give } from '../../exchange/desks.ts';
import { importText } from '../../exchange/exporting.ts';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { openDatabase } from '../../support/database.ts';

it('what two desks say of one record is shown side by side, and a key keeps ours or takes theirs', async () => {
  const other = openDatabase();
  await enter(other, 'actor ISKP kind:external');
  await using dashboard = await openDashboard([]);
  await enter(dashboard.store, 'actor ISKP kind:rebel');
  await importText(dashboard.store, await give(other), 'records.ndjson');
  const lines = () => frameOf(dashboard.loop.snapshot());
  await dashboard.press('C', 'j');
  expect(lines().join('\n')).toContain('K1  kind of A1');
  expect(lines().join('\n')).toMatch(/rebel +external/);
  expect(lines().at(-1)).toContain('1 conflict');
  await dashboard.press('T');
  await vi.waitFor(() => expect(lines().join('\n')).toContain('There are no conflicts.'), 5000);
  expect(lines().at(-1)).not.toContain('1 conflict');
  await dashboard.press('u');
  await vi.waitFor(() => expect(lines().join('\n')).toContain('K1  kind of A1'), 5000);
});
