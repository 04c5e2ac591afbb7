import Database from 'better-sqlite3';
import type { KyselyPlugin } from 'kysely';
import { v7 } from 'uuid';
import type { Entry } from '../../src/domain/entry/entry.ts';
import type { Filter } from '../../src/domain/filter/filter.ts';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import type { Answer, Params, Question } from '../../src/store/port/questions.ts';
import type { Store } from '../../src/store/port/store.ts';
import { type Connection, connect } from '../../src/store/sqlite/connection/kysely.ts';
import { schemaVersion } from '../../src/store/sqlite/connection/schema-version.ts';
import { beginImport } from '../../src/store/sqlite/threads/import-session.ts';
import { answers } from '../../src/store/sqlite/threads/reader.ts';
import { performAct } from '../../src/store/writing/act.ts';
import { sendRows } from '../../src/store/writing/import/staged-rows.ts';
import { rememberExported } from '../../src/store/writing/joining/remember-exported.ts';
import { emptyDatabase } from './empty-database.ts';

export const TODAY = '2020-06-30';

/** A database in memory, queried without threads. */
export type TestDatabase = Connection & {
  readonly ask: <Q extends Question>(question: Q, params: Params<Q>) => Promise<Answer<Q>>;
  readonly act: Store['act'];
  readonly add: (...entries: readonly Entry[]) => Promise<void>;
  readonly beginImport: Store['beginImport'];
  readonly rememberExported: Store['rememberExported'];
};

/** `plugins` see every statement. */
export function openDatabase(plugins: readonly KyselyPlugin[] = []): TestDatabase {
  const sqlite = new Database(emptyDatabase());
  sqlite.pragma('foreign_keys = on');
  const { db } = connect(sqlite, () => true);
  const connection = {
    sqlite,
    db: plugins.reduce((inner, plugin) => inner.withPlugin(plugin), db),
  };
  const act: Store['act'] = (act, uid = v7()) => performAct(connection.db, act, uid);
  return {
    ...connection,
    ask: (question, params) => answers[question](connection.db, params),
    act,
    beginImport: async (header) => {
      const known = schemaVersion(sqlite);
      const running = await beginImport(
        { connection, known, mostInOne: 20_000, inLine: (work) => work() },
        header,
      );
      return { ...running, put: (rows, at) => running.put(sendRows(rows), at) };
    },
    rememberExported: (given) => rememberExported(connection.db, given),
    add: async (...entries) => {
      for (const entry of entries) await act({ who: 'tester', kind: 'add', entry });
    },
  };
}

/** The filter of a text, read on the tests' present day. */
export function filterOf(text: string): Filter {
  const { filter, problems } = readFilter(text, { now: `${TODAY}T12:00:00Z`, zone: 'UTC' });
  if (problems.length > 0) throw new Error(`${text}: ${problems.map((one) => one.message)}`);
  return filter;
}
