import { type SqlBool, sql } from 'kysely';
import type { SearchTerm, SqlWords } from '../../schema/sql-words.ts';

/** The words of SQLite. `alive()`, `process_gone()`, `folded_form()` and the gazetteer's tables are functions of the connection. */
export const SQLITE_WORDS: SqlWords = {
  // Asking at every 1,024th row costs nothing measurable.
  stillWanted: (id) => sql<SqlBool>`((${id} & 1023) <> 0 or alive())`,
  isRunnerGone: sql<SqlBool>`(batch.runner_token is not null
    and process_gone(batch.runner_host, batch.runner_pid, batch.heard_at))`,
  // Of what this connection itself writes, only new lines of the log, actions, actors and sources tell.
  writeState: sql`(select data_version || ' ' ||
    (select coalesce(max(id), 0) from change) || ' ' || (select coalesce(max(id), 0) from action) || ' ' ||
    (select coalesce(max(id), 0) from actor) || ' ' || (select coalesce(max(id), 0) from source)
    from pragma_data_version)`,
  followIndex: (index) => sql`indexed by ${sql.ref(index)}`,
  withoutIndex: (column) => sql`+${column}`,
  joinInOrder: sql`cross join`,
  isOneOf: isListed,
  isOneOfTexts: isListed,
  numberAt: (object, key) => sql`(${object} ->> ${sql.lit(key)})`,
  textAt: (object, key) => sql`(${object} ->> ${sql.lit(key)})`,
  now: sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  hasWords: (index, terms) =>
    sql<SqlBool>`${sql.table(index)} match ${terms.map(phrase).join(' AND ')}`,
  likeAnyCase: sql`like`,
  hasBytes: (text, bytes) =>
    sql<SqlBool>`instr(cast(${text} as blob), ${sql.raw(`x'${bytes}'`)}) > 0`,
  setContext: ({ action, unlogged, bulk }) =>
    sql`update context set ${sql.join([
      ...(action === undefined ? [] : [sql`action_id = ${action}`]),
      ...(unlogged === undefined ? [] : [sql`importing = ${unlogged ? 1 : 0}`]),
      ...(bulk === undefined ? [] : [sql`bulk = ${bulk ? 1 : 0}`]),
    ])} where id = 1`,
  lastNumber: (table) =>
    sql`coalesce((select seq from sqlite_sequence where name = ${sql.lit(table)}), 0)`,
  followBulk: ({ first, last }) => sql`insert into bulk_added values (${first}, ${last})`,
  countNew: sql`insert into count_waiting values (1)`,
  foldedForm: (field, word) => sql`folded_form(${field}, ${word})`,
  hasGazetteer: sql`exists (select 1 from pragma_module_list where name = 'gazetteer_named')`,
  placesNamed: (folded) => sql`gazetteer_named(${folded})`,
  placesBetween: (from, before, limit) => sql`gazetteer_beginning(${from}, ${before}, ${limit})`,
};

// One parameter, whatever the length of the list, so that the statement stays prepared.
function isListed(values: readonly (number | string)[]) {
  return sql<SqlBool>`in (select value from json_each(${JSON.stringify(values)}))`;
}

// Within quotes nothing that a person types is syntax of the full-text search; a null character would end the text.
function phrase({ forms, prefix }: SearchTerm): string {
  const quoted = forms.map(
    (form) => `"${form.replaceAll('"', '""').replaceAll('\0', ' ')}"${prefix ? '*' : ''}`,
  );
  return quoted.length === 0 ? '""' : `(${quoted.join(' OR ')})`;
}
