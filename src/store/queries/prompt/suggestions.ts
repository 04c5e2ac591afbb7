import fuzzysort from 'fuzzysort';
import type { Kysely } from 'kysely';
import { KNOWN_GROUPS } from '../../../domain/actors/actor-kinds.ts';
import { foldedIn } from '../../../domain/actors/name-key.ts';
import { nearName, spelt } from '../../../domain/actors/near-name.ts';
import { foldName } from '../../../domain/names/names.ts';
import {
  countryByName,
  countryName,
  countrySuggestions,
} from '../../../domain/places/countries.ts';
import type { GazetteerPlace } from '../../../domain/places/gazetteer.ts';
import { placesBeginning } from '../../names/gazetteer.ts';
import {
  located,
  placeToken,
  SUGGESTED,
  type Suggested,
  suggestedBeginning,
} from '../../names/suggested.ts';
import type { Answer, Params, SuggestionField } from '../../port/questions.ts';
import type { SuggestionRow } from '../../port/rows-prompt.ts';
import type { Schema } from '../../schema/schema.ts';

/** The least similarity of a suggested name to the typed text; 1 means equal. */
const LEAST_ALIKE = 0.25;

/** How many countries are suggested for a prefix, so that there is room for places. */
const COUNTRIES = 3;
const WHOLE_COUNTRY = 'the whole country';

/**
 * Names that start with the text, most used first; then similar ones, most similar first. For a place, the gazetteer comes
 * before names that only contain the letters of the text. A filter gets a place by its name alone, which matches every place
 * of that name.
 */
export async function suggestions(
  db: Kysely<Schema>,
  params: Params<'suggestions'>,
): Promise<Answer<'suggestions'>> {
  const rows = await suggested(db, params);
  return params.forEntry ? rows : rows.map(({ text, hint }) => ({ text, hint }));
}

async function suggested(
  db: Kysely<Schema>,
  { field, text, limit, forEntry }: Params<'suggestions'>,
): Promise<Answer<'suggestions'>> {
  const complete = async (rows: readonly Suggested[]) => {
    if (field !== 'place') return rows;
    const places = await located(db, rows.slice(0, 2 * limit));
    return forEntry ? places.map(countryInstead) : places;
  };
  const wanted = foldName(text);
  const beginning = await suggestedBeginning(db, field, text);
  // Similarity is computed over all names, so only if there is room for more.
  if (beginning.length >= limit) return offered(await complete(beginning), limit);
  const known = await SUGGESTED[field](db);
  const like = wanted === '' ? [] : alike(known, wanted);
  const own = await complete([...beginning, ...misspelt(field, known, text)]);
  if (field !== 'place' || !forEntry || wanted.length < 2) {
    return offered([...own, ...(await complete(like))], limit);
  }
  const holding = await complete(like.filter(({ folded }) => folded.includes(wanted)));
  const here = offered([...own, ...holding], limit);
  if (here.length === limit) return here;
  const places = (await placesBeginning(db, text, limit)).map(placeSuggestion);
  const others = [...countries(text), ...places, ...(await complete(like))];
  return offered([...here, ...others], limit);
}

/** The first ones, without duplicates and search keys. */
function offered(rows: readonly SuggestionRow[], limit: number): readonly SuggestionRow[] {
  const byToken = new Map<string, SuggestionRow>();
  for (const { text, hint, token } of rows) {
    const written = token ?? text;
    if (!byToken.has(written))
      byToken.set(written, { text, hint, ...(token === undefined ? {} : { token }) });
  }
  return [...byToken.values()].slice(0, limit);
}

function countries(text: string): readonly SuggestionRow[] {
  return countrySuggestions(text)
    .slice(0, COUNTRIES)
    .map(({ hint: name }) => ({ text: name, hint: WHOLE_COUNTRY }));
}

/** A place that publishers call by the name of its country is the country. */
function countryInstead(place: Suggested): Suggested {
  if (countryByName(place.text) === undefined) return place;
  const { token: _, ...country } = place;
  return { ...country, hint: WHOLE_COUNTRY };
}

function placeSuggestion({ name, admin1, country }: GazetteerPlace): SuggestionRow {
  const hint = [admin1, countryName(country)].filter((part) => part !== null).join(', ');
  return { text: name, hint, token: placeToken(name, admin1, country) };
}

/** Names that the text may be a misspelling of, which need not contain all of its letters. */
function misspelt(
  field: SuggestionField,
  known: readonly Suggested[],
  text: string,
): readonly Suggested[] {
  const groups = field === 'actor' ? KNOWN_GROUPS.map(spelt) : [];
  const near = nearName(text, [...known, ...groups]);
  if (near === undefined) return [];
  const found = known.find((one) => one.text === near);
  return [found ?? { ...spelt(near), hint: '', matched: foldedIn(field)(near) }];
}

function alike(known: readonly Suggested[], wanted: string): readonly Suggested[] {
  return fuzzysort
    .go(wanted, known, { key: 'folded', threshold: LEAST_ALIKE })
    .map(({ obj }) => obj);
}
