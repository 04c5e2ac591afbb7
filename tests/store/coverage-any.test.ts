import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../src/domain/time/days.ts';
import { coverageOf } from '../../src/store/counts/coverage.ts';
import { filterOf, openDatabase } from '../support/database.ts';

const DATASETS = [null, 'acled', 'ucdp-ged'] as const;

const row = fc.record({
  from: fc.nat(1_000).map((days) => addDays('2012-01-01', days)),
  lasted: fc.oneof(fc.constant(0), fc.nat(400)),
  dataset: fc.constantFrom(...DATASETS),
  removed: fc.constantFrom(null, null, null, '2020-01-01'),
});

const filters = [
  { text: '', has: () => true },
  { text: 'dataset:acled', has: (dataset: string | null) => dataset === 'acled' },
  { text: '-dataset:acled killed:>3', has: (dataset: string | null) => dataset !== 'acled' },
] as const;

it('each dataset covers the days from its first incident to its last, whatever else a filter asks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      fc.constantFrom(...filters),
      async (rows, { text, has }) => {
        const { sqlite, db } = openDatabase();
        const insert =
          sqlite.prepare(`insert into incident (occurred_from, occurred_until, date_precision, type, title,
        dataset, external_id, removed_at) values (?, ?, 'days', 'battle', 'x', ?, ?, ?)`);
        for (const [n, { from, lasted, dataset, removed }] of rows.entries()) {
          insert.run(from, addDays(from, lasted), dataset, dataset && `${n}`, removed);
        }
        const plain = DATASETS.flatMap((dataset) => {
          const those = rows.filter(
            (one) => one.dataset === dataset && one.removed === null && has(dataset),
          );
          const untils = those.map(({ from, lasted }) => addDays(from, lasted)).toSorted();
          const [from] = those.map((one) => one.from).toSorted();
          const until = untils.at(-1);
          return from === undefined || until === undefined ? [] : [{ from, until }];
        });
        const found = await coverageOf(db, filterOf(text));
        expect(new Set(found)).toEqual(new Set(plain));
        sqlite.close();
      },
    ),
    { numRuns: 60 },
  );
});
