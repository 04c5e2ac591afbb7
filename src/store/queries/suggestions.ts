import fuzzysort from 'fuzzysort';
import type { Kysely } from 'kysely';
import { countryName } from '../../domain/countries.ts';
import type { GazetteerPlace } from '../../domain/gazetteer.ts';
import { foldName } from '../../domain/names.ts';
import { nearName, spelt } from '../../domain/near-name.ts';
import { KNOWN_GROUPS } from '../../domain/party-kinds.ts';
import { nameToken } from '../../domain/quoting.ts';
import { placesBeginning } from '../gazetteer.ts';
import type { Answer, Params, SuggestionField } from '../questions.ts';
import type { SuggestionRow } from '../rows-prompt.ts';
import type { Schema } from '../schema.ts';
import { matching, SUGGESTED, type Suggested } from '../suggested.ts';

/** How little alike a name may be to what was typed; 1 is the same. */
const LEAST_ALIKE = 0.25;

/** Names that go on as the text begins, most used first; then those that are like it, most alike first. */
export async function suggestions(
  db: Kysely<Schema>,
  { field, text, limit, withGazetteer }: Params<'suggestions'>,
): Promise<Answer<'suggestions'>> {
  const known = await SUGGESTED[field](db);
  const wanted = foldName(text);
  const begun = matching(field)(text);
  const beginning = known.filter(({ matched }) => matched.startsWith(begun));
  const like = wanted === '' ? [] : alike(known, wanted);
  const own = [...new Set([...beginning, ...misspelt(field, known, text), ...like])]
    .slice(0, limit)
    .map(({ text, hint }) => ({ text, hint }));
  if (field !== 'place' || !withGazetteer || own.length === limit) return own;
  const places = await placesBeginning(db, text, limit - own.length);
  return [...own, ...places.map(placeSuggestion)];
}

/** Put in whole, so that it is clear which place of that name is meant. */
function placeSuggestion({ name, admin1, country }: GazetteerPlace): SuggestionRow {
  const hint = [admin1, countryName(country)].filter((part) => part !== null).join(', ');
  const parts = [name, ...(admin1 === null ? [] : [admin1]), country];
  return { text: name, hint, token: parts.map(nameToken).join(',') };
}

/** What the text may be a slip of, which need not hold all of its letters. */
function misspelt(
  field: SuggestionField,
  known: readonly Suggested[],
  text: string,
): readonly SuggestionRow[] {
  const groups = field === 'actor' ? KNOWN_GROUPS.map(spelt) : [];
  const near = nearName(text, [...known, ...groups]);
  if (near === undefined) return [];
  return [known.find((one) => one.text === near) ?? { ...spelt(near), hint: '' }];
}

function alike(known: readonly Suggested[], wanted: string): readonly Suggested[] {
  return fuzzysort
    .go(wanted, known, { key: 'folded', threshold: LEAST_ALIKE })
    .map(({ obj }) => obj);
}
