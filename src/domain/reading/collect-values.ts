import type { Problem, Span } from '../entry/entry.ts';
import type { EntryKey } from '../grammar/entry-key.ts';
import type { Value } from '../grammar/lexer.ts';
import { hasSource } from '../grammar/line-kinds.ts';
import { readAttributions } from '../grammar/read-attributions.ts';
import { readFigure } from '../grammar/read-figure.ts';
import { readPoint } from '../grammar/read-place.ts';
import {
  readAbout,
  readQuoteRef,
  readRelations,
  readReportRef,
} from '../grammar/read-references.ts';
import { emptyReport, type ReportDraft, readSource } from '../grammar/read-source.ts';
import { hasQuotes, split, textOf } from '../grammar/values.ts';
import { ACTOR_KINDS } from '../model/actor.ts';
import { type Figure, MEASURES, type Measure } from '../model/figure.ts';
import { RELIABILITIES } from '../model/grade.ts';
import { STATUSES, VERDICTS } from '../model/status.ts';
import { nearest } from '../names/names.ts';
import { readKeyedDate } from '../time/read-date.ts';
import { type EntryDraft, type Line, notHere } from './entry-draft.ts';

type Given = {
  readonly key: EntryKey;
  readonly value: Value;
  readonly span: Span;
  readonly line: Line;
};

/** How each shape of value is added to the draft. */
export const READERS: Readonly<
  Record<EntryKey['shape'], (draft: EntryDraft, given: Given) => void>
> = {
  date: (draft, { key, value, span, line }) => {
    const reading = readKeyedDate(textOf(value), line.clock);
    if (reading.is !== 'moment') {
      const message = reading.is === 'wrong' ? reading.message : 'this is not a date';
      draft.problems.push({ span: value.span, message });
    } else if (key.key === 'pub') {
      const report = lastReport(draft);
      if (report.published !== null) draft.problems.push(twice('pub:', span));
      report.published = reading.moment;
    } else if (key.key === 'date' && draft.dates.date !== undefined) {
      draft.problems.push({ span, message: 'the date is given a second time here' });
    } else if (key.key === 'date' || key.key === 'asof' || key.key === 'since') {
      draft.dates[key.key] = reading.moment;
    }
  },
  point: (draft, { value }) => {
    const point = readPoint(value);
    if ('message' in point) draft.problems.push(point);
    else draft.point = point;
  },
  figure: (draft, { key, value, span, line }) => {
    const measure = MEASURES.find((one) => one === key.key);
    const figure = readFigure(textOf(value));
    draft.figures.push(textOf(value));
    if (typeof figure === 'string') draft.problems.push({ span: value.span, message: figure });
    else if (line.kind === 'pin' && !isOneNumber(figure))
      draft.problems.push({ span: value.span, message: notOneNumber(key.key) });
    else if (measure !== undefined) setFigure(draft, { measure, figure, span });
  },
  attributions: (draft, { key, value }) => {
    for (const attribution of readAttributions(key.key, value)) {
      if ('message' in attribution) draft.problems.push(attribution);
      else draft.attributions.push(attribution);
    }
  },
  source: (draft, { value, span, line }) => {
    const source = readSource(value);
    if ('message' in source) draft.problems.push(source);
    else addSource(draft, source, { span, line });
  },
  link: (draft, { value, span, line }) => setLink(draft, textOf(value), span, line),
  verdict: (draft, { value, span }) => {
    const text = textOf(value).toLowerCase();
    const word = VERDICTS.find((one) => one === text);
    if (word !== undefined) draft.verdict = { word, span };
    else draft.problems.push(notAVerdict(text, value.span));
  },
  relations: (draft, { value }) => {
    for (const relation of readRelations(value)) {
      if ('message' in relation) draft.problems.push(relation);
      else draft.relations.push(relation);
    }
  },
  about: (draft, { value }) => {
    for (const about of readAbout(value)) {
      if ('message' in about) draft.problems.push(about);
      else draft.about.push(about);
    }
  },
  quote: (draft, { value }) => {
    const quote = readQuoteRef(value);
    if (typeof quote === 'number') draft.answers = quote;
    else draft.problems.push(quote);
  },
  report: (draft, { value }) => {
    const report = readReportRef(value);
    if (typeof report === 'number') draft.derivesFrom = report;
    else draft.problems.push(report);
  },
  'actor-kind': (draft, { value, span }) => {
    const word = textOf(value).toLowerCase();
    const kind = ACTOR_KINDS.find((one) => one === word);
    if (kind !== undefined) draft.actorKind = kind;
    else draft.problems.push(notOneOf('kind of actor', word, ACTOR_KINDS, span));
  },
  letter: (draft, { value, span }) => {
    const word = textOf(value).toUpperCase();
    const letter = RELIABILITIES.find((one) => one === word);
    if (letter !== undefined) draft.reliability = letter;
    else draft.problems.push(notOneOf('reliability', word, RELIABILITIES, span));
  },
  names: (draft, { key, value }) => {
    for (const part of split(value, ',')) {
      const name = textOf(part).trim();
      if (name === '')
        draft.problems.push({ span: part.span, message: `a name is missing in ${key.key}:` });
      else if (!draft.aliases.includes(name)) draft.aliases.push(name);
    }
  },
  text: (draft, { key, value }) => {
    const text = textOf(value);
    if (text.trim() === '')
      draft.problems.push({ span: value.span, message: `${key.key}: is empty` });
    else draft.texts[key.key] = hasQuotes(value) ? text : text.trim();
  },
};

