import {
  type Expression,
  type OperationNode,
  type RawBuilder,
  RawNode,
  type SqlBool,
  sql,
} from 'kysely';

/** One search term: the spellings in which it may stand in a folded text. */
export type SearchTerm = {
  readonly forms: readonly string[];
  /** Whether the last word of it may go on. */
  readonly prefix: boolean;
};

/** What the triggers of the change log are told before a write; what is left out stays as it is. */
export type WriteContext = {
  /** The action that the lines of the log belong to. */
  readonly action?: number | null;
  /** Whether the log gets no lines of what is written, since an import or a purge stands for it. */
  readonly unlogged?: boolean;
};

/**
 * The fragments of SQL in which databases differ. Everything else that `src/store` asks, outside of the folder of one
 * database, is understood by SQLite 3.40 and by PostgreSQL 15 alike.
 */
export type SqlWords = {
  /** Always true; ends the statement when its answer is no longer wanted. Belongs to a scan, of which `id` is the number. */
  readonly stillWanted: (id: Expression<number>) => RawBuilder<SqlBool>;
  /** A text that changes with every write to the database, whoever makes it. */
  readonly writeState: RawBuilder<string>;
  /** After a table: the planner follows this index. */
  readonly followIndex: (index: string) => RawBuilder<unknown>;
  /** A column by which the planner follows no index. */
  readonly withoutIndex: <T>(column: Expression<T>) => RawBuilder<T>;
  /** Between two tables: an inner join that the planner begins with the first one. */
  readonly joinInOrder: RawBuilder<unknown>;
  /** After an operand: it is one of these, however many there are. */
  readonly isOneOf: (values: readonly number[] | readonly string[]) => RawBuilder<SqlBool>;
  /** The number under a key of a JSON object; null where it has none. */
  readonly numberAt: (object: Expression<unknown>, key: string) => RawBuilder<number | null>;
  /** The text under a key of a JSON object; null where it has none. */
  readonly textAt: (object: Expression<unknown>, key: string) => RawBuilder<string | null>;
  /** This moment in UTC, as the schema writes it: `2026-11-29T18:59:01.123Z`. */
  readonly now: RawBuilder<string>;
  /** The index of a table's words has all of the terms for the row. */
  readonly hasWords: (
    index: 'incident_text' | 'quote_text',
    terms: readonly SearchTerm[],
  ) => RawBuilder<SqlBool>;
  /** Between a text and a pattern: `like`, whatever the case of Latin letters. */
  readonly likeAnyCase: RawBuilder<unknown>;
  /** The text has these bytes (hexadecimal, UTF-8). */
  readonly hasBytes: (text: Expression<unknown>, bytes: string) => RawBuilder<SqlBool>;
  /** A statement: what is written from here on belongs to this. */
  readonly setContext: (context: WriteContext) => RawBuilder<unknown>;
  /** Whether this connection can look places up in a gazetteer. */
  readonly hasGazetteer: RawBuilder<SqlBool>;
  /** A table of the gazetteer's places that are called so; the name is folded. */
  readonly placesNamed: (folded: string) => RawBuilder<unknown>;
  /** The same of places whose names lie in a range, the most important first. */
  readonly placesBetween: (from: string, before: string, limit: number) => RawBuilder<unknown>;
};

type Say = (words: SqlWords) => RawBuilder<unknown>;
type WordNode = RawNode & { readonly say: Say };

/** A fragment that is put in the words of the database for which the statement is compiled: `inWords(({ now }) => now)`. */
export function inWords<T>(say: (words: SqlWords) => RawBuilder<T>): RawBuilder<T> {
  const node: WordNode = { ...RawNode.createWithSql('(words of no database)'), say };
  return sql<T>`${{ toOperationNode: () => node }}`;
}

/** The node that a query compiler has to put in place of a fragment of `inWords`; `undefined` for any other node. */
export function wordsOf(node: RawNode, words: SqlWords): OperationNode | undefined {
  return isWordNode(node) ? node.say(words).toOperationNode() : undefined;
}

function isWordNode(node: RawNode): node is WordNode {
  return 'say' in node;
}
