import type {
  Entry,
  IncidentEntry,
  IncidentMergeEntry,
  IncidentSplitEntry,
  PinEntry,
  QuoteEntry,
  Relation,
  Report,
  TagEntry,
} from '../entry/entry.ts';
import { printPlace } from '../grammar/print-place.ts';
import { nameToken, quoted } from '../grammar/quoting.ts';
import { attributionKey } from '../grammar/read-attributions.ts';
import type { Attribution } from '../model/actor.ts';
import { readEventType } from '../model/event-types.ts';
import { MEASURES, printFigure } from '../model/figure.ts';
import { printGrade } from '../model/grade.ts';
import { parseRecordName, recordName } from '../model/record.ts';
import { printDegrees } from '../places/degrees.ts';
import { readEntry } from '../reading/read-entry.ts';
import { type Moment, printMoment } from '../time/moment.ts';
import { startsLikeDate } from '../time/written-date.ts';

/** The tokens of a line in order; what says nothing is `undefined`. */
type Tokens = readonly (string | undefined)[];

/**
 * An entry as its line: reading that line gives back every field that has a token. `between` is the white space between
 * tokens.
 */
export function printEntry(entry: Entry, between: ' ' | '\n' = ' '): string {
  return tokensOf(entry)
    .filter((token) => token !== undefined)
    .join(between);
}

function tokensOf(entry: Entry): Tokens {
  switch (entry.kind) {
    case 'incident':
      return incidentTokens(entry);
    case 'report':
      return [
        'report',
        incidentName(entry.incident),
        ...entry.attributions.map(attributionToken),
        ...reportTokens(entry.report),
        entry.derivesFrom === null
          ? undefined
          : `derives:${recordName({ kind: 'report', id: entry.derivesFrom })}`,
        text('note', entry.note),
      ];
    case 'quote':
      return quoteTokens(entry);
    case 'estimate':
      return [
        'estimate',
        nameToken(entry.actor),
        entry.measure,
        printFigure(entry.figure),
        date('asof', entry.asOf),
        date('since', entry.since),
        ...reportTokens(entry.report),
        text('note', entry.note),
      ];
    case 'milestone':
      return ['milestone', whenToken(entry.when), text('note', entry.note), words(entry.name)];
    case 'actor':
      return [
        'actor',
        nameToken(entry.name),
        text('short', entry.shortName),
        entry.actorKind === 'unknown' ? undefined : `kind:${entry.actorKind}`,
        list('alias', entry.aliases),
      ];
    case 'source':
      return [
        'source',
        nameToken(entry.name),
        entry.reliability === 'F' ? undefined : `reliability:${entry.reliability}`,
        text('origin', entry.origin),
        text('note', entry.reason),
      ];
    case 'grade':
      return ['grade', nameToken(entry.source), entry.reliability, text('note', entry.reason)];
    case 'merge':
      return [
        'merge',
        ...entry.from.map(nameToken),
        text('into', entry.into),
        text('note', entry.reason),
      ];
    case 'split':
      return [
        'split',
        nameToken(entry.name),
        list('alias', entry.aliases),
        text('from', entry.from),
        text('note', entry.reason),
      ];
    case 'merge incidents':
    case 'split incident':
    case 'tag':
      return [...incidentsTokens(entry), text('note', entry.reason)];
    case 'pin':
      return pinTokens(entry);
  }
}

function incidentTokens(entry: IncidentEntry): Tokens {
  const { place, type, subtype, verdict } = entry;
  const isKnown = subtype !== null && readEventType(subtype)?.type === type;
  return [
    isKnown ? subtype : type,
    whenToken(entry.when),
    printPlace(place),
    place.point === null
      ? undefined
      : `at:${printDegrees(place.point.lat)},${printDegrees(place.point.lon)}`,
    ...entry.attributions.map(attributionToken),
    ...entry.reports.flatMap(reportTokens),
    ...entry.tags.map((tag) => `#${tag}`),
    ...entry.relations.map(relationToken),
    verdict === null ? undefined : `status:${verdict}`,
    entry.reason === entry.narrative ? undefined : text('reason', entry.reason),
    text('note', entry.narrative),
    words(entry.title),
  ];
}

