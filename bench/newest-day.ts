import Database from 'better-sqlite3';

/** The day after the newest in a database: whatever happens then is the first row of the list. */
export function dayAfterNewest(database: string): string {
  const sqlite = new Database(database, { readonly: true });
  try {
    return (
      sqlite
        .prepare<[], string>(
          "select date(substr(max(occurred_from), 1, 10), '+1 day') from incident",
        )
        .pluck()
        .get() ?? '2026-01-01'
    );
  } finally {
    sqlite.close();
  }
}
