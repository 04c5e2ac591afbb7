import { expressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { foldForSearch } from '../../domain/names/search-folding.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords, stillWanted } from '../schema/sql-words.ts';
import { anyOf, type Holds, isListed } from './conditions.ts';

/** Words that stand beside each other in a text; with `prefix` the last one may go on. */
export type Words = { readonly text: string; readonly prefix: boolean };

/** Scripts that put no space between words, so that a word in them is only ever part of a longer run. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const INDEXED = /[\p{L}\p{N}]/u;
const SPACED =
  /[[\p{L}\p{N}]--[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]]/v;
/** Bytes of what is folded in texts of these scripts: half width, variants of a glyph, signs that are not seen, voicing marks. */
const FOLDED_THERE = ['efbd', 'efbe', 'efb8', 'e280', 'e281', 'e38299', 'e3829a'];

const TEXTS = ['title', 'narrative'];

/** Incidents whose title or narrative has the words, or about which a quote has them. */
export function incidentHas(words: Words): Holds {
  const id = sql.ref('incident.id');
  const probe = anyOf([
    sql<SqlBool>`exists ${foundIn('incident_text', [words], sql`and rowid = ${id}`)}`,
    sql<SqlBool>`${id} in (${inQuotes(words)})`,
    ...(needsSubstring(words)
      ? [sql<SqlBool>`exists (${bySubstring(words)} and written.id = ${id})`]
      : []),
  ]);
  return isListed(idsThatHave(words), probe);
}

/**
 * What holds of incidents that have all of these, each in its own texts or in a quote about it. The index is asked for all
 * that it knows at once, since it then goes through the rarest; only what a quote may add is looked at one by one.
 */
export function incidentHasAll(words: readonly Words[]): readonly Holds[] {
  const indexed = words.filter((one) => !needsSubstring(one));
  const others = words.filter(needsSubstring);
  if (indexed.length < 2) return words.map(incidentHas);
  const inAnyQuote = sql.join(
    indexed.map((one) => inQuotes(one)),
    sql` union `,
  );
  const isThere = (one: Words) => sql`incident_id in (${idsThatHave(one)})`;
  const together = sql`select rowid as incident_id from ${foundIn('incident_text', indexed)} as hit
    union select incident_id from (${inAnyQuote}) as quoted where ${sql.join(indexed.map(isThere), sql` and `)}`;
  return [isListed(together), ...others.map(incidentHas)];
}

/** Of fewer incidents than one of so many, each is looked up in the index; else the index is read through once. */
const LOOKED_UP = 2_000;

/** Takes those that do not have all of the words out of the incidents that are noted; answers how many are left. */
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
      left < all / LOOKED_UP ? sql`and rowid in (select incident_id from found)` : sql``;
    const { numAffectedRows } = await sql`delete from found
      where incident_id not in (${idsThatHave(one, among)})`.execute(db);
    left -= Number(numAffectedRows ?? 0);
  }
  return left;
}

/** Quotes that have the words, or whose speaker or organisation is called so. */
export function quoteHas(words: Words): Holds {
  const quote = expressionBuilder<Schema, 'quote'>();
  const found = quote('quote.id', 'in', foundIn('quote_text', [words]));
  if (!needsSubstring(words)) return found;
  const columns = ['text', 'speaker', 'organisation'].map((column) => sql.ref(column));
  const bySubstring = sql`(select id from quote_words where ${contains(columns, words)})`;
  return quote.or([found, sql<SqlBool>`${sql.ref('quote.id')} in ${bySubstring}`]);
}

/** The numbers of the incidents that have the words; `among` narrows which are looked at in the index. */
function idsThatHave(words: Words, among: RawBuilder<unknown> = sql``): RawBuilder<number> {
  return sql`select rowid as incident_id from ${foundIn('incident_text', [words], among)} as hit
    union ${inQuotes(words)}${needsSubstring(words) ? sql` union ${bySubstring(words)}` : sql``}`;
}

function bySubstring(words: Words): RawBuilder<unknown> {
  const texts = TEXTS.map((column) => foldedText(column, words));
  return sql`select written.id from incident as written join incident_words as folded on folded.id = written.id
    where ${stillWanted(sql.ref<number>('written.id'))} and (${contains(texts, words)})`;
}

// Folding every text takes ten times as long as looking through it, and few texts without spaces have anything to fold.
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

/** The words as they may stand in a folded text, where nobody can tell whether a letter and its mark were typed as one sign. */
function formsOf(text: string): readonly string[] {
  const forms = [text, text.normalize('NFC'), text.normalize('NFD')].map(foldForSearch);
  return [...new Set(forms)].filter((form) => form !== '');
}

// What the index keeps no word of can only be looked for as it stands.
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
