import { expressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { foldForSearch } from '../../domain/names/search-folding.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords, stillWanted } from '../schema/sql-words.ts';
import { anyOf, type Holds, isListed } from './conditions.ts';
import { andMerged, andPresent } from './merged-incidents.ts';

/** A phrase; with `prefix` its last word may continue. */
export type Words = { readonly text: string; readonly prefix: boolean };

/** Scripts that do not separate words by spaces, so that the index cannot find words in them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const INDEXED = /[\p{L}\p{N}]/u;
const SPACED =
  /[[\p{L}\p{N}]--[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]/v;
/** First bytes of what is folded in these scripts: half-width forms, variation selectors, invisible characters, voicing marks. */
const FOLDED_THERE = ['efbd', 'efbe', 'efb8', 'e280', 'e281', 'e38299', 'e3829a'];

const TEXTS = ['title', 'narrative'];

/** Incidents with the words in their title or narrative, or in a quote about them. */
export function incidentHas(words: Words): Holds {
  const id = sql.ref('incident.id');
  const probe = anyOf([
    sql<SqlBool>`exists ${foundIn('incident_text', [words], sql`and rowid = ${id}`)}`,
    sql<SqlBool>`${id} in (${inQuotes(words)})`,
    ...(needsSubstring(words)
      ? [sql<SqlBool>`exists (${bySubstring(words)} and written.id = ${id})`]
      : []),
    sql<SqlBool>`exists (select 1 from merged_incident as merged
      where merged.into_id = ${id} and merged.incident_id in (${idsThatHave(words)}))`,
  ]);
  return isListed(idsThatHave(words), probe);
}

/**
 * Incidents that have all of these phrases, each in their own texts or in a quote about them. Indexed phrases are searched
 * together, so that the index starts with the rarest; incidents that a quote may add are checked one by one.
 */
export function incidentHasAll(words: readonly Words[]): readonly Holds[] {
  const indexed = words.filter((one) => !needsSubstring(one));
  const others = words.filter(needsSubstring);
  if (indexed.length < 2) return words.map(incidentHas);
  const inAnyQuote = sql.join(
    indexed.map((one) => inQuotes(one)),
    sql` union `,
  );
  const isThere = (one: Words) => sql`incident_id in (${andPresent(idsThatHave(one))})`;
  const together = sql`select rowid as incident_id from ${foundIn('incident_text', indexed)} as hit
    union select incident_id from (${andPresent(inAnyQuote)}) as quoted where ${sql.join(indexed.map(isThere), sql` and `)}`;
  return [isListed(together), ...others.map(incidentHas)];
}

/** If fewer than one in this many incidents are left, each is looked up in the index; otherwise the index is scanned once. */
const LOOKED_UP = 2_000;

/** Deletes incidents without all of the phrases from the temporary table `found`; returns how many are left. */
export async function keepThoseThatHave(
  db: Kysely<Schema>,
  words: readonly Words[],
  noted: number,
): Promise<number> {
  let left = noted;
  const { all } = await db
    .selectFrom('digest')
    .select((eb) => eb.fn.coalesce(eb.fn.max('id'), sql<number>`0`).as('all'))
    .executeTakeFirstOrThrow();
  for (const one of words) {
    const among =
      left < all / LOOKED_UP
        ? sql`and rowid in (${andMerged(sql`select incident_id from found`)})`
        : sql``;
    const { numAffectedRows } = await sql`delete from found
      where incident_id not in (${andPresent(idsThatHave(one, among))})`.execute(db);
    left -= Number(numAffectedRows ?? 0);
  }
  return left;
}

/** Quotes with the words in their text, speaker or organisation. */
export function quoteHas(words: Words): Holds {
  const quote = expressionBuilder<Schema, 'quote'>();
  const found = quote('quote.id', 'in', foundIn('quote_text', [words]));
  if (!needsSubstring(words)) return found;
  const columns = ['text', 'speaker', 'organisation'].map((column) => sql.ref(column));
  const bySubstring = sql`(select id from quote_words where ${contains(columns, words)})`;
  return quote.or([found, sql<SqlBool>`${sql.ref('quote.id')} in ${bySubstring}`]);
}

/** The numbers of the incidents that have the words; `among` limits which rows of the index are searched. */
function idsThatHave(words: Words, among: RawBuilder<unknown> = sql``): RawBuilder<number> {
  return sql`select rowid as incident_id from ${foundIn('incident_text', [words], among)} as hit
    union ${inQuotes(words)}${needsSubstring(words) ? sql` union ${bySubstring(words)}` : sql``}`;
}

function bySubstring(words: Words): RawBuilder<unknown> {
  const texts = TEXTS.map((column) => foldedText(column, words));
  return sql`select written.id from incident as written join incident_words as folded on folded.id = written.id
    where ${stillWanted(sql.ref<number>('written.id'))} and (${contains(texts, words)})`;
}

// Folding every text takes ten times as long as searching it, and few texts in scripts without spaces need folding.
function foldedText(column: string, { text }: Words): RawBuilder<unknown> {
  const folded = sql.ref(`folded.${column}`);
  if (SPACED.test(text)) return folded;
  const written = sql.ref(`written.${column}`);
  const leads = FOLDED_THERE.map((lead) => inWords(({ hasBytes }) => hasBytes(written, lead)));
  return sql`case when ${sql.join(leads, sql` or `)} then ${folded} else ${written} end`;
}

function inQuotes(words: Words): RawBuilder<unknown> {
  return sql`select incident_id from quote_incident join quote on quote.id = quote_incident.quote_id
    where quote.removed_at is null and ${quoteHas(words)}`;
}

function foundIn(
  table: 'incident_text' | 'quote_text',
  words: readonly Words[],
  among: RawBuilder<unknown> = sql``,
): RawBuilder<number> {
  const terms = words.map(({ text, prefix }) => ({ forms: formsOf(text), prefix }));
  return sql<number>`(select rowid from ${sql.table(table)}
    where ${inWords(({ hasWords }) => hasWords(table, terms))} ${among}
      and ${stillWanted(sql.ref<number>(`${table}.rowid`))})`;
}

/** The forms that a phrase can have in a folded text: letters with marks may be stored composed or decomposed. */
function formsOf(text: string): readonly string[] {
  const forms = [text, text.normalize('NFC'), text.normalize('NFD')].map(foldForSearch);
  return [...new Set(forms)].filter((form) => form !== '');
}

// Text that the index has no words for can only be searched as a substring.
function needsSubstring({ text }: Words): boolean {
  return UNSPACED.test(text) || !INDEXED.test(text);
}

const likeAnyCase = inWords((words) => words.likeAnyCase);

function contains(texts: readonly RawBuilder<unknown>[], { text }: Words): Holds {
  const patterns = formsOf(text).map((form) => `%${form.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return anyOf(
    texts.flatMap((folded) =>
      patterns.map((pattern) => sql<SqlBool>`${folded} ${likeAnyCase} ${pattern} escape '\\'`),
    ),
  );
}
