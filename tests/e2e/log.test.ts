import { expect, it } from 'vitest';
import { makeHome } from './home.ts';
import { run } from './run.ts';

const MILESTONES = Array.from({ length: 52 }, (_, index) => `milestone 2020-02-01 Marker ${index}`);

it('watchfloor log shows people 50 actions and how many more there are, and gives scripts everything', async () => {
  await using home = await makeHome();
  await run(home, ['add', '-'], { input: MILESTONES.join('\n') });
  const table = await run(home, ['log']);
  expect(table.stdout.trimEnd().split('\n')).toHaveLength(51);
  expect(`${table.stdout}${table.stderr}`).toMatch(/2 more/);
  const acts: unknown[] = JSON.parse((await run(home, ['log', '--json'])).stdout);
  expect(acts).toHaveLength(52);
  expect(acts.at(-1)).toEqual({
    id: 1,
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    who: expect.any(String),
    kind: 'add',
    title: 'added M1',
    reason: null,
    undoes: null,
    undone: false,
    records: ['M1'],
    changes: [
      {
        record: 'M1',
        table: 'milestone',
        row_id: 1,
        before: null,
        after: expect.objectContaining({ name: 'Marker 0' }),
      },
    ],
  });
  expect(JSON.parse((await run(home, ['log', 'M2', '--json'])).stdout)).toHaveLength(1);
  expect(JSON.parse((await run(home, ['log', '--json', '--limit', '3'])).stdout)).toHaveLength(3);
  const wrong = await run(home, ['log', 'Kabul']);
  expect(wrong).toMatchObject({ status: 2, stdout: '' });
  expect(wrong.stderr).toContain('"Kabul" is not the name of a record, such as I12');
});
