import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attempt, attempts, seen } from '../support/acting.ts';
import { openDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';

const BEFORE = [
  'actor ISKP kind:rebel alias:Daesh',
  'attack 2020-05-01 @Kabul,AFG by:ISKP src:Reuters/B2 killed:3 #t1 Shots',
  'attack 2020-05-02 @Herat,AFG by:Taliban src:AFP/C3 killed:2-4 Shots',
  'quote 2020-05-20 about:ISKP,I1 src:Reuters "words said"',
  'milestone 2020-02-29 Signed',
];

it('whatever somebody did, undone entirely, gives back what was seen at first', async () => {
  await fc.assert(
    fc.asyncProperty(attempts, async (all) => {
      const database = openDatabase();
      for (const line of BEFORE) {
        await database.act({ who: 'grace', kind: 'add', entry: entryOf(line) });
      }
      const first = await seen(database);
      for (const tried of all) await attempt(database, 'anna', tried);
      expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
      while (await attempt(database, 'anna', { is: 'undo' }));
      expect(await database.ask('lastAction', { who: 'anna' })).toBeNull();
      expect(await seen(database)).toEqual(first);
      expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
      database.sqlite.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);
