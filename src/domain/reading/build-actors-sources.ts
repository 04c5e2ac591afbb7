import type { PinEntry, Problem } from '../entry/entry.ts';
import type { WordToken } from '../grammar/lexer.ts';
import { split, textOf } from '../grammar/values.ts';
import { MEASURES, type Measure } from '../model/figure.ts';
import { RELIABILITIES } from '../model/grade.ts';
import { parseRecordName } from '../model/record.ts';
import { nearest } from '../names/names.ts';
import { type Built, missing, result, surplus } from './built.ts';
import { wordsOf } from './entry-words.ts';
import type { Gathered } from './gathered.ts';

/** Builds the entry of an `actor` line. */
export function buildActor(gathered: Gathered, end: number): Built {
  const name = wordsOf(gathered.words);
  return result(name === '' ? [missing('the name of the actor is missing', end)] : [], {
    kind: 'actor',
    name,
    shortName: gathered.texts.short ?? null,
    actorKind: gathered.actorKind ?? 'unknown',
    aliases: gathered.aliases,
  });
}

/** Builds the entry of a `source` line. */
export function buildSource(gathered: Gathered, end: number): Built {
  const name = wordsOf(gathered.words);
  return result(name === '' ? [missing('the name of the source is missing', end)] : [], {
    kind: 'source',
    name,
    reliability: gathered.reliability ?? 'F',
    origin: gathered.texts.origin ?? null,
    reason: gathered.texts.note ?? null,
  });
}

/** Builds the entry of a `grade` line: the source's name, then its letter, then the reason. */
export function buildGrade(gathered: Gathered, end: number): Built {
  const letter = gathered.words.at(-1);
  const source = wordsOf(gathered.words.slice(0, -1));
  const reliability = RELIABILITIES.find((one) => one === letter?.text.toUpperCase());
  const reason = gathered.texts.note ?? null;
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

/** Builds the entry of a `merge` line: names separated by commas or white space, those of several words in quotes. */
export function buildMerge(gathered: Gathered, end: number): Built {
  const names = gathered.words
    .flatMap(({ value }) => split(value, ','))
    .map((part) => textOf(part).trim());
  const [first, ...others] = [...new Set(names)].filter((name) => name !== '');
  const { into } = gathered.texts;
  const problems: Problem[] = [];
  if (first === undefined) problems.push(missing('the actor to merge is missing', end));
  if (into === undefined)
    problems.push(missing('the actor to merge into is missing: into:NAME', end));
  if (first === undefined || into === undefined) return { entry: undefined, problems };
  const reason = gathered.texts.note ?? null;
  return result([], { kind: 'merge', from: [first, ...others], into, reason });
}

/**
 * Builds the entry of a `split` line: a merged actor, an alias, an actor and its aliases, or an actor and one that it
 * is distinct from.
 */
export function buildSplit(gathered: Gathered, end: number): Built {
  const name = wordsOf(gathered.words);
  const { aliases } = gathered;
  const from = gathered.texts.from ?? null;
  const reason = gathered.texts.note ?? null;
  const problems: Problem[] = [];
  if (name === '')
    problems.push(missing('the name of the merged actor, or the alias, is missing', end));
  if (from !== null && aliases.length > 0)
    problems.push(missing('use alias: and from: in separate lines', end));
  return result(problems, { kind: 'split', name, aliases, from, reason });
}

/**
 * Builds the entry of a `pin` line, with plain numbers for one incident, or of an `unpin` line: an incident and
 * measures.
 */
export function buildPin(
  gathered: Gathered,
  { named, end }: { named: string; end: number },
): Built {
  const [first, ...more] = gathered.words;
  const ref = first === undefined ? undefined : parseRecordName(first.text);
  const problems: Problem[] = [];
  if (first === undefined) problems.push(missing('the incident is missing, such as I1204', end));
  else if (ref?.kind !== 'incident') {
    problems.push({
      span: first.span,
      message: `\`${first.text}\` is not an incident such as I1204`,
    });
  }
  const [best, wrong] =
    named === 'unpin' ? unpinned(more, gathered, end) : pinned(more, gathered, end);
  return result([...problems, ...wrong], {
    kind: 'pin',
    incident: ref?.id ?? 0,
    best,
    reason: gathered.texts.note ?? null,
  });
}

type Best = readonly [PinEntry['best'], readonly Problem[]];

function pinned(more: readonly WordToken[], gathered: Gathered, end: number): Best {
  const [{ figures }] = gathered.reports;
  const best: Partial<Record<Measure, number | null>> = {};
  for (const measure of MEASURES) {
    const figure = figures[measure];
    if (figure !== undefined) best[measure] = figure.best;
  }
  const problems = more.map((word) => surplus(word, 'put the reason into note:"…"'));
  return MEASURES.some((measure) => gathered.given.has(measure)) || problems.length > 0
    ? [best, problems]
    : [best, [missing('a figure is missing, such as killed:32', end)]];
}

function unpinned(more: readonly WordToken[], { reports: [report] }: Gathered, end: number): Best {
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
