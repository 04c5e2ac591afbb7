import { carriedOverInto } from '../../app/prompt/proposals.ts';
import { answerTo } from '../../app/requests/queries.ts';
import type { State } from '../../app/state/state.ts';
import type { Entry, ReadField, Reading } from '../../domain/entry/entry.ts';
import { recordName } from '../../domain/model/record.ts';
import { candidateName, type Located } from '../../domain/places/gazetteer.ts';
import { actorWarnings, kindsIn } from '../../domain/reading/actor-warnings.ts';
import type { NameRow } from '../../store/port/rows-prompt.ts';
import { width as cellsOf, cut, fit } from '../../text/cells.ts';
import { wrap } from '../../text/wrap.ts';
import type { StyledLine } from '../theme/styled.ts';

/** The width in cells of a field's name. */
const LABEL = 10;
/** How many duplicates are shown; they are a warning, not a list. */
const DUPLICATES = 2;
/** How many places of one name are shown. */
const PLACES = 4;

/** The kinds of entry with a preview of what they would do to existing records. */
const PREVIEWED: readonly Entry['kind'][] = [
  'merge',
  'split',
  'merge incidents',
  'split incident',
  'grade',
  'report',
];

/** How a line was read: first warnings about its names, then the fields, then the assumptions. */
export function readingLines(state: State, reading: Reading, width: number): readonly StyledLine[] {
  const { entry } = reading;
  const names = entry === undefined ? [] : nameNotes(state);
  const resolved = answerTo(state, 'resolve');
  const odd = entry === undefined ? [] : actorWarnings(entry, kindsIn(resolved?.actors ?? []));
  const duplicates = entry?.kind === 'incident' ? duplicateNotes(state) : [];
  const isPreviewed = entry !== undefined && PREVIEWED.includes(entry.kind);
  const previewed = isPreviewed ? (answerTo(state, 'preview') ?? []) : [];
  const said = names.length === 0 ? [] : [names.join('; ')];
  return [
    ...[...reading.warnings, ...odd, ...said].flatMap((words) =>
      wrap(words, width).map((line): StyledLine => [['warn', line]]),
    ),
    ...duplicates.map((line): StyledLine => [['warn', cut(line, width)]]),
    ...previewed.flatMap((note) => wrap(note, width).map((line): StyledLine => [['warn', line]])),
    ...fieldLines(reading.fields, width),
    ...[...reading.notes, ...carriedOverNotes(state)].flatMap((note) =>
      wrap(note, width).map((line): StyledLine => [['faint', line]]),
    ),
  ];
}

/** What a key would carry over from the lines before. */
function carriedOverNotes(state: State): readonly string[] {
  const { country, source } = carriedOverInto(state) ?? {};
  const what = [country?.code, source].filter((one) => one !== undefined);
  return what.length === 0 ? [] : [`Ctrl-o carries over from the lines before: ${what.join(' ')}`];
}

/** Two fields per line if both are short; a long one has its own line. */
function fieldLines(fields: readonly ReadField[], width: number): readonly StyledLine[] {
  const half = Math.floor(width / 2);
  const isShort = (field: ReadField | undefined): field is ReadField =>
    field !== undefined && cellsOf(field.value) < half - LABEL;
  const lines: StyledLine[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const [field, next] = [fields[at], fields[at + 1]];
    if (field === undefined) continue;
    if (isShort(field) && isShort(next)) {
      lines.push([...fieldPieces(field, half), ...fieldPieces(next, width - half)]);
      at += 1;
    } else lines.push(fieldPieces(field, width));
  }
  return lines;
}

function fieldPieces({ label, value }: ReadField, cells: number): StyledLine {
  return [['label', fit(label, LABEL)], fit(value, cells - LABEL)];
}

function nameNotes(state: State): readonly string[] {
  const resolved = answerTo(state, 'resolve');
  if (resolved === undefined) return [];
  return [
    ...newNames('actor', resolved.actors),
    ...newNames('source', resolved.sources),
    ...[...resolved.actors, ...resolved.sources]
      .filter((row) => row.is === 'ambiguous')
      .map((row) => `${row.name} could be ${row.candidates.join(' or ')}`),
    ...placeNotes(resolved.located),
    ...resolved.missing.map((ref) => `there is no ${recordName(ref)}`),
  ];
}

/** Where the place is by the gazetteer, or which places it could be. */
function placeNotes(located: Located): readonly string[] {
  if (located.is === 'found') {
    const { place, country, point } = located.place;
    return [`${place} (${country}) is at ${point?.lat}, ${point?.lon}`];
  }
  if (located.is === 'unknown') return [];
  const [shown, rest] = [located.candidates.slice(0, PLACES), located.candidates.slice(PLACES)];
  const more = rest.length === 0 ? '' : ` or ${rest.length} more`;
  return [
    `the place could be ${shown.map(candidateName).join(' or ')}${more}; Tab after its name lists them`,
  ];
}

function newNames(kind: string, rows: readonly NameRow[]): readonly string[] {
  const unknown = rows.filter((row) => row.is === 'new').map(newNameWords);
  return unknown.length === 0 ? [] : [`new ${kind}: ${[...new Set(unknown)].join(', ')}`];
}

function newNameWords({ name, near }: NameRow): string {
  return near === null ? name : `${name} (did you mean ${near}? Ctrl-g takes it)`;
}

function duplicateNotes(state: State): readonly string[] {
  const { overlay } = state;
  const edited = overlay?.kind === 'add' ? overlay.editing?.record.id : undefined;
  const rows = (answerTo(state, 'duplicates') ?? []).filter(({ id }) => id !== edited);
  const more = rows.length > DUPLICATES ? ` and ${rows.length - DUPLICATES} more` : '';
  return rows.slice(0, DUPLICATES).map((row, index, shown) => {
    const name = recordName({ kind: 'incident', id: row.id });
    const end = index === shown.length - 1 ? more : '';
    return `the same as ${name}? (${row.why})${end}: ${row.title}`;
  });
}
