import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { Filter } from '../../src/domain/filter/filter.ts';
import type { RecordRef } from '../../src/domain/model/record.ts';
import type { Act } from '../../src/store/port/store.ts';
import { connect } from '../../src/store/sqlite/connection/kysely.ts';
import { schemaVersion } from '../../src/store/sqlite/connection/schema-version.ts';
import { inTransaction } from '../../src/store/sqlite/connection/transaction.ts';
import { answer, answers } from '../../src/store/sqlite/threads/reader.ts';
import { performAct } from '../../src/store/writing/act.ts';
import { filterOf, TODAY } from '../support/database.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { entryOf } from '../support/entries.ts';
import { LINES } from '../support/every-question.ts';

/** A statement that begins or ends a transaction, or asks SQLite for something that is no data. */
const CONTROL = /^(begin|commit|pragma)\b/i;

/** A database that notes every statement that is run on its connection. */
function openWatched() {
  const run: string[] = [];
  const note = (text?: unknown) => {
    if (!CONTROL.test(String(text))) run.push(String(text));
  };
  const sqlite = new Database(emptyDatabase(), { verbose: note });
  const connection = connect(sqlite, () => true);
  const during = async (work: () => Promise<unknown>) => {
    run.length = 0;
    await work();
    return run.length;
  };
  const act = (act: Act) =>
    inTransaction(connection, schemaVersion(sqlite), () => performAct(connection.db, act, v7()));
  return { ...connection, during, act };
}

const I2: RecordRef = { kind: 'incident', id: 2 };
const LINE = 'attack 2020-05-01 @Kabul,AFG by:ISKP on:Taliban src:Reuters/B2 killed:3 #night Shots';
const EDITED = LINE.replace('killed:3', 'killed:4-7').replace('on:Taliban', 'on:Taliban,Haqqani');

it('others wait for at most fifteen statements while a person adds, edits, assesses, retracts or merges something', async () => {
  const { db, during, act } = openWatched();
  const who = 'ada';
  const add = (line: string) => act({ who, kind: 'add', entry: entryOf(line) });
  const edit = async () => {
    const stored = await answers.record(db, { record: I2 });
    if (stored === null) throw new Error('I2 is gone.');
    const { version, entry: before } = stored;
    return during(() =>
      act({ who, kind: 'edit', record: I2, version, before, after: entryOf(EDITED) }),
    );
  };
  // A connection finds out once whether it has a gazetteer.
  await add('attack 2020-04-01 @Herat,AFG src:Reuters killed:1 Shots');
  const counted = {
    'an incident with a place, a count and two new actors': await during(() => add(LINE)),
    'the same with known actors': await during(() => add(LINE)),
    'an edit of a count, with another actor': await edit(),
    'a report that denies something': await during(() =>
      add('report I2 src:AFP/C3 killed:5 denied:Taliban'),
    ),
    'a quote': await during(() =>
      add('quote 2020-05-20 speaker:S about:ISKP,I2 src:Reuters "shots were heard"'),
    ),
    'a pinned count': await during(() => add('pin I2 killed:4 note:"counted by hand"')),
    'a grade': await during(() => add('grade Reuters C note:"late corrections"')),
    'a status': await during(() =>
      add('attack 2020-05-03 src:AFP status:discounted reason:"old footage" Old footage'),
    ),
    'a removal': await during(() => act({ who, kind: 'remove', record: I2 })),
    'a merge': await during(() => add('merge Haqqani into:ISKP')),
  };
  for (const [what, statements] of Object.entries(counted)) {
    expect(statements, what).toBeLessThanOrEqual(15);
  }
});

it('a refresh of the six panels takes a bounded number of statements', async () => {
  const { db, during, act } = openWatched();
  for (const line of LINES) await act({ who: 'ada', kind: 'add', entry: entryOf(line) });
  const refresh = async (filter: Filter, name: '7 d' | '1 y' | 'all') => {
    const scope = { filter, window: { kind: 'last', name } as const, today: TODAY };
    const sort = { column: 'date', descending: true } as const;
    await answer({ db }, 'incidents', { filter, sort, at: 'start', before: 0, after: 60 });
    await answer({ db }, 'actors', { ...scope, limit: 500, trends: 20, seen: false });
    await answer({ db }, 'quotes', { ...scope, limit: 500 });
    await answer({ db }, 'timeline', { ...scope, bars: 60 });
    await answer({ db }, 'matches', { filter, today: TODAY });
    await answer({ db }, 'overview', { today: TODAY });
  };
  for (const name of ['7 d', '1 y', 'all'] as const) {
    for (const [text, most] of [
      ['', 34],
      ['by:ISKP #t1', 42],
    ] as const) {
      // Nothing is left in a cache.
      await act({ who: 'ada', kind: 'add', entry: entryOf('attack 2020-05-03 src:AFP Shots') });
      const statements = await during(() => refresh(filterOf(text), name));
      expect(statements, `${name} ${text}`).toBeLessThanOrEqual(most);
    }
  }
});
