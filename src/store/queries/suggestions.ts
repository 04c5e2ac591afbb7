import fuzzysort from 'fuzzysort';
import type { Kysely } from 'kysely';
import { foldName } from '../../domain/names.ts';
import type { Answer, Params } from '../questions.ts';
import type { Schema } from '../schema.ts';
import { SUGGESTED, type Suggested } from '../suggested.ts';

/** How little alike a name may be to what was typed; 1 is the same. */
const LEAST_ALIKE = 0.25;

/** Names that go on as the text begins, most used first; then those that are like it, most alike first. */
export async function suggestions(
  db: Kysely<Schema>,
  { field, text, limit }: Params<'suggestions'>,
): Promise<Answer<'suggestions'>> {
  const known = await SUGGESTED[field](db);
  const wanted = foldName(text);
  const beginning = known.filter(({ folded }) => folded.startsWith(wanted));
  return [...beginning, ...(wanted === '' ? [] : alike(known, wanted))]
    .slice(0, limit)
    .map(({ text, hint }) => ({ text, hint }));
}

function alike(known: readonly Suggested[], wanted: string): readonly Suggested[] {
  return fuzzysort
    .go(wanted, known, { key: 'folded', threshold: LEAST_ALIKE })
    .map(({ obj }) => obj)
    .filter(({ folded }) => !folded.startsWith(wanted));
}