/** A pinned figure is exact, or `?` to unpin it. */
function isOneNumber({ low, best, high }: Figure): boolean {
  return low === best && best === high;
}

function notOneNumber(key: string): string {
  return `a pinned ${key}: is one number, such as 32, or ? to remove the pin; the range still comes from the reports`;
}

function notOneOf(what: string, word: string, choices: readonly string[], span: Span): Problem {
  const suggestion = nearest(word, choices);
  return suggestion === undefined
    ? { span, message: `unknown ${what} \`${word}\`; write one of ${choices.join(', ')}` }
    : { span, message: `unknown ${what} \`${word}\`; did you mean \`${suggestion}\`?`, suggestion };
}

function notAVerdict(text: string, span: Span): Problem {
  if (STATUSES.some((one) => one === text)) {
    return {
      span,
      message: `\`${text}\` follows from the reports; you can set confirmed or discounted`,
    };
  }
  const suggestion = nearest(text, VERDICTS);
  return suggestion === undefined
    ? { span, message: `unknown status \`${text}\`; write confirmed or discounted` }
    : { span, message: `unknown status \`${text}\`; did you mean \`${suggestion}\`?`, suggestion };
}

function addSource(
  draft: EntryDraft,
  source: Pick<ReportDraft, 'source' | 'grade'>,
  { span, line }: { readonly span: Span; readonly line: Line },
): void {
  const [first] = draft.reports;
  if (first.source === null) Object.assign(first, source);
  else if (line.kind === 'incident') draft.reports.push({ ...emptyReport(), ...source });
  else {
    draft.problems.push({
      span,
      message: `a ${line.named} has one source; use another line for another source`,
    });
  }
}

function setFigure(
  draft: EntryDraft,
  { measure, figure, span }: { measure: Measure; figure: Figure; span: Span },
): void {
  const report = lastReport(draft);
  if (report.figures[measure] !== undefined) draft.problems.push(twice(`${measure}:`, span));
  report.figures[measure] = figure;
}

/** Assigns a link to the source before it. */
export function setLink(draft: EntryDraft, url: string, span: Span, line: Line): void {
  if (!hasSource(line.kind)) {
    draft.problems.push(notHere('a link', span, line));
    return;
  }
  if (url.trim() === '') {
    draft.problems.push({ span, message: 'url: is empty' });
    return;
  }
  const report = lastReport(draft);
  if (report.url !== null) draft.problems.push(twice('the link', span));
  report.url = url;
}

function lastReport(draft: EntryDraft): ReportDraft {
  return draft.reports.at(-1) ?? draft.reports[0];
}

function twice(what: string, span: Span): Problem {
  return { span, message: `${what} is given a second time for the same source` };
}
