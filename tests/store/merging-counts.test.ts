import { expect, it } from 'vitest';
import { openDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';

const BEFORE = [
  'attack 2020-05-01 by:ISKP src:A/B2 killed:3 One',
  'attack 2020-05-02 by:IS-K src:A/B2 killed:3 Two',
  'attack 2020-05-03 by:ISKP denied:IS-K src:A/B2 killed:3 Three',
];

it('merging two actors writes only the incidents whose assessment it changes, and so does its undo', async () => {
  const database = openDatabase();
  const add = (line: string) => database.act({ who: 'grace', kind: 'add', entry: entryOf(line) });
  for (const line of BEFORE) await add(line);
  database.sqlite.exec(`create temp table written (incident);
    create temp trigger note_written after update of evidence on main.incident begin
      insert into written values (new.id);
    end`);
  const written = () =>
    database.sqlite.prepare('select incident from written order by incident').pluck().all();
  const due = () => database.sqlite.prepare('select id from incident where due = 1').pluck().all();
  const { action } = await add('merge IS-K into:ISKP');
  expect(written()).toEqual([3]);
  expect(due()).toEqual([]);
  expect((await database.ask('incident', { id: 3 }))?.status).toBe('disputed');
  await database.act({ who: 'grace', kind: 'undo', action });
  expect(written()).toEqual([3, 3]);
  expect(due()).toEqual([]);
  expect((await database.ask('incident', { id: 3 }))?.status).toBe('reported');
  expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
  database.sqlite.close();
});
