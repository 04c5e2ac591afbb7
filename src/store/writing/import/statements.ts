import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Cell } from '../../../domain/model/change.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';

/** The values of one run of a statement. */
type Values = Readonly<Record<string, Cell | Buffer>>;

/** Where the values stand in a statement. */
export type Places<V> = { readonly [K in keyof V]: RawBuilder<V[K]> };

/** A statement that is compiled once and run with other values each time. */
export type Statement<V, O> = {
  readonly all: (values: V) => Promise<readonly O[]>;
  readonly first: (values: V) => Promise<O | undefined>;
  /** The row that there is always one of, such as what an insert returns. */
  readonly one: (values: V) => Promise<O>;
  /** Answers with how many rows were written. */
  readonly run: (values: V) => Promise<number>;
};

/** Prepares a statement; it is compiled when it is first run. */
export type Prepare = <V extends Values, O>(
  build: (places: Places<V>) => CompiledQuery<O>,
) => Statement<V, O>;

/**
 * Prepares an insert of many rows, which answers with what it returns for each; an insert costs more for a row alone than as
 * one of many. `build` is handed the places of one row or of `ROWS_AT_ONCE`.
 */
export type PrepareMany = <V extends Values, O>(
  build: (rows: readonly Places<V>[]) => CompiledQuery<O>,
) => (rows: readonly V[]) => Promise<readonly O[]>;

const ROWS_AT_ONCE = 64;

/** Stands in a compiled statement for a value that is not known yet, that of a row of those that are handed over. */
class Place {
  readonly name: string;
  readonly row: number;
  constructor(name: string, row: number) {
    this.name = name;
    this.row = row;
  }
}

/**
 * Statements for an import, which runs a dozen for each row of a file. Kysely takes 15 to 30 µs to build and compile one, and
 * 4 µs to hand one to its connection, where SQLite takes 2 µs to run it: so each is compiled once, and the connection is
 * asked for once. `db` has to be the transaction's, and the statements end with it.
 */
export async function openStatements(
  db: Kysely<Schema>,
): Promise<{ readonly prepare: Prepare; readonly prepareMany: PrepareMany }> {
  const connection = await db.getExecutor().provideConnection(async (one) => one);
  const runWith = <O>(compiled: CompiledQuery<O>, rows: readonly Values[]) => {
    const parameters = compiled.parameters.map((one) =>
      one instanceof Place ? rows[one.row]?.[one.name] : one,
    );
    return connection.executeQuery<O>({ ...compiled, parameters });
  };
  const prepare: Prepare = <V extends Values, O>(
    build: (places: Places<V>) => CompiledQuery<O>,
  ): Statement<V, O> => {
    let compiled: CompiledQuery<O> | undefined;
    const run = (values: V) => {
      compiled ??= build(placesOf<V>(0));
      return runWith(compiled, [values]);
    };
    return {
      all: async (values) => (await run(values)).rows,
      first: async (values) => (await run(values)).rows[0],
      one: async (values) => {
        const [row] = (await run(values)).rows;
        if (row === undefined) throw new StoreError('internal', 'A statement returned no row.');
        return row;
      },
      run: async (values) => Number((await run(values)).numAffectedRows ?? 0n),
    };
  };
  const prepareMany: PrepareMany = <V extends Values, O>(
    build: (rows: readonly Places<V>[]) => CompiledQuery<O>,
  ) => {
    const bySize = new Map<number, CompiledQuery<O>>();
    const compiledFor = (size: number) => {
      const known = bySize.get(size);
      const compiled = known ?? build(Array.from({ length: size }, (_, row) => placesOf<V>(row)));
      bySize.set(size, compiled);
      return compiled;
    };
    return async (rows: readonly V[]) => {
      const returned: O[] = [];
      for (let from = 0; from < rows.length; ) {
        const size = rows.length - from < ROWS_AT_ONCE ? 1 : ROWS_AT_ONCE;
        const some = rows.slice(from, from + size);
        returned.push(...(await runWith(compiledFor(size), some)).rows);
        from += size;
      }
      return returned;
    };
  };
  return { prepare, prepareMany };
}

function placesOf<V extends Values>(row: number): Places<V> {
  return new Proxy({} as Places<V>, {
    get: (_, name) => sql.val(new Place(String(name), row)),
  });
}

/** The places of these columns, for an insert. */
export function columnsAt<V, K extends keyof V>(
  places: Places<V>,
  columns: readonly K[],
): Pick<Places<V>, K> {
  return Object.fromEntries(columns.map((column) => [column, places[column]])) as Pick<
    Places<V>,
    K
  >;
}
