import {
  type Expression,
  expressionBuilder,
  type Kysely,
  type RawBuilder,
  type SqlBool,
  sql,
} from 'kysely';
import { stillWanted } from './queries/give-up.ts';
import type { Schema } from './schema.ts';

/** Words to be found as they stand beside each other; with `prefix` the last one may go on. */
export type Words = { readonly text: string; readonly prefix: boolean };

/** Scripts that put no space between words, so that a word in them is only ever part of a longer run. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const INDEXED = /[\p{L}\p{N}]/u;

/** Incidents whose title or narrative has the words, or about which a quote has them. */
export function incidentHas(words: Words): Expression<SqlBool> {
  const incident = expressionBuilder<Schema, 'incident'>();
  const direct = incident('incident.id', 'in', foundIn('incident_text', words));
  const inQuote = incident('incident.id', 'in', inQuotes(words));
  const ways: Expression<SqlBool>[] = [direct, inQuote];
  if (needsSubstring(words)) {
    ways.push(contains(incident, ['incident.title', 'incident.narrative'], words));
  }
  return incident.or(ways);
}

/**
 * Takes those that do not have the words out of the incidents that are noted. Of words that very many incidents have,
 * only these are looked up.
 */
export async function keepThoseThatHave(db: Kysely<Schema>, words: Words): Promise<void> {
  const incident = expressionBuilder<Schema, 'incident'>();
  const noted = sql`(select incident_id from temp.found)`;
  const ways = [
    sql`select rowid from incident_text where incident_text match ${phrase(words)} and rowid in ${noted}`,
    sql`select incident_id from ${inQuotes(words)}`,
    ...(needsSubstring(words)
      ? [
          sql`select id from incident where id in ${noted}
            and ${contains(incident, ['incident.title', 'incident.narrative'], words)}`,
        ]
      : []),
  ];
  await sql`delete from temp.found where incident_id not in (${sql.join(ways, sql` union `)})`.execute(
    db,
  );
}

/** Quotes that have the words, or whose speaker or organisation is called so. */
export function quoteHas(words: Words): Expression<SqlBool> {
  const quote = expressionBuilder<Schema, 'quote'>();
  const found = quote('quote.id', 'in', foundIn('quote_text', words));
  if (!needsSubstring(words)) return found;
  const columns = ['quote.text', 'quote.speaker', 'quote.organisation'];
  return quote.or([found, contains(quote, columns, words)]);
}

function inQuotes(words: Words) {
  return expressionBuilder<Schema, never>()
    .selectFrom('quote_incident')
    .innerJoin('quote', 'quote.id', 'quote_incident.quote_id')
    .where('quote.removed_at', 'is', null)
    .where(quoteHas(words))
    .select('quote_incident.incident_id');
}

function foundIn(table: 'incident_text' | 'quote_text', words: Words): RawBuilder<number> {
  return sql<number>`(select rowid from ${sql.table(table)}
    where ${sql.table(table)} match ${phrase(words)} and ${stillWanted(sql.ref<number>(`${table}.rowid`))})`;
}

// Within quotes nothing that a person types is syntax of the full-text search; it would end at a null character.
function phrase({ text, prefix }: Words): string {
  const quoted = text.replaceAll('"', '""').replaceAll('\0', ' ');
  return `"${quoted}"${prefix ? '*' : ''}`;
}

// What the index keeps no word of can only be looked for as it stands.
function needsSubstring({ text }: Words): boolean {
  return UNSPACED.test(text) || !INDEXED.test(text);
}

function contains(
  { or }: Pick<ReturnType<typeof expressionBuilder<Schema, never>>, 'or'>,
  columns: readonly string[],
  { text }: Words,
): Expression<SqlBool> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return or(columns.map((column) => sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`));
}
