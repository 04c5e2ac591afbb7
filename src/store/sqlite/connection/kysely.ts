import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../../schema/schema.ts';
import { GivenUp } from './failure.ts';

/** One thread's connection: the database itself, and the query builder on top of it. */
export type Connection = {
  readonly sqlite: Database.Database;
  readonly db: Kysely<Schema>;
};

/**
 * Puts the query builder on an open database. `isWanted` is asked before every statement and, through the
 * SQL function `alive()`, while one runs; once it says no, the query ends with `GivenUp`.
 */
export function connect(sqlite: Database.Database, isWanted: () => boolean): Connection {
  const goOn = () => {
    if (!isWanted()) throw new GivenUp();
    return 1;
  };
  sqlite.function('alive', { deterministic: false }, goOn);
  const statements = new Map<string, Database.Statement>();
  // Preparing costs six times as much as running; Kysely prepares anew for every query.
  const prepare = (text: string) => {
    goOn();
    const known = statements.get(text);
    if (known !== undefined) return known;
    const statement = sqlite.prepare(text);
    if (statements.size >= 500) statements.clear();
    statements.set(text, statement);
    return statement;
  };
  const database = { prepare, close: () => sqlite.close() };
  return { sqlite, db: new Kysely<Schema>({ dialect: new SqliteDialect({ database }) }) };
}
