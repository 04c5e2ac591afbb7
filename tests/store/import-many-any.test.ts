import fc from 'fast-check';
import { expect, it } from 'vitest';
import type {
  ImportedAttribution,
  ImportedIncident,
  ImportedReport,
} from '../../src/domain/entry/imported.ts';
import type { ImportedRows, ImportHeader } from '../../src/store/port/importing.ts';
import { type Attempt, attempt, attempts } from '../support/acting.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { importedIncident, importHeader } from '../support/imported.ts';

const RUNS = 25;

const IDS = ['1', '2', '3', '4', '5'];
const externalId = fc.constantFrom(...IDS);
const killed = fc.constantFrom(0, 1, 3);

const attribution: fc.Arbitrary<ImportedAttribution> = fc.record({
  actor: fc.constantFrom('ISKP', 'Taliban', 'taliban', 'Haqqani'),
  kind: fc.constantFrom('rebel', 'unknown'),
  role: fc.constantFrom('perpetrator', 'target'),
  basis: fc.constantFrom('reported', 'claimed'),
  doubted: fc.boolean(),
});
const report = fc
  .record({
    source: fc.constantFrom('Reuters', 'AFP', 'UCDP'),
    reliability: fc.constantFrom('B' as const, 'D' as const),
    best: killed,
    headline: fc.constantFrom('One', 'Two'),
  })
  .map(
    ({ source, reliability, best, headline }): ImportedReport => ({
      ...{ source, headline, published: null, url: null },
      grade: { reliability, credibility: null },
      figures: { killed: { low: best, best, high: best } },
    }),
  );
const incident: fc.Arbitrary<ImportedIncident> = fc
  .record({
    externalId,
    title: fc.constantFrom('Shots at a ward', 'Bombing of a market'),
    day: fc.integer({ min: 1, max: 3 }),
    tags: fc.uniqueArray(fc.constantFrom('t1', 't2', 'joint')),
    attributions: fc.array(attribution, { maxLength: 2 }),
    reports: fc
      .tuple(report)
      .chain(([own]) =>
        fc.array(report, { maxLength: 1 }).map((articles) => [own, ...articles] as const),
      ),
    note: fc.constantFrom('a', 'b'),
  })
  .map(({ day, note, reports: [own, ...articles], ...row }) => ({
    ...importedIncident(row.externalId),
    ...row,
    reports: [own, ...articles],
    raw: { columns: ['id', 'note'], cells: [row.externalId, note] },
    when: { from: `2020-05-0${day}`, until: `2020-05-0${day}`, precision: 'day' },
  }));

type Step =
  | {
      readonly is: 'import';
      readonly header: Pick<
        ImportHeader,
        'publisherVersion' | 'isStream' | 'supersedes' | 'isSupersededBy'
      > & { readonly set: string };
      readonly rows: readonly ImportedIncident[];
      /** How many rows of a slice are handed over at once. */
      readonly sizes: readonly number[];
      readonly withdrawn: readonly string[];
    }
  | { readonly is: 'attempts'; readonly attempts: readonly Attempt[] };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        is: fc.constant('import' as const),
        header: fc.oneof(
          fc.record({
            set: fc.constant('final'),
            publisherVersion: fc.constantFrom('1.0', '2.0', null),
            isStream: fc.boolean(),
            supersedes: fc.constantFrom('provisional', null),
            isSupersededBy: fc.constant(null),
          }),
          fc.record({
            set: fc.constant('provisional'),
            publisherVersion: fc.constantFrom('1.0', null),
            isStream: fc.boolean(),
            supersedes: fc.constant(null),
            isSupersededBy: fc.constantFrom('final', null),
          }),
        ),
        rows: fc.array(incident, { maxLength: 9 }),
        sizes: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 4 }),
        withdrawn: fc.array(externalId, { maxLength: 2 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ is: fc.constant('attempts' as const), attempts }),
    },
  ),
  { minLength: 1, maxLength: 4 },
);

/** Rows cut into pieces of these sizes, in turn. */
function cut<T>(rows: readonly T[], sizes: readonly number[]): readonly (readonly T[])[] {
  const pieces: (readonly T[])[] = [];
  for (let from = 0; from < rows.length; ) {
    const size = sizes[pieces.length % sizes.length] ?? 1;
    pieces.push(rows.slice(from, from + size));
    from += size;
  }
  return pieces;
}

/** Does a step, with rows handed over as the sizes say, or one at a time; answers with the outcomes. */
async function go(database: TestDatabase, step: Step, isOneByOne: boolean): Promise<unknown> {
  if (step.is === 'attempts') {
    for (const tried of step.attempts) await attempt(database, 'anna', tried);
    return null;
  }
  const { set, ...header } = step.header;
  const session = await database.beginImport({ ...importHeader(set), ...header });
  const rejected: unknown[] = [];
  const changed: unknown[] = [];
  const put = async (rows: ImportedRows) => {
    const ingested = await session.put(rows);
    rejected.push(...ingested.rejected);
    changed.push(...ingested.changed);
  };
  for (const rows of cut(step.rows, isOneByOne ? [1] : step.sizes)) {
    await put({ kind: 'incidents', rows });
  }
  await put({
    kind: 'withdrawals',
    rows: step.withdrawn.map((externalId, at) => ({ externalId, line: at + 90, at: null })),
  });
  const { tally } = await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
  return { tally, rejected, changed };
}

/** Columns whose values are of the moment or random. */
const OF_THE_MOMENT = new Set([
  'uid',
  'at',
  'created_at',
  'updated_at',
  'removed_at',
  'started_at',
]);

/** Everything in a database, without what is of the moment. */
function contentsOf({ sqlite }: TestDatabase): Readonly<Record<string, unknown>> {
  const names = sqlite
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'folding%'")
    .pluck()
    .all() as readonly string[];
  const plain = (key: string, value: unknown) => {
    if (OF_THE_MOMENT.has(key)) return value === null ? null : '…';
    if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
    return value;
  };
  const simple = (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        key === 'before' || key === 'after'
          ? JSON.stringify(JSON.parse(String(value)), plain)
          : plain(key, value),
      ]),
    );
  const isWords = (name: string) => /_text(_|$)/.test(name);
  const rowsOf = (name: string) =>
    (sqlite.prepare(`select * from "${name}"`).all() as readonly object[])
      .map((row) => JSON.stringify(simple(row)))
      .toSorted();
  return {
    ...Object.fromEntries(
      names.filter((name) => !isWords(name)).map((name) => [name, rowsOf(name)]),
    ),
    words: ['shots', 'ward', 'bombing', 'market'].map((word) =>
      sqlite
        .prepare('select rowid from incident_text where incident_text match ?')
        .pluck()
        .all(word),
    ),
  };
}

it('rows that are imported many at a time give what the same rows give one at a time', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const [many, single] = [openDatabase(), openDatabase()];
      for (const step of all) {
        expect(await go(many, step, false)).toEqual(await go(single, step, true));
        expect(contentsOf(many)).toEqual(contentsOf(single));
        expect(many.sqlite.prepare('select importing from context').pluck().get()).toBe(0);
      }
      many.sqlite.close();
      single.sqlite.close();
    }),
    { numRuns: RUNS },
  );
}, 240_000);
