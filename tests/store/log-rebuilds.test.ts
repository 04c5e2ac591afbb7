import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attempt, attempts } from '../support/acting.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { importedIncident, importRows } from '../support/imported.ts';

const TABLES = [
  'source',
  'actor',
  'alias',
  'incident',
  'tag',
  'relation',
  'report',
  'figure',
  'attribution',
  'quote',
  'quote_actor',
  'quote_incident',
  'estimate',
  'milestone',
  'pin',
] as const;

type Stored = Readonly<Record<string, unknown>>;
type Logged = { tab: string; row_id: number; before: string | null; after: string | null };

/** Rows by table and number as the log alone tells them; `null` is a row that is gone. */
function replayed(database: TestDatabase): Map<string, Stored | null> {
  const lines = database.sqlite.prepare('select * from change order by id').all() as Logged[];
  return new Map(
    lines.map(({ tab, row_id, after }) => [
      `${tab} ${row_id}`,
      after === null ? null : JSON.parse(after),
    ]),
  );
}

/** What stood in a row before the first line about it. */
function firstBefore(database: TestDatabase): Map<string, Stored | null> {
  const lines = database.sqlite.prepare('select * from change order by id desc').all() as Logged[];
  return new Map(
    lines.map(({ tab, row_id, before }) => [
      `${tab} ${row_id}`,
      before === null ? null : JSON.parse(before),
    ]),
  );
}

/** What follows from an incident's reports, and is worked out from them again. */
const WORKED_OUT = /^(evidence|grade|due|status|(killed|civilians|wounded)_(low|best|high))$/;

function stored(database: TestDatabase): Map<string, Stored> {
  const rows = TABLES.flatMap((table) =>
    (database.sqlite.prepare(`select * from ${table}`).all() as Stored[]).map(
      (row) => [`${table} ${row.id}`, table === 'incident' ? entered(row) : row] as const,
    ),
  );
  return new Map(rows);
}

function entered(row: Stored): Stored {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !WORKED_OUT.test(column)));
}

it('the log, with the rows of imports, reproduces every record', async () => {
  await fc.assert(
    fc.asyncProperty(attempts, async (all) => {
      const database = openDatabase();
      await importRows(database, [importedIncident('1'), importedIncident('2')]);
      const brought = stored(database);
      for (const tried of all) await attempt(database, 'anna', tried);
      const told = replayed(database);
      const before = firstBefore(database);
      const now = stored(database);
      for (const [key, row] of now) {
        const logged = told.get(key);
        // A row without lines is one that the import brought and nobody has touched.
        if (logged === undefined) expect(row, key).toEqual(brought.get(key));
        else expect(row, key).toMatchObject(logged ?? {});
      }
      for (const [key, logged] of told) if (logged === null) expect(now.has(key), key).toBe(false);
      for (const [key, row] of brought) {
        const was = before.get(key);
        if (was !== undefined) expect(row, key).toMatchObject(was ?? {});
      }
      database.sqlite.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);
