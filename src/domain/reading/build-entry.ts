import type { EstimateEntry, Problem } from '../entry/entry.ts';
import { ESTIMATE_MEASURES } from '../entry/entry.ts';
import type { WordToken } from '../grammar/lexer.ts';
import type { LineHead } from '../grammar/line-head.ts';
import { readFigure } from '../grammar/read-figure.ts';
import { NO_PLACE } from '../grammar/read-place.ts';
import { asReport } from '../grammar/read-source.ts';
import { parseRecordName } from '../model/record.ts';
import { nearest } from '../names/names.ts';
import { type Clock, dayOf, type Moment } from '../time/moment.ts';
import { isFullDate } from '../time/written-date.ts';
import {
  buildActor,
  buildGrade,
  buildMerge,
  buildPin,
  buildSource,
  buildSplit,
} from './build-actors-sources.ts';
import { type Built, missing, result, surplus } from './built.ts';
import { wordsOf } from './entry-words.ts';
import type { Gathered } from './gathered.ts';

/** The present moment, and where the line's text ends, for reporting what is missing. */
type Around = { readonly clock: Clock; readonly end: number };

/** Builds an entry from what was gathered, if everything that its kind needs is there. */
export function buildEntry(head: LineHead, gathered: Gathered, around: Around): Built {
  switch (head.kind) {
    case 'incident':
      return buildIncident(head, gathered, around);
    case 'report':
      return buildReport(gathered, around);
    case 'quote':
      return buildQuote(head, gathered, around);
    case 'estimate':
      return buildEstimate(gathered, around);
    case 'milestone':
      return buildMilestone(gathered, around);
    case 'actor':
      return buildActor(gathered, around.end);
    case 'source':
      return buildSource(gathered, around.end);
    case 'grade':
      return buildGrade(gathered, around.end);
    case 'merge':
      return buildMerge(gathered, around.end);
    case 'split':
      return buildSplit(gathered, around.end);
    case 'pin':
      return buildPin(gathered, { named: head.named, end: around.end });
  }
}

/** The date of the line, or today if it gives none. */
function whenOf(gathered: Gathered, clock: Clock): Moment {
  const today = dayOf(clock.now, clock.zone);
  return gathered.dates.date ?? { from: today, until: today, precision: 'day' };
}

function buildIncident(head: LineHead, gathered: Gathered, around: Around): Built {
  const title = wordsOf(gathered.words);
  const narrative = gathered.texts.note ?? null;
  const problems: Problem[] = [...dateInTitle(gathered)];
  if (title === '') problems.push(missing('a title is missing', around.end));
  const reason = gathered.texts.reason ?? narrative;
  if (gathered.verdict !== undefined && reason === null) {
    problems.push({
      span: gathered.verdict.span,
      message: `status:${gathered.verdict.word} needs a reason: reason:"…" or note:"…"`,
    });
  }
  if (gathered.verdict === undefined && gathered.texts.reason !== undefined) {
    problems.push(
      missing('reason: needs status:confirmed or status:discounted, which is missing', around.end),
    );
  }
  const place = gathered.place ?? NO_PLACE;
  const [first, ...others] = gathered.reports;
  return result(problems, {
    kind: 'incident',
    ...head.type,
    when: whenOf(gathered, around.clock),
    place: gathered.point === null ? place : { ...place, point: gathered.point },
    title,
    narrative,
    attributions: gathered.attributions,
    reports: [asReport(first), ...others.map(asReport)],
    verdict: gathered.verdict?.word ?? null,
    reason: gathered.verdict === undefined ? null : reason,
    tags: gathered.tags,
    relations: gathered.relations,
  });
}

function buildReport(gathered: Gathered, around: Around): Built {
  const [first, ...more] = gathered.words;
  const ref = first === undefined || first.quoted ? undefined : parseRecordName(first.text);
  const problems: Problem[] = more.map((word) =>
    surplus(word, 'put other words of a report into note:"…", and its date into pub:'),
  );
  if (first === undefined)
    problems.push(missing('the incident of the report is missing, such as I1204', around.end));
  else if (ref?.kind !== 'incident') {
    problems.push({
      span: first.span,
      message: `\`${first.text}\` is not an incident such as I1204`,
    });
  }
  return result(problems, {
    kind: 'report',
    incident: ref?.id ?? 0,
    report: asReport(gathered.reports[0]),
    attributions: gathered.attributions,
    derivesFrom: gathered.derivesFrom,
    note: gathered.texts.note ?? null,
  });
}

