import { accessSync, constants } from 'node:fs';
import Database from 'better-sqlite3';

const COLUMNS = ['name', 'admin1', 'country', 'lat', 'lon'];

/** The gazetteer's queries as table-valued functions. */
const TABLES: Readonly<
  Record<string, { readonly parameters: readonly string[]; readonly query: string }>
> = {
  gazetteer_named: {
    parameters: ['folded'],
    query: 'where folded = ? order by country, admin1, lat limit 200',
  },
  gazetteer_beginning: {
    parameters: ['folded', 'behind', 'most'],
    query:
      'where folded >= ? and folded < ? order by importance desc, length(folded), folded, country limit ?',
  },
};

/**
 * Lets queries look places up in the gazetteer (`gazetteer_named`, `gazetteer_beginning`), if there is a readable one. It has
 * a read-only connection of its own: an attached database is locked by every write to the main one, and all databases of an
 * installation share this file.
 */
export function serveGazetteer(sqlite: Database.Database, file: string | null): void {
  if (file === null || !isReadable(file)) return;
  let gazetteer: Database.Database | undefined;
  for (const [table, { parameters, query }] of Object.entries(TABLES)) {
    sqlite.table(table, {
      columns: COLUMNS,
      parameters: [...parameters],
      *rows(...values: unknown[]) {
        gazetteer ??= new Database(file, { readonly: true, fileMustExist: true });
        // All rows at once, since the same query may run again before its rows are consumed.
        yield* gazetteer
          .prepare(`${placesOf(gazetteer)} ${query}`)
          .raw()
          .all(values);
      },
    });
  }
}

/** The places, each once; in a gazetteer of an older build all have the same importance. */
function placesOf(gazetteer: Database.Database): string {
  const ranked = gazetteer
    .prepare(`select count(*) from pragma_table_info('city') where name = 'importance'`)
    .pluck()
    .get();
  const places = ranked === 0 ? '(select *, 0 as importance from city)' : 'city';
  return `select distinct ${COLUMNS.join()} from ${places}`;
}

/** Whether places can be looked up in a file. */
export function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
