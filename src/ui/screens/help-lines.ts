import { PLACES, placeWords } from '../../app/keys/places.ts';
import { type Command, keysIn, type Where } from '../../app/state/command.ts';
import { keyName } from '../../app/state/key-names.ts';
import { EDITING_KEYS } from '../../app/state/line-editor.ts';
import { EVIDENCE_RULES } from '../../domain/evidence/evidence-rules.ts';
import { ENTRY_KEYS } from '../../domain/grammar/entry-keys.ts';
import { FILTER_KEYS } from '../../domain/grammar/filter-keys.ts';
import { LINE_WORDS } from '../../domain/grammar/line-kinds.ts';
import { field, heading, NOTHING, paragraph } from '../components/page-lines.ts';
import type { StyledLine } from '../theme/styled.ts';
import { LIST_SIGNS } from '../words/list-signs.ts';

/**
 * The whole help: what has a meaning here first (the nearest place before the next), then the keys of all other places, the
 * grammar and the rules, all from their tables.
 */
export function helpLines(
  commands: readonly Command[],
  width: number,
  here: readonly Where[] = [],
): readonly StyledLine[] {
  const nearness = ({ places }: Section) => {
    const nearest = here.findIndex((place) => places.includes(place));
    return nearest < 0 ? here.length : nearest;
  };
  const sections = [...keySections(commands, here), ...GRAMMAR];
  return [
    ...sections
      .toSorted((one, other) => nearness(one) - nearness(other))
      .flatMap(({ title, lines }) => [heading(title), ...lines(width), NOTHING]),
    ...closing(commands),
  ];
}

/** How the help is closed, as its last line. */
function closing(commands: readonly Command[]): readonly StyledLine[] {
  const close = commands.find(({ id }) => id === 'help.close');
  const keys = (close === undefined ? [] : keysIn(close, 'help')).slice(0, 2).map(keyName);
  return keys.length === 0 ? [] : [[['faint', `${keys.join(' or ')} closes the help`]]];
}

/** A part of the help, and the places whose keys or grammar it explains. */
type Section = {
  readonly title: string;
  readonly places: readonly Where[];
  readonly lines: (width: number) => readonly StyledLine[];
};

function keySections(commands: readonly Command[], here: readonly Where[]): readonly Section[] {
  return keyPlaces(commands).map(({ place, title, commands: its }) => ({
    title: here.includes(place) && place !== 'anywhere' ? `Here, ${placeWords(place)}` : title,
    places: [place],
    lines: (width) => its.flatMap(({ keys, help }) => keyLine(keys, help, width)),
  }));
}

/** The places that have keys, and the commands of each with their keys there. */
export function keyPlaces(commands: readonly Command[]): readonly {
  readonly place: Where;
  readonly title: string;
  readonly commands: readonly Command[];
}[] {
  return Object.keys(PLACES)
    .filter(isPlace)
    .map((place) => ({
      place,
      title: PLACES[place],
      commands: commands
        .filter(({ where }) => where.includes(place))
        .map((command) => ({ ...command, keys: keysIn(command, place) }))
        .filter(({ keys }) => keys.length > 0),
    }))
    .filter(({ commands: its }) => its.length > 0);
}

function isPlace(name: string): name is Where {
  return Object.hasOwn(PLACES, name);
}

const SEARCHING =
  'Words search titles, narratives and quotes for whole words, ignoring case, accents, and the vowel signs that Arabic and Hebrew leave out, as names do. Every other mark counts as a letter. While you type, the last word may be the start of a word. Words in scripts without spaces (Chinese, Japanese, Thai, Khmer, Lao, Burmese) are found anywhere in a text.';

const ESCAPES =
  'Esc closes an open prompt or list first, then a page, then leaves a zoomed panel, then clears the filter. It never quits.';

/** The rest of the help, in its order. */
const GRAMMAR: readonly Section[] = [
  {
    title: 'Editing a line',
    places: ['add', 'filter', 'window', 'export', 'palette'],
    lines: (width) => EDITING_KEYS.flatMap(({ keys, help }) => keyLine(keys, help, width)),
  },
  {
    title: 'The signs in the list of events',
    places: ['events'],
    lines: (width) =>
      LIST_SIGNS.flatMap(({ signs, means }) => field(signs.join(' '), means, width)),
  },
  {
    title: 'Esc, step by step',
    places: [],
    lines: (width) => paragraph('text', ESCAPES, width),
  },
  {
    title: 'The first word of an entry: a type or subtype of incident, or',
    places: ['add'],
    lines: (width) => LINE_WORDS.flatMap(({ word, help }) => field(word, help, width)),
  },
  {
    title: 'What follows in an entry, in any order',
    places: ['add'],
    lines: (width) => ENTRY_KEYS.flatMap(({ example, help }) => field(example, help, width)),
  },
  {
    title: 'A filter: all terms must match; a comma means "or", - before a term means "not"',
    places: ['filter'],
    lines: (width) => FILTER_KEYS.flatMap(({ example, help }) => field(example, help, width)),
  },
  {
    title: 'Searching words',
    places: ['filter'],
    lines: (width) => paragraph('text', SEARCHING, width),
  },
  {
    title: 'How the status and the figures of an incident follow from its reports',
    places: [],
    lines: (width) =>
      EVIDENCE_RULES.flatMap(({ name, says }) => [
        ...paragraph('label', `${name.charAt(0).toUpperCase()}${name.slice(1)}`, width),
        ...paragraph('text', says, width),
      ]),
  },
];

function keyLine(keys: readonly string[], help: string, width: number): readonly StyledLine[] {
  return field(keys.map(keyName).join(' '), help, width);
}
