import type { Where } from '../../app/state/command.ts';
import { type Command, keyName } from '../../app/state/command.ts';
import { EDITING_KEYS } from '../../app/state/line-editor.ts';
import { EVIDENCE_RULES } from '../../domain/evidence/evidence-rules.ts';
import { ENTRY_KEYS } from '../../domain/grammar/entry-keys.ts';
import { FILTER_KEYS } from '../../domain/grammar/filter-keys.ts';
import { LINE_WORDS } from '../../domain/grammar/line-kinds.ts';
import { field, heading, NOTHING, paragraph } from '../components/page-lines.ts';
import type { StyledLine } from '../theme/styled.ts';

/** The whole help: the keys of all commands, then the grammar and the rules from their tables. */
export function helpLines(commands: readonly Command[], width: number): readonly StyledLine[] {
  return [
    ...KEY_PLACES.flatMap(({ title, where }) => {
      const here = commands.filter(
        (command) =>
          command.keys.length > 0 && command.where.some((place) => where.includes(place)),
      );
      return block(
        title,
        here.flatMap((command) => keyLine(command.keys, command.help, width)),
      );
    }),
    ...block(
      'Editing a line',
      EDITING_KEYS.flatMap(({ keys, help }) => keyLine(keys, help, width)),
    ),
    ...block('Esc, step by step', paragraph('text', ESCAPES, width)),
    ...block(
      'The first word of an entry: a type or subtype of incident, or',
      LINE_WORDS.flatMap(({ word, help }) => field(word, help, width)),
    ),
    ...block(
      'What follows in an entry, in any order',
      ENTRY_KEYS.flatMap(({ example, help }) => field(example, help, width)),
    ),
    ...block(
      'A filter: all terms must match; a comma means "or", - before a term means "not"',
      FILTER_KEYS.flatMap(({ example, help }) => field(example, help, width)),
    ),
    ...block('Searching words', paragraph('text', SEARCHING, width)),
    ...block(
      'How the status and the figures of an incident follow from its reports',
      EVIDENCE_RULES.flatMap(({ name, says }) => [
        ...paragraph('label', `${name.charAt(0).toUpperCase()}${name.slice(1)}`, width),
        ...paragraph('text', says, width),
      ]),
    ),
    [['faint', 'q or Esc closes the help']],
  ];
}

const ESCAPES =
  'Esc closes an open prompt or list first, then a page, then leaves a zoomed panel, then clears the filter. It never quits.';

const SEARCHING =
  'Words search titles, narratives and quotes for whole words, ignoring case, accents, and the vowel signs that Arabic and Hebrew leave out, as names do. Every other mark counts as a letter. While you type, the last word may be the start of a word. Words in scripts without spaces (Chinese, Japanese, Thai, Khmer, Lao, Burmese) are found anywhere in a text.';

function block(title: string, lines: readonly StyledLine[]): readonly StyledLine[] {
  return lines.length === 0 ? [] : [heading(title), ...lines, NOTHING];
}

function keyLine(keys: readonly string[], help: string, width: number): readonly StyledLine[] {
  return field(keys.map(keyName).join(' '), help, width);
}

/** The places where keys have a meaning, as grouped in the help and the docs. */
export const KEY_PLACES: readonly { readonly title: string; readonly where: readonly Where[] }[] = [
  { title: 'On the dashboard', where: ['dashboard', 'events', 'actors', 'quotes', 'timeline'] },
  { title: 'On a page', where: ['page'] },
  { title: 'While adding', where: ['add'] },
  { title: 'While filtering', where: ['filter'] },
  { title: 'While choosing the window', where: ['window'] },
  { title: 'While naming an export file', where: ['export'] },
  { title: 'In the command list', where: ['palette'] },
  { title: 'In the help', where: ['help'] },
  { title: 'While typing a search', where: ['find'] },
  { title: 'After a search', where: ['found'] },
  { title: 'At a confirmation', where: ['confirm'] },
  { title: 'Anywhere', where: ['anywhere'] },
];
