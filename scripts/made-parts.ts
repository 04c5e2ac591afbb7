import { type Command, keyName } from '../src/app/command.ts';
import { EDITING_KEYS } from '../src/app/line-editor.ts';
import { SUBCOMMANDS } from '../src/cli/subcommands.ts';
import { COMMANDS } from '../src/commands/index.ts';
import { ENTRY_KEYS } from '../src/domain/entry-keys.ts';
import { EVENT_TYPES } from '../src/domain/event-types.ts';
import { EVIDENCE_RULES } from '../src/domain/evidence.ts';
import { FILTER_KEYS } from '../src/domain/filter-keys.ts';
import { FORMATS } from '../src/formats/index.ts';
import { KEY_PLACES } from '../src/ui/screens/key-places.ts';

/** The documentation's made parts, by name, each as Markdown without a line break at its end. */
export const MADE_PARTS: Readonly<Record<string, () => string>> = {
  keys: () =>
    KEY_PLACES.map(({ title, where }) =>
      keyTable(title, (one) => where.some((w) => one.where.includes(w))),
    ).join('\n\n'),
  'editing-keys': () =>
    table(
      ['key', 'what it does'],
      EDITING_KEYS.map(({ keys, help }) => [keyNames(keys), help]),
    ),
  'main-keys': () =>
    table(
      ['key', 'what it does'],
      COMMANDS.filter((one) => one.where.includes('dashboard') && one.keys.length > 0).map(
        (one) => [keyNames(one.keys), one.help],
      ),
    ),
  types: () =>
    table(
      ['type', 'is', 'sub-types'],
      EVENT_TYPES.map(({ type, label, subtypes }) => [
        code(type),
        label,
        subtypes.map(code).join(' '),
      ]),
    ),
  'entry-keys': () =>
    table(
      ['write', 'it is', 'in lines of'],
      ENTRY_KEYS.map(({ example, help, lines }) => [code(example), help, lines.join(', ')]),
    ),
  'filter-keys': () =>
    table(
      ['write', 'it finds'],
      FILTER_KEYS.map(({ example, help }) => [code(example), help]),
    ),
  evidence: () => EVIDENCE_RULES.map((rule) => `- ${rule}`).join('\n'),
  commands: () =>
    table(
      ['command', 'what it does'],
      [
        [code('watchfloor'), 'opens the dashboard'],
        ...SUBCOMMANDS.map(({ name, takes, summary }) => [
          code(['watchfloor', name, ...(takes ?? []).map(([syntax]) => syntax)].join(' ')),
          summary,
        ]),
      ],
    ),
  'command-options': () =>
    SUBCOMMANDS.map(({ name, takes, help, summary, options }) =>
      [
        `## watchfloor ${name}`,
        help ?? `${summary}.`,
        table(
          ['given', 'means'],
          [
            ...(takes ?? []).map(([syntax, meaning]) => [code(syntax), meaning]),
            ...(options ?? []).map((option) => [code(option.flags), option.description]),
          ],
        ),
      ].join('\n\n'),
    ).join('\n\n'),
  formats: () =>
    FORMATS.map((format) =>
      [
        `## ${format.title}`,
        `Dataset ${code(format.dataset)}. ${format.recognised} ${format.attribution}`,
        table(
          ['column', 'becomes'],
          format.columns.map(({ name, becomes }) => [code(name), becomes]),
        ),
      ].join('\n\n'),
    ).join('\n\n'),
};

function keyTable(title: string, isHere: (command: Command) => boolean): string {
  const rows = COMMANDS.filter((one) => one.keys.length > 0 && isHere(one)).map((one) => [
    keyNames(one.keys),
    one.help,
  ]);
  return `## ${title}\n\n${table(['key', 'what it does'], rows)}`;
}

function keyNames(keys: readonly string[]): string {
  return keys.map((key) => code(keyName(key))).join(' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
