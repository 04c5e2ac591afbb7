import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryId,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import { PostgresWords } from './postgres-words.ts';

/** The size that a database pretends to have, so that the program uses the statements for a large one. */
export type Size = {
  /** How many incidents match. */
  readonly matching: number;
  /** How many began in the window. */
  readonly begun: number;
};

/** Compiles each statement for PostgreSQL as well, while SQLite answers it. */
export class Recorder implements KyselyPlugin {
  readonly statements = new Set<string>();
  size: Size | undefined;
  readonly #counts = new WeakMap<QueryId, keyof Size>();

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    const { sql } = new PostgresWords().compileQuery(node, queryId);
    this.statements.add(sql);
    if (/^insert into "?found|^\s*select count\(\*\) as count/.test(sql)) {
      this.#counts.set(queryId, 'matching');
    }
    if (/^\s*select count\(\*\) as begun/.test(sql)) this.#counts.set(queryId, 'begun');
    return node;
  }

  async transformResult({
    result,
    queryId,
  }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const counted = this.#counts.get(queryId);
    if (this.size === undefined || counted === undefined) return result;
    const count = this.size[counted];
    return {
      ...result,
      numAffectedRows: BigInt(count),
      rows: result.rows.map((row) => ({ ...row, count, begun: count })),
    };
  }
}
