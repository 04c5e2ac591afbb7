import { type Expression, PostgresQueryCompiler, type RawNode, type SqlBool, sql } from 'kysely';
import { type SearchTerm, type SqlWords, wordsOf } from '../../src/store/schema/sql-words.ts';

/**
 * PostgreSQL's words. Functions and operators that only PostgreSQL has carry their schema (`pg_catalog`, or `watchfloor`
 * for our own). SQL for both databases cannot, so a check of a statement can tell the two apart.
 */
const POSTGRES_WORDS: SqlWords = {
  stillWanted: () => sql<SqlBool>`true`,
  isRunnerGone: sql<SqlBool>`(watchfloor.process_gone(batch.runner_host, batch.runner_pid, batch.heard_at) = true)`,
  writeState: sql`cast(pg_catalog.pg_current_snapshot() as text)`,
  followIndex: () => sql``,
  withoutIndex: (column) => sql`${column}`,
  joinInOrder: sql`join`,
  isOneOf: (numbers) => sql<SqlBool>`= any(cast(${numbers} as bigint[]))`,
  isOneOfTexts: (texts) => sql<SqlBool>`= any(cast(${texts} as text[]))`,
  numberAt: (object, key) => sql`cast(${at(object, key)} as bigint)`,
  textAt: at,
  now: sql`watchfloor.now_text()`,
  hasWords: (index, terms) =>
    sql<SqlBool>`${sql.ref(`${index}.words`)} operator(pg_catalog.@@) cast(${terms.map(lexemes).join(' & ')} as tsquery)`,
  likeAnyCase: sql`ilike`,
  hasBytes: (text, bytes) =>
    sql<SqlBool>`position(pg_catalog.decode(${bytes}, 'hex') in pg_catalog.convert_to(${text}, 'UTF8')) > 0`,
  setContext: ({ action, unlogged }) =>
    sql`select watchfloor.set_context(${action ?? null}, ${action !== undefined}, ${unlogged ?? null})`,
  lastNumber: (table) =>
    sql`coalesce(pg_catalog.pg_sequence_last_value(pg_catalog.to_regclass(${`${table}_id_seq`})), 0)`,
  followBulk: ({ first, last }) => sql`select watchfloor.follow_bulk(${first}, ${last})`,
  countNew: sql`select watchfloor.count_new()`,
  foldedForm: (field, word) => sql`watchfloor.folded_form(${field}, ${word})`,
  hasGazetteer: sql<SqlBool>`false`,
  placesNamed: () => sql`watchfloor.no_places()`,
  placesBetween: () => sql`watchfloor.no_places()`,
};

function at(object: Expression<unknown>, key: string) {
  return sql<string | null>`(cast(${object} as json) operator(pg_catalog.->>) ${sql.lit(key)})`;
}

function lexemes({ forms, prefix }: SearchTerm): string {
  return `(${forms.map((form) => `'${form.replaceAll("'", "''")}'${prefix ? ':*' : ''}`).join(' | ')})`;
}

/** Compiles statements for PostgreSQL. */
export class PostgresWords extends PostgresQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    const words = wordsOf(node, POSTGRES_WORDS);
    if (words === undefined) super.visitRaw(node);
    else this.visitNode(words);
  }
}
