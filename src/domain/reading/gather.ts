import type { Problem, Span } from '../entry/entry.ts';
import type { EntryKey } from '../grammar/entry-key.ts';
import { entryKey, entryKeyNames } from '../grammar/entry-keys.ts';
import type { KeyToken, Token, Value, WordToken } from '../grammar/lexer.ts';
import type { LineKind } from '../grammar/line-kinds.ts';
import { readFigure } from '../grammar/read-figure.ts';
import { readPlace } from '../grammar/read-place.ts';
import { emptyReport } from '../grammar/read-source.ts';
import { textOf } from '../grammar/values.ts';
import { nearest } from '../names/names.ts';
import { readDate, withTime } from '../time/read-date.ts';
import { READERS, setLink } from './gather-values.ts';
import { type Gathered, type Line, lineWords, notHere } from './gathered.ts';

/** Gathers the tokens after a line's first word. `named` is that word, for messages. */
export function gather(tokens: readonly Token[], line: Line): Gathered {
  const gathered: Gathered = {
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
    gatherToken(gathered, { token, line, before: tokens[index - 1] });
  return gathered;
}

type At = { readonly token: Token; readonly line: Line; readonly before: Token | undefined };

function gatherToken(gathered: Gathered, at: At): void {
  const { token, line } = at;
  switch (token.kind) {
    case 'key':
      gatherKey(gathered, token, line);
      return;
    case 'word':
      gatherWord(gathered, token, at);
      return;
    case 'link':
      setLink(gathered, token.url, token.span, line);
      return;
    case 'place':
      gatherPlace(gathered, token.value, token.span, line);
      return;
    case 'tag':
      if (line.kind !== 'incident') {
        gathered.problems.push(notHere(`a tag (#${token.tag})`, token.span, line));
      } else if (!gathered.tags.includes(token.tag)) gathered.tags.push(token.tag);
  }
}

/** Before the title begins, a word may be the date, and the next one its time of day. */
function gatherWord(gathered: Gathered, token: WordToken, { line, before }: At): void {
  const datable = entryKey('date')?.lines.includes(line.kind) === true;
  const { date } = gathered.dates;
  if (!datable || token.quoted || gathered.words.length > 0) {
    gathered.words.push(token);
    return;
  }
  if (endsNumber(before, token.text)) {
    gathered.problems.push({
      span: token.span,
      message: `does \`${token.text}\` end the number before it? Then write that without the space; if it begins the text, quote it`,
    });
  }
  if (date !== undefined) {
    const timed = before?.kind === 'word' ? withTime(date, token.text, line.clock) : undefined;
    if (timed?.is === 'moment') gathered.dates.date = timed.moment;
    else if (timed?.is === 'wrong')
      gathered.problems.push({ span: token.span, message: timed.message });
    else gathered.words.push(token);
    return;
  }
  const reading = readDate(token.text, line.clock);
  if (reading.is === 'moment') {
    gathered.dates.date = reading.moment;
    gathered.given.add('date');
  } else if (reading.is === 'wrong') {
    gathered.given.add('date');
    gathered.problems.push({ span: token.span, message: reading.message });
  } else gathered.words.push(token);
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

function gatherKey(gathered: Gathered, token: KeyToken, line: Line): void {
  const key = entryKey(token.key);
  const keySpan = { from: token.span.from, until: token.span.from + token.key.length };
  if (key === undefined) {
    gathered.problems.push(unknownKey(token.key, keySpan, line));
    return;
  }
  if (!key.lines.includes(line.kind)) {
    gathered.problems.push(elsewhere(key, keySpan, line));
    return;
  }
  if (!key.repeats && gathered.given.has(key.key)) {
    gathered.problems.push({
      span: token.span,
      message: `${key.key}: is given a second time here`,
    });
    return;
  }
  gathered.given.add(key.key);
  READERS[key.shape](gathered, { key, value: token.value, span: token.span, line });
}

function gatherPlace(gathered: Gathered, value: Value, span: Span, line: Line): void {
  if (line.kind !== 'incident') {
    gathered.problems.push(notHere('a place', span, line));
    return;
  }
  if (gathered.place !== undefined) {
    gathered.problems.push({ span, message: 'the place is given a second time here' });
    return;
  }
  const place = readPlace(value);
  if ('message' in place) gathered.problems.push(place);
  else gathered.place = place;
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
