import type { Problem, Span } from '../entry/entry.ts';
import type { EntryKey } from '../grammar/entry-key.ts';
import { entryKey, entryKeyNames } from '../grammar/entry-keys.ts';
import type { KeyToken, Token, Value, WordToken } from '../grammar/lexer.ts';
import type { LineKind } from '../grammar/line-kinds.ts';
import { missingValue } from '../grammar/missing-value.ts';
import { readFigure } from '../grammar/read-figure.ts';
import { readPlace } from '../grammar/read-place.ts';
import { emptyReport } from '../grammar/read-source.ts';
import { textOf } from '../grammar/values.ts';
import { nearest } from '../names/names.ts';
import { readDate, withTime } from '../time/read-date.ts';
import { READERS, setLink } from './collect-values.ts';
import { type EntryDraft, type Line, lineWords, notHere } from './entry-draft.ts';

/** Gathers the tokens after a line's first word. `named` is that word, for messages. */
export function gather(tokens: readonly Token[], line: Line): EntryDraft {
  const draft: EntryDraft = {
    problems: [],
    words: [],
    figures: [],
    dates: {},
    texts: {},
    attributions: [],
    reports: [emptyReport()],
    tags: [],
    relations: [],
    about: [],
    place: undefined,
    point: null,
    verdict: undefined,
    answers: null,
    derivesFrom: null,
    aliases: [],
    actorKind: undefined,
    reliability: undefined,
    given: new Set(),
  };
  for (const [index, token] of tokens.entries())
    gatherToken(draft, { token, line, before: tokens[index - 1] });
  return draft;
}

type At = { readonly token: Token; readonly line: Line; readonly before: Token | undefined };

function gatherToken(draft: EntryDraft, at: At): void {
  const { token, line } = at;
  switch (token.kind) {
    case 'key':
      gatherKey(draft, token, line);
      return;
    case 'word':
      gatherWord(draft, token, at);
      return;
    case 'link':
      setLink(draft, token.url, token.span, line);
      return;
    case 'place':
      gatherPlace(draft, token.value, token.span, line);
      return;
    case 'tag':
      if (line.kind !== 'incident' && line.kind !== 'tag') {
        draft.problems.push(notHere(`a tag (#${token.tag})`, token.span, line));
      } else if (!draft.tags.includes(token.tag)) draft.tags.push(token.tag);
  }
}

/** Before the title begins, a word may be the date, and the next one its time of day. */
function gatherWord(draft: EntryDraft, token: WordToken, { line, before }: At): void {
  const lacking = missingValue(token, (name) => keyIn(name, line));
  if (lacking !== undefined) {
    draft.problems.push(lacking);
    return;
  }
  const datable = entryKey('date')?.lines.includes(line.kind) === true;
  const { date } = draft.dates;
  if (!datable || token.quoted || draft.words.length > 0) {
    draft.words.push(token);
    return;
  }
  if (endsNumber(before, token.text)) {
    draft.problems.push({
      span: token.span,
      message: `does \`${token.text}\` end the number before it? Then write that without the space; if it begins the text, quote it`,
    });
  }
  if (date !== undefined) {
    const timed = before?.kind === 'word' ? withTime(date, token.text, line.clock) : undefined;
    if (timed?.is === 'moment') draft.dates.date = timed.moment;
    else if (timed?.is === 'wrong')
      draft.problems.push({ span: token.span, message: timed.message });
    else draft.words.push(token);
    return;
  }
  const reading = readDate(token.text, line.clock);
  if (reading.is === 'moment') {
    draft.dates.date = reading.moment;
    draft.given.add('date');
  } else if (reading.is === 'wrong') {
    draft.given.add('date');
    draft.problems.push({ span: token.span, message: reading.message });
  } else draft.words.push(token);
}

/** The key with that name (in lower case), if the line can have it. */
function keyIn(name: string, line: Line): EntryKey | undefined {
  const key = entryKey(name);
  return key?.lines.includes(line.kind) === true ? key : undefined;
}

/** Whether three digits may be the end of a figure that was typed with a space between its thousands. */
function endsNumber(before: Token | undefined, text: string): boolean {
  const isFigure = before?.kind === 'key' && entryKey(before.key)?.shape === 'figure';
  if (!isFigure || !/^\d{3}\+?$/.test(text)) return false;
  const figure = textOf(before.value);
  // A valid range is complete as it is.
  const isEnded = /[-\u2013/]/.test(figure) && typeof readFigure(figure) === 'object';
  return !isEnded && /(?<!\d)[1-9]\d{0,2}$/.test(figure);
}

function gatherKey(draft: EntryDraft, token: KeyToken, line: Line): void {
  const key = entryKey(token.key);
  const keySpan = { from: token.span.from, until: token.span.from + token.key.length };
  if (key === undefined) {
    draft.problems.push(unknownKey(token.key, keySpan, line));
    return;
  }
  if (!key.lines.includes(line.kind)) {
    draft.problems.push(elsewhere(key, keySpan, line));
    return;
  }
  if (!key.repeats && draft.given.has(key.key)) {
    draft.problems.push({
      span: token.span,
      message: `${key.key}: is given a second time here`,
    });
    return;
  }
  draft.given.add(key.key);
  READERS[key.shape](draft, { key, value: token.value, span: token.span, line });
}

function gatherPlace(draft: EntryDraft, value: Value, span: Span, line: Line): void {
  if (line.kind !== 'incident') {
    draft.problems.push(notHere('a place', span, line));
    return;
  }
  if (draft.place !== undefined) {
    draft.problems.push({ span, message: 'the place is given a second time here' });
    return;
  }
  const place = readPlace(value);
  if ('message' in place) draft.problems.push(place);
  else draft.place = place;
}

/** The key that a kind of line has instead of another one. */
const INSTEAD: Partial<Record<LineKind, Readonly<Record<string, string>>>> = {
  quote: { by: 'speaker', on: 'about', with: 'about', rel: 'about' },
  report: { date: 'pub' },
  estimate: { date: 'asof' },
};

function elsewhere({ key, lines }: EntryKey, span: Span, line: Line): Problem {
  const instead = INSTEAD[line.kind]?.[key];
  if (instead !== undefined) {
    const message = `${lineWords(line)} has no \`${key}:\`; did you mean \`${instead}:\`?`;
    return { span, message, suggestion: instead };
  }
  const right =
    lines.length === 1 ? lines[0] : `${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`;
  return {
    span,
    message: `\`${key}:\` belongs to ${right} lines, not to ${lineWords(line)}; to use it as a word, quote it`,
  };
}

function unknownKey(key: string, span: Span, line: Line): Problem {
  const suggestion = nearest(key, entryKeyNames(line.kind)) ?? nearest(key, entryKeyNames());
  const meant =
    suggestion === undefined
      ? '; to use it as a word, quote it'
      : `; did you mean \`${suggestion}\`?`;
  return {
    span,
    message: `unknown key \`${key}\`${meant}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
