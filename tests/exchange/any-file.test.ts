import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkError } from '../../src/cli/session/failure.ts';
import { UnknownFormatError } from '../../src/exchange/containers/content.ts';
import { UnclearDatesError } from '../../src/exchange/recognising/date-orders.ts';
import { FORMATS } from '../../src/formats/index.ts';
import { UCDP_COLUMN_ORDER } from '../../src/formats/publishers/ucdp/ged-notes.ts';
import { expectCountsKept } from '../support/kept-counts.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { exportOf, importText } from './exporting.ts';

const CANDIDATE: Readonly<Record<string, string>> = {
  id: '500001',
  year: '2024',
  type_of_violence: '1',
  side_a: 'Government of Mali',
  side_b: 'JNIM',
  where_prec: '1',
  country: 'Mali',
  date_prec: '1',
  date_start: '2024-01-01',
  date_end: '2024-01-01',
  best: '2',
  high: '3',
  low: '1',
};
const bare = UCDP_COLUMN_ORDER.map((name) => CANDIDATE[name] ?? '').join(',');

/** Invented rows of the formats that have no samples of their own. */
const OTHERS: Readonly<Record<string, string>> = {
  'GEDEvent_v24_0_1.csv': `${bare}\n${bare.replace('500001', '500002')}\n`,
  'tagged.csv':
    'Nr,Day,What,Dead\n#event+id,#date,#event+name,#affected+killed\n1,03/04/2020,a,1\n2,25/12/2020,b,2-4\n',
  'icews.tab': [
    'Event ID\tEvent Date\tSource Name\tEvent Text\tCAMEO Code\tTarget Name\tCountry',
    '1\t2015-09-28\tArmed Group\tFight\t193\tArmy\tAfghanistan',
    '2\t2015-09-29\tArmed Group\tBomb\t183\tArmy\tIraq',
    '',
  ].join('\n'),
  'deleted.json':
    '{"data":[{"event_id_cnty":"AFG1","deleted_timestamp":1700000000},{"event_id_cnty":"AFG2","deleted_timestamp":1700000001}]}',
  'deletions.csv': 'dataset,external_id,deleted_on\nucdp-ged,1,2024-05-01\nucdp-ged,2,2024-05-02\n',
  'aggregate.csv':
    'location_code,admin_level,event_type,events,fatalities,reference_period_start\nAFG,0,x,1,2,2020-01-01\n',
};

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
  ...Object.entries(OTHERS).map(([name, text]) => [name, () => Buffer.from(text)] as const),
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
          const { tally, rejected } = await importText(store, bytes, name);
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
        expectCountsKept(store.file);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

it('complete records, harmed on their way, go in as far as they can', async () => {
  await using source = await temporaryStore();
  await importText(source, FILES[0]?.[1]() ?? '', 'rows.csv');
  const { text } = await exportOf(source, { format: 'ndjson' });
  await fc.assert(
    fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 3 }), async (harms) => {
      await using store = await temporaryStore();
      const bytes = harms.reduce<Buffer>((harmed, one) => one(harmed), Buffer.from(text));
      try {
        const { rejected } = await importText(store, bytes, 'records.ndjson');
        expect(rejected.every(({ reason }) => reason !== '')).toBe(true);
      } catch (error) {
        if (!(error instanceof UnknownFormatError)) throw error;
        expect(rowsOf(store.file, 'select * from batch')).toEqual([]);
      }
      expect(rowsOf(store.file, 'pragma foreign_key_check')).toEqual([]);
      expectCountsKept(store.file);
    }),
    { numRuns: 15 },
  );
}, 60_000);
