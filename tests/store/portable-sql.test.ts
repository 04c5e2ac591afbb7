import { beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT_SORTS } from '../../src/store/port/questions.ts';
import type { Act } from '../../src/store/port/store.ts';
import { finishPurges, purgeRecord } from '../../src/store/writing/purge/purge-record.ts';
import { choose, enter, give, retitle, take, titleOf } from '../exchange/desks.ts';
import { type Attempt, attempt } from '../support/acting.ts';
import { openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { ASKED, FEW_FILTERS, LAST_YEAR, LINES } from '../support/every-question.ts';
import { importedIncident, importRows } from '../support/imported.ts';
import { unportable } from '../support/portability.ts';
import { Recorder, type Size } from '../support/recorder.ts';

/** Sizes at which the program asks in different ways. */
const SIZES: readonly Size[] = [
  { matching: 50_000, begun: 1 },
  { matching: 50_000, begun: 200_000 },
  { matching: 200_000, begun: 1 },
  { matching: 200_000, begun: 200_000 },
];

let recorder: Recorder;
let database: TestDatabase;
let tables: ReadonlySet<string>;

beforeAll(async () => {
  recorder = new Recorder();
  database = openDatabase([recorder]);
  tables = new Set(
    database.sqlite
      .prepare<[], string>("select name from sqlite_schema where type in ('table', 'view')")
      .pluck()
      .all(),
  );
});

/** What PostgreSQL would not understand in the statements since the last call, each with the first that shows it. */
function problems(): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const statement of recorder.statements) {
    for (const problem of unportable(statement, new Set([...tables, 'found', 'picked']))) {
      found[problem] ??= statement;
    }
  }
  recorder.statements.clear();
  return found;
}

async function askAll<Q extends keyof typeof ASKED>(question: Q): Promise<void> {
  for (const params of ASKED[question]) await database.ask(question, params);
}

const KINDS = ['report', 'quote', 'estimate', 'milestone', 'incident'] as const;
const NUMBERS = { incident: 3, report: 7, quote: 1, estimate: 1, milestone: 1 } as const;
const refOf = (kind: keyof typeof NUMBERS) => ({ kind, id: NUMBERS[kind] });

async function doAll(...attempts: readonly Attempt[]): Promise<void> {
  for (const tried of attempts) {
    expect({ tried, isDone: await attempt(database, 'ada', tried) }).toEqual({
      tried,
      isDone: true,
    });
  }
}

/** An import and each kind of act, on each kind of record to which it can be done; in this order. */
const ACTS: { readonly [K in Act['kind'] | 'import']: () => Promise<void> } = {
  import: () => importRows(database, [importedIncident('X1'), importedIncident('X2')]),
  add: () => database.add(...LINES.map(entryOf)),
  edit: () =>
    doAll(
      { is: 'edit', record: refOf('incident'), from: /killed:\S+/, to: 'killed:9 #new rel:I2' },
      { is: 'edit', record: refOf('report'), from: /killed:\S+/, to: 'killed:8' },
      { is: 'edit', record: refOf('quote'), from: /heard/, to: 'not heard' },
      { is: 'edit', record: refOf('estimate'), from: /100/, to: '200' },
      { is: 'edit', record: refOf('milestone'), from: /Signed/, to: 'Signed in Doha' },
      { is: 'edit', record: { kind: 'actor', id: 1 }, from: /$/, to: ' short:X' },
      { is: 'edit', record: { kind: 'source', id: 1 }, from: /$/, to: ' origin:AFP' },
    ),
  remove: () => doAll(...KINDS.map((kind): Attempt => ({ is: 'remove', record: refOf(kind) }))),
  'remove-all': async () => {
    await database.add(entryOf('milestone 2020-02-29 Held'), entryOf('actor Nobody'));
    const id = Number(database.sqlite.prepare('select max(id) from actor').pluck().get());
    const records = [
      { kind: 'milestone', id: 2 },
      { kind: 'actor', id },
    ] as const;
    await database.act({ who: 'ada', kind: 'remove-all', records });
  },
  restore: () => doAll(...KINDS.map((kind): Attempt => ({ is: 'restore', record: refOf(kind) }))),
  undo: async () => {
    // All that was edited, removed and restored above.
    for (let times = 0; times < 17; times += 1) await doAll({ is: 'undo' });
    await doAll({ is: 'redo' });
  },
  'local-times': async () => {
    await database.act({ who: 'ada', kind: 'local-times', zone: 'Asia/Kabul' });
  },
  'undo-import': async () => {
    await importRows(database, [importedIncident('X9')]);
    await database.act({ who: 'ada', kind: 'undo-import', batch: 2 });
  },
  settle: async () => {
    const [ours, theirs] = [openDatabase([recorder]), openDatabase()];
    await enter(ours, 'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 killed:14 Shots');
    await take(theirs, await give(ours));
    await retitle(ours, 'Ours');
    await retitle(theirs, 'Theirs');
    await take(ours, await give(theirs));
    await choose(ours, 'theirs', 1);
    expect(titleOf(ours)).toBe('Theirs');
  },
};

describe('PostgreSQL understands', () => {
  it.each(Object.keys(ACTS) as readonly (keyof typeof ACTS)[])('the act %s', async (act) => {
    await ACTS[act]();
    expect(recorder.statements.size).toBeGreaterThan(10);
    expect(problems()).toEqual({});
  });

  it.each(Object.keys(ASKED) as readonly (keyof typeof ASKED)[])(
    'the question %s',
    async (question) => {
      await askAll(question);
      expect(problems()).toEqual({});
    },
  );

  it.each(SIZES)(
    'the questions whose statements depend on numbers, where $matching match and $begun began in the window',
    async (size) => {
      // What was found at another size is cached until somebody writes.
      await database.act({ who: 'ada', kind: 'add', entry: entryOf('milestone 2020-03-01 X') });
      recorder.size = size;
      for (const filter of FEW_FILTERS) {
        const scope = { filter, today: TODAY, window: LAST_YEAR };
        await database.ask('matches', scope);
        await database.ask('actors', { ...scope, limit: 5 });
        for (const column of INCIDENT_SORTS) {
          const sort = { column, descending: true };
          await database.ask('incidents', { filter, sort, at: 1, before: 2, after: 2 });
        }
      }
      recorder.size = undefined;
      expect(problems()).toEqual({});
    },
  );

  it('a purge of each kind of record', async () => {
    for (const kind of KINDS) {
      await purgeRecord(database.db, { record: refOf(kind), who: 'ada', reason: 'why' });
    }
    await finishPurges(database.db);
    expect(problems()).toEqual({});
  });
});

it('finds what only SQLite understands', () => {
  const wrong = [
    'select id from incident indexed by digest_removed',
    'select julianday(occurred_from) from incident',
    'select id from incident where +id = $1',
    'select id from incident where id is $1',
    "select after ->> 'id' from change",
    'select id from (select id from incident)',
    'select max(id, 1) from incident',
    'select count(*) as lastImport from incident',
    'select title, max(id) from incident',
    'select title, count(*) from incident group by id',
    'select sum(id = 1) from incident',
    'select id from incident where due',
    'select id from temp.found',
    'select id from pragma_user_version',
    "select id from incident where title like '%a%'",
    "select id from incident where title glob '*a*'",
    'select iif(id = 1, 2, 3) from incident',
    'select cast(title as blob) from incident',
    'insert or ignore into tag (tag) values ($1)',
  ];
  expect(wrong.filter((statement) => unportable(statement, tables).length === 0)).toEqual([]);
});
