import type { Problem } from '../entry/entry.ts';
import { split, textOf } from '../grammar/values.ts';
import { parseRecordName } from '../model/record.ts';
import { type BuildResult, missing, result } from './build-result.ts';
import type { EntryDraft } from './entry-draft.ts';

/** Builds the entry of a `tag` or `untag` line: incidents, separated by commas or white space, and tags. */
export function buildTag(
  draft: EntryDraft,
  { named, end }: { readonly named: string; readonly end: number },
): BuildResult {
  const problems: Problem[] = [];
  const incidents = new Set<number>();
  for (const word of draft.words) {
    for (const part of split(word.value, ',')) {
      const name = textOf(part).trim();
      const ref = parseRecordName(name);
      if (ref?.kind === 'incident') incidents.add(ref.id);
      else if (name !== '') {
        const message = `\`${name}\` is not an incident such as I1204`;
        problems.push({ span: part.span, message });
      }
    }
  }
  const [one, ...others] = incidents;
  const [tag, ...tags] = draft.tags;
  if (one === undefined && problems.length === 0)
    problems.push(missing('the incidents are missing, such as I1204,I1207', end));
  if (tag === undefined) problems.push(missing('the tag is missing, such as #drill', end));
  if (one === undefined || tag === undefined) return { entry: undefined, problems };
  return result(problems, {
    kind: 'tag',
    incidents: [one, ...others],
    tags: [tag, ...tags],
    takesOff: named === 'untag',
    reason: draft.texts.note ?? null,
  });
}
