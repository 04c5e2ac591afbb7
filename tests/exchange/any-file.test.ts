import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkError } from '../../src/cli/failure.ts';
import { UnclearDatesError } from '../../src/exchange/date-orders.ts';
import { UnknownFormatError } from '../../src/exchange/unknown-format.ts';
import { FORMATS } from '../../src/formats/index.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { bringText, exported } from './exporting.ts';

/** A file of each format: published slices where there are some, else the format's own samples. */
const FILES: readonly (readonly [name: string, content: () => Buffer])[] = [
  ...[
    'ged191-hdx-bangladesh.csv',
    'ged231-pandas.csv',
    'gdelt1-both-widths.tsv',
    'gdelt2-conflict.CSV',
    'sind-aid-workers.json',
    'sind-protection-hxl.csv',
    'ged191-shapefile.geojson',
  ].map(
    (name) =>
      [
        name,
        () => readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))),
      ] as const,
  ),
  ...FORMATS.flatMap((format) =>
    format.yields === 'incidents'
      ? format.samples.map(
          ({ header, row }, index) =>
            [
              `${format.id}-${index}.csv`,
              () => Buffer.from(`${header}\n${row}\n${row}\n`),
            ] as const,
        )
      : [],
  ),
];

/** Something that goes wrong with a file on its way. */
type Harm = (bytes: Buffer) => Buffer;
const at = fc.double({ min: 0, max: 1, noNaN: true });
const harm: fc.Arbitrary<Harm> = fc.oneof(
  fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 12 }).map(
    (flips): Harm =>
      (bytes) => {
        const harmed = Buffer.from(bytes);
        for (const [place, byte] of flips) harmed[Math.floor(place * (harmed.length - 1))] = byte;
        return harmed;
      },
  ),
  at.map(
    (place): Harm =>
      (bytes) =>
        bytes.subarray(0, Math.floor(place * bytes.length)),
  ),
  fc.tuple(at, at).map(
    ([one, other]): Harm =>
      (bytes) => {
        const lines = bytes.toString('latin1').split('\n');
        const [a, b] = [one, other].map((place) => Math.floor(place * (lines.length - 1)));
        const [first = 0, second = 0] = [a, b];
        [lines[first], lines[second]] = [lines[second] ?? '', lines[first] ?? ''];
        return Buffer.from(lines.join('\n'), 'latin1');
      },
  ),
  fc.tuple(fc.nat(8), fc.nat(8)).map(
    ([one, other]): Harm =>
      (bytes) => {
        const lines = bytes
          .toString('latin1')
          .split('\n')
          .map((line) => {
            const delimiter = line.includes('\t') ? '\t' : ',';
            const cells = line.split(delimiter);
            [cells[one], cells[other]] = [cells[other] ?? '', cells[one] ?? ''];
            return cells.join(delimiter);
          });
        return Buffer.from(lines.join('\n'), 'latin1');
      },
  ),
  at.map(
    (place): Harm =>
      (bytes) => {
        const cut = Math.floor(place * bytes.length);
        return Buffer.concat([bytes.subarray(0, cut), Buffer.from('"'), bytes.subarray(cut)]);
      },
  ),
  fc.constantFrom<Harm>(
    (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
    (bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes]),
    (bytes) => Buffer.from(`\uFEFF${bytes.toString()}`, 'utf16le'),
  ),
);

describe.each(FILES)('%s, harmed on its way', (name, content) => {
  it('goes in as far as it can with a reason for each row that cannot, or not at all with a reason', async () => {
    await using store = await temporaryStore();
    await fc.assert(
      fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 3 }), async (harms) => {
        const bytes = harms.reduce((harmed, one) => one(harmed), content());
        const counts = `select (select count(*) from incident) + (select count(*) from lead) as rows,
          (select count(*) from batch) as batches, (select count(*) from rejected_row) as rejected`;
        const [before] = rowsOf(store.file, counts) as Record<string, number>[];
        try {
          const { tally, rejected } = await bringText(store, bytes, name);
          const [after] = rowsOf(store.file, counts) as Record<string, number>[];
          expect(after?.rows).toBe((before?.rows ?? 0) + tally.added);
          expect(after?.rejected).toBe((before?.rejected ?? 0) + tally.rejected);
          expect(rejected.every(({ reason, line }) => reason !== '' && line > 0)).toBe(true);
        } catch (error) {
          const isSaid = [UnknownFormatError, UnclearDatesError, WorkError].some(
            (kind) => error instanceof kind,
          );
          if (!isSaid) throw error;
          expect(rowsOf(store.file, counts)).toEqual([before]);
        }
        expect(rowsOf(store.file, 'pragma foreign_key_check')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

it('complete records, harmed on their way, go in as far as they can', async () => {
  await using source = await temporaryStore();
  await bringText(source, FILES[0]?.[1]() ?? '', 'rows.csv');
  const { text } = await exported(source, { format: 'ndjson' });
  await fc.assert(
    fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 3 }), async (harms) => {
      await using store = await temporaryStore();
      const bytes = harms.reduce<Buffer>((harmed, one) => one(harmed), Buffer.from(text));
      try {
        const { rejected } = await bringText(store, bytes, 'records.ndjson');
        expect(rejected.every(({ reason }) => reason !== '')).toBe(true);
      } catch (error) {
        if (!(error instanceof UnknownFormatError)) throw error;
        expect(rowsOf(store.file, 'select * from batch')).toEqual([]);
      }
      expect(rowsOf(store.file, 'pragma foreign_key_check')).toEqual([]);
    }),
    { numRuns: 15 },
  );
}, 60_000);