function quoteTokens(entry: QuoteEntry): Tokens {
  return [
    entry.verbatim ? 'quote' : 'paraphrase',
    whenToken(entry.when),
    text('speaker', entry.speaker),
    text('role', entry.role),
    text('org', entry.organisation),
    entry.about.length === 0 ? undefined : `about:${entry.about.map(aboutToken).join(',')}`,
    entry.answers === null ? undefined : `re:${recordName({ kind: 'quote', id: entry.answers })}`,
    ...reportTokens(entry.report),
    text('note', entry.note),
    quoted(entry.text),
  ];
}

// A year alone would be read as a word, so it needs its key.
function whenToken(when: Moment): string {
  return when.precision === 'year' ? `date:${printMoment(when)}` : printMoment(when);
}

function date(key: string, moment: Moment | null): string | undefined {
  return moment === null ? undefined : `${key}:${printMoment(moment)}`;
}

function text(key: string, value: string | null): string | undefined {
  return value === null ? undefined : `${key}:${nameToken(value)}`;
}

function attributionToken(attribution: Attribution): string | undefined {
  const key = attributionKey(attribution);
  if (key === undefined) return undefined;
  const saidBy = typeof attribution.saidBy === 'string' ? `<${nameToken(attribution.saidBy)}` : '';
  return `${key}:${nameToken(attribution.actor)}${attribution.doubted ? '?' : ''}${saidBy}`;
}

function reportTokens({ source, grade, figures, published, url }: Report): Tokens {
  const given = printGrade(grade);
  return [
    source === null ? undefined : `src:${nameToken(source)}${given === '' ? '' : `/${given}`}`,
    date('pub', published),
    ...MEASURES.map((measure) => {
      const figure = figures[measure];
      return figure === undefined ? undefined : `${measure}:${printFigure(figure)}`;
    }),
    url === null ? undefined : `url:${/^[^\s"\u201C\u201E\u00AB]+$/.test(url) ? url : quoted(url)}`,
  ];
}

function relationToken({ to, kind }: Relation): string {
  const name = incidentName(to);
  return `rel:${name}${kind === 'related' ? '' : `/${kind}`}`;
}

// An actor whose name looks like an incident's is quoted.
function aboutToken(about: QuoteEntry['about'][number]): string {
  if (about.actor === undefined) return incidentName(about.incident);
  return parseRecordName(about.actor) === undefined ? nameToken(about.actor) : quoted(about.actor);
}

/** Unquoted if each word can only be a word, otherwise quoted. */
function words(title: string): string {
  const isPlain =
    /^\p{L}[\p{L}\p{M}\p{N}'\u2019.,;!?-]*(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}'\u2019.,;!?-]*)*$/u.test(
      title,
    );
  return isPlain && !/^(today|yesterday)\b/i.test(title) && !startsLikeDate(title)
    ? title
    : quoted(title);
}

function incidentsTokens(entry: IncidentMergeEntry | IncidentSplitEntry | TagEntry): Tokens {
  switch (entry.kind) {
    case 'merge incidents':
      return ['merge', ...entry.from.map(incidentName), `into:${incidentName(entry.into)}`];
    case 'split incident': {
      const from = entry.from === null ? [] : [`from:${incidentName(entry.from)}`];
      return ['split', incidentName(entry.incident), ...from];
    }
    case 'tag': {
      const [first, tags] = [entry.takesOff ? 'untag' : 'tag', entry.tags.map((tag) => `#${tag}`)];
      return [first, entry.incidents.map(incidentName).join(','), ...tags];
    }
  }
}

function pinTokens({ incident, best, reason }: PinEntry): Tokens {
  const measures = MEASURES.filter((measure) => best[measure] !== undefined);
  const isUnpin = measures.every((measure) => best[measure] === null);
  return [
    isUnpin ? 'unpin' : 'pin',
    incidentName(incident),
    ...measures.map((measure) => (isUnpin ? measure : `${measure}:${best[measure] ?? '?'}`)),
    text('note', reason),
  ];
}

function list(key: string, names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `${key}:${names.map(nameToken).join(',')}`;
}

/** Printed entries contain no date that depends on the clock. */
const ANY_CLOCK = { now: '2000-01-01T00:00:00.000Z', zone: 'UTC' };

/** An entry reduced to what its line can express, so that two lines can be compared field by field. */
export function rereadEntry<E extends Entry>(entry: E): E {
  const { entry: read } = readEntry(printEntry(entry), ANY_CLOCK);
  return isSameKind(entry, read) ? read : entry;
}

function isSameKind<E extends Entry>(entry: E, read: Entry | undefined): read is E {
  return read?.kind === entry.kind;
}

function incidentName(id: number): string {
  return recordName({ kind: 'incident', id });
}
