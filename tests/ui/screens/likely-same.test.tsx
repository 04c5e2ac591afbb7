import { expect, it, vi } from 'vitest';
import { frameOf, openDashboard } from '../../support/dashboard.tsx';
import { entryOf } from '../../support/entries.ts';

it('likely-same incidents are listed with reasons; one key opens the line that merges them, another says that they are not the same', async () => {
  await using dashboard = await openDashboard([]);
  const lines = [
    'src:Reuters/B2 killed:14 Hospital stormed',
    'src:AFP/B2 killed:14 Clinic attacked',
  ];
  for (const line of lines) {
    const entry = entryOf(`attack 2020-05-12 @Kabul,AFG by:ISKP ${line}`);
    await dashboard.store.act({ kind: 'add', who: 'anna', entry });
  }
  const screen = () => frameOf(dashboard.loop.snapshot()).join('\n');
  const shows = (text: RegExp) => vi.waitFor(() => expect(screen()).toMatch(text), 5000);
  await dashboard.press('I');
  await shows(/1 pair of incidents likely the same/);
  await shows(/same day, same place, same actor, same type, 14 killed/);
  await dashboard.press('enter');
  await shows(/Recent events.*id:I1,I2/);
  await dashboard.press('esc', 'I');
  await shows(/1 pair of incidents/);
  await dashboard.press('M');
  await shows(/merge I2 into:I1/);
  await shows(/I2 will be in no list or count; 1 report, 1 attribution and 0 quotes/);
  await dashboard.press('enter');
  await shows(/No incidents are likely the same/);
  await dashboard.press('u');
  await shows(/1 pair of incidents/);
  await dashboard.press('N');
  await shows(/No incidents are likely the same/);
});
