import { ESTIMATE_MEASURES } from '../entry/entry.ts';
import { FILTER_HAS, FILTER_IS } from '../filter/filter.ts';
import { ENTRY_KEYS } from '../grammar/entry-keys.ts';
import { FILTER_KEYS } from '../grammar/filter-keys.ts';
import { LINE_WORDS } from '../grammar/line-kinds.ts';
import { nameToken } from '../grammar/quoting.ts';
import { ACTOR_KINDS } from '../model/actor.ts';
import { EVENT_SLUGS, eventTypeLabel, readEventType } from '../model/event-types.ts';
import { RELIABILITIES } from '../model/grade.ts';
import { STATUSES, VERDICTS } from '../model/status.ts';
import { everydayTypes } from '../names/everyday-words.ts';
import { foldName } from '../names/names.ts';
import { countrySuggestions } from '../places/countries.ts';
import { PLACED } from '../places/placed.ts';
import type { SuggestionTarget } from './completion-target.ts';

/** A candidate: the text to insert, and a word about what it is. */
export type Suggestion = { readonly text: string; readonly hint: string };

/**
 * The candidates that the grammar itself has for a field: first those that begin with the text, then those that contain
 * it.
 */
export function staticSuggestions(target: SuggestionTarget, text: string): readonly Suggestion[] {
  if (target === 'country') return countrySuggestions(text);
  const wanted = foldName(text);
  const choices = choicesFor(target);
  const beginning = choices.filter((choice) => choice.text.startsWith(wanted));
  // The words of a title must not match the middle of a key.
  if (target.endsWith('-key')) return beginning;
  const found = [
    ...beginning,
    ...choices.filter((choice) => choice.text.includes(wanted) && !beginning.includes(choice)),
  ];
  if (found.length > 0 || !(target === 'kind' || target === 'type')) return found;
  return everydayTypes(text).flatMap((word) => choices.filter((choice) => choice.text === word));
}

/** A candidate as it stands in the line: quoted if the grammar requires it, keys as they are. */
export function quoteForToken(text: string): string {
  return /^[A-Za-z][A-Za-z-]*:$/.test(text) ? text : nameToken(text);
}

const TYPES: readonly Suggestion[] = EVENT_SLUGS.map((text) => ({
  text,
  hint: eventTypeLabel(readEventType(text)?.type ?? text),
}));

const KINDS: readonly Suggestion[] = [
  ...TYPES,
  ...LINE_WORDS.map(({ word, help }) => ({ text: word, hint: help })),
];

function choicesFor(target: SuggestionTarget): readonly Suggestion[] {
  switch (target) {
    case 'kind':
      return KINDS;
    case 'type':
      return TYPES;
    case 'status':
      return plain(STATUSES);
    case 'verdict':
      return plain(VERDICTS);
    case 'measure':
      return plain(ESTIMATE_MEASURES);
    case 'actor-kind':
      return plain(ACTOR_KINDS);
    case 'letter':
      return plain(RELIABILITIES);
    case 'placed':
      return plain(PLACED);
    case 'has':
      return plain(FILTER_HAS);
    case 'is':
      return plain(FILTER_IS);
    case 'date':
      return plain(['today', 'yesterday']);
    case 'filter-key':
      return FILTER_KEYS.flatMap(({ key, shape, help }) =>
        shape === undefined ? [] : [{ text: `${key}:`, hint: help }],
      );
    default:
      return entryKeys(target);
  }
}

function entryKeys(target: SuggestionTarget): readonly Suggestion[] {
  return ENTRY_KEYS.flatMap(({ key, shape, lines, help }) => {
    const isHere = shape !== undefined && lines.some((kind) => target === `${kind}-key`);
    return isHere ? [{ text: `${key}:`, hint: help }] : [];
  });
}

function plain(words: readonly string[]): readonly Suggestion[] {
  return words.map((text) => ({ text, hint: '' }));
}