function buildQuote(head: LineHead, gathered: Gathered, around: Around): Built {
  const text = wordsOf(gathered.words);
  const problems: Problem[] = [...dateInTitle(gathered)];
  if (text === '') problems.push(missing('the words of the quote are missing', around.end));
  return result(problems, {
    kind: 'quote',
    verbatim: head.verbatim,
    text,
    when: whenOf(gathered, around.clock),
    speaker: gathered.texts.speaker ?? null,
    role: gathered.texts.role ?? null,
    organisation: gathered.texts.org ?? null,
    about: gathered.about,
    report: asReport(gathered.reports[0]),
    answers: gathered.answers,
    note: gathered.texts.note ?? null,
  });
}

function buildEstimate(gathered: Gathered, around: Around): Built {
  const [actor, measureWord, figureWord, ...more] = gathered.words;
  const measure = ESTIMATE_MEASURES.find((one) => one === measureWord?.text.toLowerCase());
  const figure = figureWord === undefined ? undefined : readFigure(figureWord.text);
  const problems: Problem[] = more.map((word) =>
    surplus(word, 'put a remark into note:"…", and quote a name of several words'),
  );
  if (actor === undefined)
    problems.push(missing('an actor, a measure and a figure are missing', around.end));
  else if (actor.text.trim() === '')
    problems.push({ span: actor.span, message: 'the name of the actor is missing' });
  else if (measureWord === undefined)
    problems.push(
      missing(`a measure (${ESTIMATE_MEASURES.join(', ')}) and a figure are missing`, around.end),
    );
  else if (measure === undefined) problems.push(unknownMeasure(measureWord));
  else if (figureWord === undefined) problems.push(missing('a figure is missing', around.end));
  else if (typeof figure === 'string') problems.push({ span: figureWord.span, message: figure });
  if (
    problems.length > 0 ||
    actor === undefined ||
    measure === undefined ||
    typeof figure !== 'object'
  ) {
    return { entry: undefined, problems };
  }
  const entry: EstimateEntry = {
    kind: 'estimate',
    actor: actor.text.trim(),
    measure,
    figure,
    asOf: gathered.dates.asof ?? null,
    since: gathered.dates.since ?? null,
    report: asReport(gathered.reports[0]),
    note: gathered.texts.note ?? null,
  };
  return { entry, problems };
}

function buildMilestone(gathered: Gathered, around: Around): Built {
  const name = wordsOf(gathered.words);
  const problems: Problem[] = [...dateInTitle(gathered)];
  if (name === '') problems.push(missing('the name of the milestone is missing', around.end));
  return result(problems, {
    kind: 'milestone',
    when: whenOf(gathered, around.clock),
    name,
    note: gathered.texts.note ?? null,
  });
}

const FULL_DATE = /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/;

/** If no date is given, a full date among the words was most likely meant to be it. */
function dateInTitle(gathered: Gathered): readonly Problem[] {
  if (gathered.dates.date !== undefined) return [];
  return gathered.words
    .filter((word) => !word.quoted && (FULL_DATE.test(word.text) || isFullDate(word.text)))
    .map((word) => ({
      span: word.span,
      message: `is \`${word.text}\` the date? Move it before the first of the other words; if it is part of the text, quote it`,
    }));
}

function unknownMeasure(word: WordToken): Problem {
  const suggestion = nearest(word.text, ESTIMATE_MEASURES);
  const meant =
    suggestion === undefined
      ? `it is one of ${ESTIMATE_MEASURES.join(', ')}`
      : `did you mean \`${suggestion}\`?`;
  return {
    span: word.span,
    message: `unknown measure \`${word.text}\`; ${meant}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
