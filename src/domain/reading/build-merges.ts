import type { Problem } from '../entry/entry.ts';
import { split, textOf } from '../grammar/values.ts';
import { parseRecordName } from '../model/record.ts';
import { type BuildResult, missing, result } from './build-result.ts';
import type { EntryDraft } from './entry-draft.ts';
import { wordsOf } from './entry-words.ts';

/**
 * Builds the entry of a `merge` line: names of actors, or numbers of incidents, separated by commas or white space; names of
 * several words in quotes.
 */
export function buildMerge(draft: EntryDraft, end: number): BuildResult {
  const names = draft.words
    .flatMap(({ value }) => split(value, ','))
    .map((part) => textOf(part).trim());
  const [first, ...others] = [...new Set(names)].filter((name) => name !== '');
  const { into } = draft.texts;
  const problems: Problem[] = [];
  if (first === undefined) problems.push(missing('the actor or incident to merge is missing', end));
  if (into === undefined)
    problems.push(missing('what to merge into is missing: into:NAME or into:I1204', end));
  if (first === undefined || into === undefined) return { entry: undefined, problems };
  const reason = draft.texts.note ?? null;
  const [target, one, ...more] = [into, first, ...others].map(incidentOf);
  if ([target, one, ...more].every((id) => id === undefined))
    return result([], { kind: 'merge', from: [first, ...others], into, reason });
  const rest = more.filter((id) => id !== undefined);
  if (target === undefined || one === undefined || rest.length < more.length)
    return { entry: undefined, problems: [missing(NOT_BOTH, end)] };
  return result([], { kind: 'merge incidents', from: [one, ...rest], into: target, reason });
}

/**
 * Builds the entry of a `split` line: a merged actor, an alias, an actor and its aliases, or an actor and one that it
 * is distinct from; or a merged incident, or an incident and one that it is distinct from.
 */
export function buildSplit(draft: EntryDraft, end: number): BuildResult {
  const name = wordsOf(draft.words);
  const { aliases } = draft;
  const from = draft.texts.from ?? null;
  const reason = draft.texts.note ?? null;
  const problems: Problem[] = [];
  if (name === '')
    problems.push(missing('the merged actor or incident, or the alias, is missing', end));
  if (from !== null && aliases.length > 0)
    problems.push(missing('use alias: and from: in separate lines', end));
  const incident = incidentOf(name);
  const other = from === null ? null : incidentOf(from);
  if (incident === undefined && (other === undefined || other === null))
    return result(problems, { kind: 'split', name, aliases, from, reason });
  if (incident === undefined || other === undefined) problems.push(missing(NOT_BOTH, end));
  if (aliases.length > 0) problems.push(missing('an incident has no aliases', end));
  return result(problems, {
    kind: 'split incident',
    incident: incident ?? 0,
    from: other ?? null,
    reason,
  });
}

const NOT_BOTH = 'this names an incident and an actor; all have to be incidents, or all actors';

function incidentOf(name: string): number | undefined {
  const ref = parseRecordName(name);
  return ref?.kind === 'incident' ? ref.id : undefined;
}
