import type { PinEntry, Problem } from '../entry/entry.ts';
import type { WordToken } from '../grammar/lexer.ts';
import { MEASURES, type Measure } from '../model/figure.ts';
import { RELIABILITIES } from '../model/grade.ts';
import { parseRecordName } from '../model/record.ts';
import { nearest } from '../names/names.ts';
import { type BuildResult, missing, result, surplus } from './build-result.ts';
import type { EntryDraft } from './entry-draft.ts';
import { wordsOf } from './entry-words.ts';

/** Builds the entry of an `actor` line. */
export function buildActor(draft: EntryDraft, end: number): BuildResult {
  const name = wordsOf(draft.words);
  return result(name === '' ? [missing('the name of the actor is missing', end)] : [], {
    kind: 'actor',
    name,
    shortName: draft.texts.short ?? null,
    actorKind: draft.actorKind ?? 'unknown',
    aliases: draft.aliases,
  });
}

/** Builds the entry of a `source` line. */
export function buildSource(draft: EntryDraft, end: number): BuildResult {
  const name = wordsOf(draft.words);
  return result(name === '' ? [missing('the name of the source is missing', end)] : [], {
    kind: 'source',
    name,
    reliability: draft.reliability ?? 'F',
    origin: draft.texts.origin ?? null,
    reason: draft.texts.note ?? null,
  });
}

/** Builds the entry of a `grade` line: the source's name, then its letter, then the reason. */
export function buildGrade(draft: EntryDraft, end: number): BuildResult {
  const letter = draft.words.at(-1);
  const source = wordsOf(draft.words.slice(0, -1));
  const reliability = RELIABILITIES.find((one) => one === letter?.text.toUpperCase());
  const reason = draft.texts.note ?? null;
  const problems: Problem[] = [];
  if (letter === undefined)
    problems.push(missing('the name of the source and its letter are missing', end));
  else if (reliability === undefined) {
    const message = `\`${letter.text}\` is not a letter A to F; the letter comes last, as in grade Reuters B`;
    problems.push({ span: letter.span, message });
  } else if (source === '')
    problems.push({
      span: letter.span,
      message: 'the name of the source is missing before its letter',
    });
  if (reason === null) problems.push(missing('the reason is missing: note:"…"', end));
  if (problems.length > 0 || reliability === undefined || reason === null) {
    return { entry: undefined, problems };
  }
  return result([], { kind: 'grade', source, reliability, reason });
}

/**
 * Builds the entry of a `pin` line, with plain numbers for one incident, or of an `unpin` line: an incident and
 * measures.
 */
export function buildPin(
  draft: EntryDraft,
  { named, end }: { named: string; end: number },
): BuildResult {
  const [first, ...more] = draft.words;
  const ref = first === undefined ? undefined : parseRecordName(first.text);
  const problems: Problem[] = [];
  if (first === undefined) problems.push(missing('the incident is missing, such as I1204', end));
  else if (ref?.kind !== 'incident') {
    problems.push({
      span: first.span,
      message: `\`${first.text}\` is not an incident such as I1204`,
    });
  }
  const [best, wrong] = named === 'unpin' ? unpinned(more, draft, end) : pinned(more, draft, end);
  return result([...problems, ...wrong], {
    kind: 'pin',
    incident: ref?.id ?? 0,
    best,
    reason: draft.texts.note ?? null,
  });
}

type Best = readonly [PinEntry['best'], readonly Problem[]];

function pinned(more: readonly WordToken[], draft: EntryDraft, end: number): Best {
  const [{ figures }] = draft.reports;
  const best: Partial<Record<Measure, number | null>> = {};
  for (const measure of MEASURES) {
    const figure = figures[measure];
    if (figure !== undefined) best[measure] = figure.best;
  }
  const problems = more.map((word) => surplus(word, 'put the reason into note:"…"'));
  return MEASURES.some((measure) => draft.given.has(measure)) || problems.length > 0
    ? [best, problems]
    : [best, [missing('a figure is missing, such as killed:32', end)]];
}

function unpinned(
  more: readonly WordToken[],
  { reports: [report] }: EntryDraft,
  end: number,
): Best {
  const best: Partial<Record<Measure, number | null>> = {};
  const problems: Problem[] = [];
  for (const word of more) {
    const measure = MEASURES.find((one) => one === word.text.toLowerCase());
    if (measure === undefined) problems.push(notAMeasure(word));
    else best[measure] = null;
  }
  if (Object.keys(report.figures).length > 0)
    problems.push(missing('unpin takes no figures: unpin I1204 killed', end));
  else if (more.length === 0)
    problems.push(missing('the measure to unpin is missing, such as killed', end));
  return [best, problems];
}

function notAMeasure({ text, span }: WordToken): Problem {
  const suggestion = nearest(text, MEASURES);
  return suggestion === undefined
    ? {
        span,
        message: `\`${text}\` is not one of ${MEASURES.join(', ')}; put the reason into note:"…"`,
      }
    : { span, message: `unknown measure \`${text}\`; did you mean \`${suggestion}\`?`, suggestion };
}
