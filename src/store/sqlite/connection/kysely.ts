import type Database from 'better-sqlite3';
import { Kysely, type RawNode, SqliteDialect, SqliteQueryCompiler } from 'kysely';
import type { Schema } from '../../schema/schema.ts';
import { wordsOf } from '../../schema/sql-words.ts';
import { GivenUp } from './failure.ts';
import { SQLITE_WORDS } from './sql-words.ts';

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
  return { sqlite, db: new Kysely<Schema>({ dialect: new WordedDialect({ database }) }) };
}

class WordedDialect extends SqliteDialect {
  override createQueryCompiler(): SqliteQueryCompiler {
    return new WordedCompiler();
  }
}

/** Puts fragments in which databases differ (`inWords`) in the words of SQLite. */
class WordedCompiler extends SqliteQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    const words = wordsOf(node, SQLITE_WORDS);
    if (words === undefined) super.visitRaw(node);
    else this.visitNode(words);
  }
}
