import { expect, it, vi } from 'vitest';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { entryOf } from '../../support/entries.ts';

it('possible duplicate actors are listed; one key merges two after a confirmation, another marks them as distinct', async () => {
  await using dashboard = await openDashboard([]);
  for (const actor of ['al-Shabāb', 'Al-Shabaab', 'ISKP', 'Islamic State Khorasan Province']) {
    await dashboard.store.act({ kind: 'add', who: 'anna', entry: entryOf(`actor "${actor}"`) });
  }
  const screen = () => frameOf(dashboard.loop.snapshot()).join('\n');
  const shows = (text: RegExp) => vi.waitFor(() => expect(screen()).toMatch(text), 5000);
  await dashboard.press('A');
  await shows(/Al-Shabaab +0 al-Shabāb +0 the same sound/);
  await dashboard.press('M');
  await shows(/Merge Al-Shabaab \(A2, 0 incidents\) into al-Shabāb \(A1, 0 incidents\)\?/);
  await dashboard.press('y');
  await shows(/1 possible duplicate\./);
  await dashboard.press('N');
  await shows(/There are no possible duplicates/);
  await dashboard.press('u', 'u');
  await shows(/2 possible duplicates\./);
});
