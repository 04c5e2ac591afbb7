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
import { buildActor, buildGrade, buildPin, buildSource } from './build-actors-sources.ts';
import { buildMerge, buildSplit } from './build-merges.ts';
import { type BuildResult, missing, result, surplus } from './build-result.ts';
import { buildTag } from './build-tag.ts';
import type { EntryDraft } from './entry-draft.ts';
import { wordsOf } from './entry-words.ts';

/** The present moment, and where the line's text ends, for reporting what is missing. */
type Around = { readonly clock: Clock; readonly end: number };

/** Builds an entry from its draft, if everything that its kind needs is there. */
export function buildEntry(head: LineHead, draft: EntryDraft, around: Around): BuildResult {
  switch (head.kind) {
    case 'incident':
      return buildIncident(head, draft, around);
    case 'report':
      return buildReport(draft, around);
    case 'quote':
      return buildQuote(head, draft, around);
    case 'estimate':
      return buildEstimate(draft, around);
    case 'milestone':
      return buildMilestone(draft, around);
    case 'actor':
      return buildActor(draft, around.end);
    case 'source':
      return buildSource(draft, around.end);
    case 'grade':
      return buildGrade(draft, around.end);
    case 'merge':
      return buildMerge(draft, around.end);
    case 'split':
      return buildSplit(draft, around.end);
    case 'tag':
      return buildTag(draft, { named: head.named, end: around.end });
    case 'pin':
      return buildPin(draft, { named: head.named, end: around.end });
  }
}

/** The date of the line, or today if it gives none. */
function whenOf(draft: EntryDraft, clock: Clock): Moment {
  const today = dayOf(clock.now, clock.zone);
  return draft.dates.date ?? { from: today, until: today, precision: 'day' };
}

function buildIncident(head: LineHead, draft: EntryDraft, around: Around): BuildResult {
  const title = wordsOf(draft.words);
  const narrative = draft.texts.note ?? null;
  const problems: Problem[] = [...dateInTitle(draft)];
  if (title === '') problems.push(missing('a title is missing', around.end));
  const reason = draft.texts.reason ?? narrative;
  if (draft.verdict !== undefined && reason === null) {
    problems.push({
      span: draft.verdict.span,
      message: `status:${draft.verdict.word} needs a reason: reason:"…" or note:"…"`,
    });
  }
  if (draft.verdict === undefined && draft.texts.reason !== undefined) {
    problems.push(
      missing('reason: needs status:confirmed or status:discounted, which is missing', around.end),
    );
  }
  const place = draft.place ?? NO_PLACE;
  const [first, ...others] = draft.reports;
  return result(problems, {
    kind: 'incident',
    ...head.type,
    when: whenOf(draft, around.clock),
    place: draft.point === null ? place : { ...place, point: draft.point },
    title,
    narrative,
    attributions: draft.attributions,
    reports: [asReport(first), ...others.map(asReport)],
    verdict: draft.verdict?.word ?? null,
    reason: draft.verdict === undefined ? null : reason,
    tags: draft.tags,
    relations: draft.relations,
  });
}

function buildReport(draft: EntryDraft, around: Around): BuildResult {
  const [first, ...more] = draft.words;
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
    report: asReport(draft.reports[0]),
    attributions: draft.attributions,
    derivesFrom: draft.derivesFrom,
    note: draft.texts.note ?? null,
  });
}

function buildQuote(head: LineHead, draft: EntryDraft, around: Around): BuildResult {
  const text = wordsOf(draft.words);
  const problems: Problem[] = [...dateInTitle(draft)];
  if (text === '') problems.push(missing('the words of the quote are missing', around.end));
  return result(problems, {
    kind: 'quote',
    verbatim: head.verbatim,
    text,
    when: whenOf(draft, around.clock),
    speaker: draft.texts.speaker ?? null,
    role: draft.texts.role ?? null,
    organisation: draft.texts.org ?? null,
    about: draft.about,
    report: asReport(draft.reports[0]),
    answers: draft.answers,
    note: draft.texts.note ?? null,
  });
}

function buildEstimate(draft: EntryDraft, around: Around): BuildResult {
  const [actor, measureWord, figureWord, ...more] = draft.words;
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
    asOf: draft.dates.asof ?? null,
    since: draft.dates.since ?? null,
    report: asReport(draft.reports[0]),
    note: draft.texts.note ?? null,
  };
  return { entry, problems };
}

function buildMilestone(draft: EntryDraft, around: Around): BuildResult {
  const name = wordsOf(draft.words);
  const problems: Problem[] = [...dateInTitle(draft)];
  if (name === '') problems.push(missing('the name of the milestone is missing', around.end));
  return result(problems, {
    kind: 'milestone',
    when: whenOf(draft, around.clock),
    name,
    note: draft.texts.note ?? null,
  });
}

const FULL_DATE = /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/;

/** If no date is given, a full date among the words was most likely meant to be it. */
function dateInTitle(draft: EntryDraft): readonly Problem[] {
  if (draft.dates.date !== undefined) return [];
  return draft.words
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
