import {
  type Expression,
  type OperationNode,
  type RawBuilder,
  RawNode,
  type SqlBool,
  sql,
} from 'kysely';

/** One search term: the spellings in which it may occur in a folded text. */
export type SearchTerm = {
  readonly forms: readonly string[];
  /** Whether its last word may continue. */
  readonly prefix: boolean;
};

/** What the triggers of the change log know of a write; what is left out stays as it is. */
export type WriteContext = {
  /** The action to which the lines of the log belong. */
  readonly action?: number | null;
  /** Whether writes leave no lines in the log, since an import or a purge is recorded as a whole. */
  readonly unlogged?: boolean;
  /** Whether incidents are inserted many at a time; `followBulk` does afterwards what triggers do for one alone. */
  readonly bulk?: boolean;
};

/**
 * The fragments of SQL in which databases differ. Everything else that `src/store` asks, outside of the folder of one
 * database, is understood by SQLite 3.40 and by PostgreSQL 15 alike.
 */
export type SqlWords = {
  /** Always true; ends the statement when its answer is no longer wanted. `id` is the row's number in the scan that may be long. */
  readonly stillWanted: (id: Expression<number>) => RawBuilder<SqlBool>;
  /** Whether the process that writes or undoes an import of the table `batch` is gone. */
  readonly isRunnerGone: RawBuilder<SqlBool>;
  /** A text that changes with every write to the database, whoever makes it. */
  readonly writeState: RawBuilder<string>;
  /** After a table: the planner must use this index. */
  readonly followIndex: (index: string) => RawBuilder<unknown>;
  /** A column, for which the planner must use no index. */
  readonly withoutIndex: <T>(column: Expression<T>) => RawBuilder<T>;
  /** Between two tables: an inner join in which the planner must scan the first one first. */
  readonly joinInOrder: RawBuilder<unknown>;
  /** After an operand: it is one of these, however many there are. */
  readonly isOneOf: (numbers: readonly number[]) => RawBuilder<SqlBool>;
  readonly isOneOfTexts: (texts: readonly string[]) => RawBuilder<SqlBool>;
  /** The number under a key of a JSON object; null where it has none. */
  readonly numberAt: (object: Expression<unknown>, key: string) => RawBuilder<number | null>;
  /** The text under a key of a JSON object; null where it has none. */
  readonly textAt: (object: Expression<unknown>, key: string) => RawBuilder<string | null>;
  /** This moment in UTC, as the schema writes it: `2026-11-29T18:59:01.123Z`. */
  readonly now: RawBuilder<string>;
  /** Whether the full-text index has all of the terms for its row. */
  readonly hasWords: (
    index: 'incident_text' | 'quote_text',
    terms: readonly SearchTerm[],
  ) => RawBuilder<SqlBool>;
  /** Between a text and a pattern: `like` that ignores the case of Latin letters. */
  readonly likeAnyCase: RawBuilder<unknown>;
  /** Whether a text contains these bytes (hexadecimal, UTF-8). */
  readonly hasBytes: (text: Expression<unknown>, bytes: string) => RawBuilder<SqlBool>;
  /** A statement that sets the context of the writes after it. */
  readonly setContext: (context: WriteContext) => RawBuilder<unknown>;
  /** A statement: indexes the words of incidents that were inserted in bulk, and marks them as not counted yet. */
  readonly followBulk: (ids: {
    readonly first: number;
    readonly last: number;
  }) => RawBuilder<unknown>;
  /** A statement: adds the incidents that an import has added to the counts, which it does many at a time. */
  readonly countNew: RawBuilder<unknown>;
  /** The highest number that a record of this table has had. */
  readonly lastNumber: (table: string) => RawBuilder<number>;
  /** The form by which the words of a field match (`foldedIn`). */
  readonly foldedForm: (field: Expression<string>, word: Expression<string>) => RawBuilder<string>;
  /** Whether this connection can look places up in a gazetteer. */
  readonly hasGazetteer: RawBuilder<SqlBool>;
  /** A table: the places of the gazetteer with this folded name. */
  readonly placesNamed: (folded: string) => RawBuilder<unknown>;
  /** A table: the places whose folded names lie in a range, most important first. */
  readonly placesBetween: (from: string, before: string, limit: number) => RawBuilder<unknown>;
};

type Say = (words: SqlWords) => RawBuilder<unknown>;
type WordNode = RawNode & { readonly say: Say };

/** A fragment in the words of whichever database the statement is compiled for: `inWords(({ now }) => now)`. */
export function inWords<T>(say: (words: SqlWords) => RawBuilder<T>): RawBuilder<T> {
  const node: WordNode = { ...RawNode.createWithSql('(words of no database)'), say };
  return sql<T>`${{ toOperationNode: () => node }}`;
}

/** What a query compiler must compile in place of a fragment of `inWords`; `undefined` for any other node. */
export function wordsOf(node: RawNode, words: SqlWords): OperationNode | undefined {
  return isWordNode(node) ? node.say(words).toOperationNode() : undefined;
}

function isWordNode(node: RawNode): node is WordNode {
  return 'say' in node;
}

/**
 * A condition that is always true and ends the query when its answer is no longer wanted. Add it to every scan that may be
 * long, with that scan's id column (`where(stillWanted(ref('incident.id')))`); for a join, that of the innermost table.
 */
export function stillWanted(id: Expression<number>): RawBuilder<SqlBool> {
  return inWords((words) => words.stillWanted(id));
}
