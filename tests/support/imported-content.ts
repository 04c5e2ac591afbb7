import Database from 'better-sqlite3';
import { dump, meaningOf, publishedRows } from '../exchange/database.ts';
import { rowsOf } from './store.ts';

/**
 * Everything that the newest import has brought or changed, in the words of its publisher: incidents with their figures and
 * status, counts, the log, search, rejected rows, doubts. Numbers and times, which differ between two imports of the same rows, are left out.
 */
export function importedContent(file: string): unknown {
  const newest = '(select max(id) from batch)';
  return [
    meaningOf(file),
    publishedRows(file).map(({ line, raw }) => ({ line, raw })),
    ...[
      'select * from day_tally order by 1, 2',
      'select unit, began, name, t.* from actor_tally as t join actor on actor.id = actor_id order by 1, 2, 3',
      'select external_id, status, due, removed_at is null as there from incident order by external_id',
      `select added, changed, unchanged, rejected, withdrawn, state, rows_read, sha256 from batch where id = ${newest}`,
      `select line, column_name, value, reason from rejected_row where batch_id = ${newest} order by line`,
      `select kind, text, line, rows from doubt where batch_id = ${newest} order by id`,
      `select kind, title, tab, count(*) as lines from action left join change on action_id = action.id
        where batch_id = ${newest} group by kind, title, tab order by 1, 2, 3`,
      'select name, kind from actor order by name',
      'select name from source order by name',
    ].map((query) => rowsOf(file, query).map(withoutNumbers)),
    wordsOf(file),
  ];
}

function withoutNumbers(row: unknown): unknown {
  return Object.entries(row as object).filter(([column]) => column !== 'actor_id');
}

/** Every word that the search finds, with the number of its incidents. */
function wordsOf(file: string): readonly unknown[] {
  const sqlite = new Database(file, { readonly: true });
  try {
    sqlite.exec("create virtual table temp.words using fts5vocab(main, incident_text, 'row')");
    return sqlite.prepare('select * from temp.words order by term').all();
  } finally {
    sqlite.close();
  }
}

/** How many rows each table has, but for those that tell of imports and their undoing, and the pages of the search index. */
export function rowCounts(file: string): readonly string[] {
  return Object.entries(dump(file))
    .filter(
      ([name]) => !/^(batch|action|change|rejected_row|row_header|sqlite_|\w+_text_)/.test(name),
    )
    .map(([name, rows]) => `${name} ${rows.length}`);
}
