import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entry } from '../domain/arbitrary.ts';
import { attempt, attempts } from '../support/acting.ts';
import { openDatabase } from '../support/database.ts';
import { exportOf, importText } from './exporting.ts';
import { expectSound, recordFile, SOURCE } from './record-files.ts';

/** A change to a JSON value somewhere within it. */
type Harm = { readonly at: number; readonly to: unknown };
const harm: fc.Arbitrary<Harm> = fc.record({
  at: fc.nat(400),
  to: fc.oneof(
    fc.constantFrom<unknown>(undefined, null, '', 0, -1, 2 ** 60, 1.5, 'x', [], {}, [[]], true),
    fc.constantFrom('a\uD800', '\0', '0000-01-01', '2020-05-12T99:99Z', 'I999999999999999'),
    fc.constantFrom('year', 'time', 'claimed', 'attack', 'related', 'AFG', 'S1', 'killed'),
    fc.nat(400).map((from) => ({ from })),
    fc.string({ unit: 'binary' }),
    fc.jsonValue(),
  ),
});

const isObject = (one: unknown): one is object => typeof one === 'object' && one !== null;

/** The places in a value where something stands, each with how something else is put there. */
function placesIn(
  value: unknown,
): readonly { readonly is: unknown; readonly put: (to: unknown) => void }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    {
      is: holder[key],
      put: (to: unknown) => {
        if (to === undefined) delete holder[key];
        else holder[key] = to;
      },
    },
    ...placesIn(holder[key]),
  ]);
}

it('however complete records are harmed, none of it ends the import or the work after it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 6 }),
      attempts,
      fc.array(harm, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(40), { maxLength: 3 }),
      async (entries, all, harms, repeated) => {
        const database = openDatabase();
        for (const one of entries) {
          await database.act({ who: 'anna', kind: 'add', entry: one }).catch(() => undefined);
        }
        for (const tried of all) await attempt(database, 'anna', tried);
        const lines = (await exportOf(database, { format: 'ndjson' })).text.trim().split('\n');
        const records = lines.slice(1).map((line): unknown => JSON.parse(line));
        for (const { at, to } of harms) {
          const places = placesIn(records);
          const other = typeof to === 'object' && to !== null && 'from' in to ? to.from : undefined;
          const value = typeof other === 'number' ? places[other % places.length]?.is : to;
          places[at % places.length]?.put(structuredClone(value));
        }
        for (const index of repeated) records.push(records[index % records.length]);
        const text = recordFile(SOURCE, ...records.filter(isObject));
        const harmed = openDatabase();
        const { tally } = await importText(harmed, text, 'records.ndjson');
        const again = await importText(harmed, text, 'records.ndjson');
        expect(again.tally.added).toBe(0);
        await expectSound(harmed);
        // What went in can go out, and in again.
        const whole = (await exportOf(harmed, { format: 'ndjson' })).text;
        const third = openDatabase();
        const back = await importText(third, whole, 'records.ndjson');
        expect(back.rejected).toEqual([]);
        expect(tally.added).toBeGreaterThanOrEqual(0);
        for (const one of [database, harmed, third]) one.sqlite.close();
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
