import { type Built, missing, result, surplus } from './built.ts';
import type { Problem } from './entry.ts';
import { wordsOf } from './entry-words.ts';
import { MEASURES } from './figure.ts';
import type { Gathered } from './gathered.ts';
import { RELIABILITIES } from './grade.ts';
import type { PinEntry } from './party-entries.ts';
import { parseRecordName } from './record.ts';

/** Makes what an `actor` line says. */
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

/** Makes what a `source` line says. */
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

/** Makes what a `grade` line says: the source's name, then its letter, then why. */
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

/** Makes what a `merge` line says: each word is one actor, several words of one name in quotes. */
export function buildMerge(gathered: Gathered, end: number): Built {
  const [first, ...others] = gathered.words.map(({ text }) => text.trim());
  const { into } = gathered.texts;
  const problems: Problem[] = [];
  if (first === undefined)
    problems.push(missing('the actor that goes into another is missing', end));
  if (into === undefined)
    problems.push(missing('the actor that it goes into is missing: into:NAME', end));
  if (first === undefined || into === undefined) return { entry: undefined, problems };
  const reason = gathered.texts.note ?? null;
  return result([], { kind: 'merge', from: [first, ...others], into, reason });
}

/** Makes what a `split` line says. */
export function buildSplit(gathered: Gathered, end: number): Built {
  const name = wordsOf(gathered.words);
  return result(
    name === '' ? [missing('the name of the merged actor, or the alias, is missing', end)] : [],
    {
      kind: 'split',
      name,
      reason: gathered.texts.note ?? null,
    },
  );
}

/** Makes what a `pin` line says: plain numbers for one incident; `?` takes a pin away. */
export function buildPin(gathered: Gathered, end: number): Built {
  const [first, ...more] = gathered.words;
  const ref = first === undefined ? undefined : parseRecordName(first.text);
  const problems: Problem[] = more.map((word) => surplus(word, 'why goes into note:"…"'));
  if (first === undefined) problems.push(missing('the incident is missing, such as I1204', end));
  else if (ref?.kind !== 'incident') {
    problems.push({
      span: first.span,
      message: `\`${first.text}\` is not an incident such as I1204`,
    });
  }
  const best = plainNumbers(gathered);
  if (typeof best === 'string') problems.push(missing(best, end));
  else if (Object.keys(best).length === 0)
    problems.push(missing('a figure is missing, such as killed:32', end));
  return result(problems, {
    kind: 'pin',
    incident: ref?.id ?? 0,
    best: typeof best === 'string' ? {} : best,
    reason: gathered.texts.note ?? null,
  });
}

function plainNumbers({ accounts: [{ figures }] }: Gathered): PinEntry['best'] | string {
  const best: Partial<Record<(typeof MEASURES)[number], number | null>> = {};
  for (const measure of MEASURES) {
    const figure = figures[measure];
    if (figure === undefined) continue;
    if (figure.low !== figure.high || figure.low !== figure.best) {
      return `${measure}: of a pin is one number, such as 32, or ? to take the pin away`;
    }
    best[measure] = figure.best;
  }
  return best;
}
