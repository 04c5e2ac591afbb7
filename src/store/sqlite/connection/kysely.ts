import type Database from 'better-sqlite3';
import { Kysely, type RawNode, SqliteDialect, SqliteQueryCompiler } from 'kysely';
import { foldedIn, type SpelledField } from '../../../domain/actors/name-key.ts';
import type { Schema } from '../../schema/schema.ts';
import { wordsOf } from '../../schema/sql-words.ts';
import { GivenUp } from './failure.ts';
import { isProcessGone } from './process-gone.ts';
import { SQLITE_WORDS } from './sql-words.ts';

/** One thread's connection: the database itself, and the query builder on top of it. */
export type Connection = {
  readonly sqlite: Database.Database;
  readonly db: Kysely<Schema>;
};

/**
 * Connects the query builder to an open database. `isWanted` is called before every statement and, through the SQL function
 * `alive()`, while one runs; once it returns false, the query ends with `GivenUp`.
 */
export function connect(sqlite: Database.Database, isWanted: () => boolean): Connection {
  const goOn = () => {
    if (!isWanted()) throw new GivenUp();
    return 1;
  };
  sqlite.function('alive', { deterministic: false }, goOn);
  sqlite.function('process_gone', { deterministic: false }, isProcessGone);
  sqlite.function('folded_form', { deterministic: true }, (field: SpelledField, word: string) =>
    foldedIn(field)(word),
  );
  const statements = new Map<string, Database.Statement>();
  // Preparing costs six times as much as running, and Kysely prepares a statement for every query.
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

/** Compiles the fragments in which databases differ (`inWords`) for SQLite. */
class WordedCompiler extends SqliteQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    const words = wordsOf(node, SQLITE_WORDS);
    if (words === undefined) super.visitRaw(node);
    else this.visitNode(words);
  }
}
