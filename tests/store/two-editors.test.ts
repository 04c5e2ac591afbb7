import { expect, it } from 'vitest';
import { entryOf } from '../support/entries.ts';
import { rowsOf, runScript, temporaryStore } from '../support/store.ts';

const program = new URL('../support/editing-program.ts', import.meta.url);
const COUNT = 60;

it('two people who edit the same records at once lose no update, and the log has each of them', async () => {
  await using store = await temporaryStore({ readers: 1 });
  for (const title of ['One', 'Two']) {
    const entry = entryOf(`attack 2020-05-01 src:Reuters/B2 killed:0 ${title}`);
    await store.act({ who: 'grace', kind: 'add', entry });
  }
  const edit = (who: string) => runScript(program, store.file, who, `${COUNT}`);
  const printed = await Promise.all([edit('anna'), edit('ben')]);
  const acknowledged = printed.flatMap((text) => text.trim().split('\n'));
  expect(acknowledged).toHaveLength(2 * COUNT);
  const logged = rowsOf(
    store.file,
    `select action_id || ' ' || report.incident_id as line from change
      join action on action.id = action_id join report on report.id = after ->> 'report_id'
      where tab = 'figure' and action.kind = 'edit'`,
  );
  expect(logged).toHaveLength(2 * COUNT);
  expect(new Set(logged.map((row) => Object.values(row as object)[0]))).toEqual(
    new Set(acknowledged),
  );
  expect(rowsOf(store.file, 'select sum(best) as sum from figure')).toEqual([{ sum: 2 * COUNT }]);
  expect(rowsOf(store.file, 'select sum(killed_best) as sum from incident')).toEqual([
    { sum: 2 * COUNT },
  ]);
  const doctor = await store.ask('doctor', { zone: 'UTC' });
  expect(doctor.filter(({ mark }) => mark === 'problem')).toEqual([]);
});
