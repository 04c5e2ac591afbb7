import { type Problem, type Span, VERDICTS } from '../entry/entry.ts';
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
import { STATUSES } from '../model/status.ts';
import { nearest } from '../names/names.ts';
import { readKeyedDate } from '../time/read-date.ts';
import { type Gathered, type Line, notHere } from './gathered.ts';

type Given = {
  readonly key: EntryKey;
  readonly value: Value;
  readonly span: Span;
  readonly line: Line;
};

/** How each shape of value is added to what is gathered. */
export const READERS: Readonly<
  Record<EntryKey['shape'], (gathered: Gathered, given: Given) => void>
> = {
  date: (gathered, { key, value, span, line }) => {
    const reading = readKeyedDate(textOf(value), line.clock);
    if (reading.is !== 'moment') {
      const message = reading.is === 'wrong' ? reading.message : 'this is not a date';
      gathered.problems.push({ span: value.span, message });
    } else if (key.key === 'pub') {
      const report = lastReport(gathered);
      if (report.published !== null) gathered.problems.push(twice('pub:', span));
      report.published = reading.moment;
    } else if (key.key === 'date' && gathered.dates.date !== undefined) {
      gathered.problems.push({ span, message: 'the date is given a second time here' });
    } else if (key.key === 'date' || key.key === 'asof' || key.key === 'since') {
      gathered.dates[key.key] = reading.moment;
    }
  },
  point: (gathered, { value }) => {
    const point = readPoint(value);
    if ('message' in point) gathered.problems.push(point);
    else gathered.point = point;
  },
  figure: (gathered, { key, value, span, line }) => {
    const measure = MEASURES.find((one) => one === key.key);
    const figure = readFigure(textOf(value));
    gathered.figures.push(textOf(value));
    if (typeof figure === 'string') gathered.problems.push({ span: value.span, message: figure });
    else if (line.kind === 'pin' && !isOneNumber(figure))
      gathered.problems.push({ span: value.span, message: notOneNumber(key.key) });
    else if (measure !== undefined) setFigure(gathered, { measure, figure, span });
  },
  attributions: (gathered, { key, value }) => {
    for (const attribution of readAttributions(key.key, value)) {
      if ('message' in attribution) gathered.problems.push(attribution);
      else gathered.attributions.push(attribution);
    }
  },
  source: (gathered, { value, span, line }) => {
    const source = readSource(value);
    if ('message' in source) gathered.problems.push(source);
    else addSource(gathered, source, { span, line });
  },
  link: (gathered, { value, span, line }) => setLink(gathered, textOf(value), span, line),
  verdict: (gathered, { value, span }) => {
    const text = textOf(value).toLowerCase();
    const word = VERDICTS.find((one) => one === text);
    if (word !== undefined) gathered.verdict = { word, span };
    else gathered.problems.push(notAVerdict(text, value.span));
  },
  relations: (gathered, { value }) => {
    for (const relation of readRelations(value)) {
      if ('message' in relation) gathered.problems.push(relation);
      else gathered.relations.push(relation);
    }
  },
  about: (gathered, { value }) => {
    for (const about of readAbout(value)) {
      if ('message' in about) gathered.problems.push(about);
      else gathered.about.push(about);
    }
  },
  quote: (gathered, { value }) => {
    const quote = readQuoteRef(value);
    if (typeof quote === 'number') gathered.answers = quote;
    else gathered.problems.push(quote);
  },
  report: (gathered, { value }) => {
    const report = readReportRef(value);
    if (typeof report === 'number') gathered.derivesFrom = report;
    else gathered.problems.push(report);
  },
  'actor-kind': (gathered, { value, span }) => {
    const word = textOf(value).toLowerCase();
    const kind = ACTOR_KINDS.find((one) => one === word);
    if (kind !== undefined) gathered.actorKind = kind;
    else gathered.problems.push(notOneOf('kind of actor', word, ACTOR_KINDS, span));
  },
  letter: (gathered, { value, span }) => {
    const word = textOf(value).toUpperCase();
    const letter = RELIABILITIES.find((one) => one === word);
    if (letter !== undefined) gathered.reliability = letter;
    else gathered.problems.push(notOneOf('reliability', word, RELIABILITIES, span));
  },
  names: (gathered, { key, value }) => {
    for (const part of split(value, ',')) {
      const name = textOf(part).trim();
      if (name === '')
        gathered.problems.push({ span: part.span, message: `a name is missing in ${key.key}:` });
      else if (!gathered.aliases.includes(name)) gathered.aliases.push(name);
    }
  },
  text: (gathered, { key, value }) => {
    const text = textOf(value);
    if (text.trim() === '')
      gathered.problems.push({ span: value.span, message: `${key.key}: is empty` });
    else gathered.texts[key.key] = hasQuotes(value) ? text : text.trim();
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
  gathered: Gathered,
  source: Pick<ReportDraft, 'source' | 'grade'>,
  { span, line }: { readonly span: Span; readonly line: Line },
): void {
  const [first] = gathered.reports;
  if (first.source === null) Object.assign(first, source);
  else if (line.kind === 'incident') gathered.reports.push({ ...emptyReport(), ...source });
  else {
    gathered.problems.push({
      span,
      message: `a ${line.named} has one source; use another line for another source`,
    });
  }
}

function setFigure(
  gathered: Gathered,
  { measure, figure, span }: { measure: Measure; figure: Figure; span: Span },
): void {
  const report = lastReport(gathered);
  if (report.figures[measure] !== undefined) gathered.problems.push(twice(`${measure}:`, span));
  report.figures[measure] = figure;
}

/** Assigns a link to the source before it. */
export function setLink(gathered: Gathered, url: string, span: Span, line: Line): void {
  if (!hasSource(line.kind)) {
    gathered.problems.push(notHere('a link', span, line));
    return;
  }
  if (url.trim() === '') {
    gathered.problems.push({ span, message: 'url: is empty' });
    return;
  }
  const report = lastReport(gathered);
  if (report.url !== null) gathered.problems.push(twice('the link', span));
  report.url = url;
}

function lastReport(gathered: Gathered): ReportDraft {
  return gathered.reports.at(-1) ?? gathered.reports[0];
}

function twice(what: string, span: Span): Problem {
  return { span, message: `${what} is given a second time for the same source` };
}
