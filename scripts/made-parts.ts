import type { Option } from 'commander';
import { FOLDERS } from '../.dependency-cruiser.mjs';
import type { Command } from '../src/app/state/command.ts';
import { keyName } from '../src/app/state/key-names.ts';
import { EDITING_KEYS } from '../src/app/state/line-editor.ts';
import { GLOBAL_OPTIONS } from '../src/cli/program.ts';
import { KEY_CONFLICT_KEYS, KEY_KEYS } from '../src/cli/subcommands/keys.ts';
import { SUBCOMMANDS } from '../src/cli/subcommands.ts';
import { COMMANDS } from '../src/commands/index.ts';
import { EVIDENCE_RULES } from '../src/domain/evidence/evidence-rules.ts';
import { ENTRY_KEYS } from '../src/domain/grammar/entry-keys.ts';
import { FILTER_KEYS } from '../src/domain/grammar/filter-keys.ts';
import { COUNTING_RULES } from '../src/domain/model/counting-rules.ts';
import { EVENT_TYPES } from '../src/domain/model/event-types.ts';
import { WINDOWS } from '../src/domain/time/period.ts';
import { EXPORT_FORMATS } from '../src/exchange/export/export-file.ts';
import {
  ACTOR_KEYS,
  AREA_KEYS,
  GROUP_KEYS,
  INCIDENT_KEYS,
  QUOTE_KEYS,
} from '../src/exchange/export/script-keys.ts';
import { tellsColumns } from '../src/exchange/redaction/redact-records.ts';
import { TABLE_FIELDS } from '../src/formats/fields/table-fields.ts';
import { FORMATS } from '../src/formats/index.ts';
import type { Format } from '../src/formats/rows/format.ts';
import { DECLARED } from '../src/store/schema/records/belonging.ts';
import { DERIVED_TABLES, TABLES } from '../src/store/schema/records/tables.ts';
import { keyPlaces } from '../src/ui/screens/help-lines.ts';
import { THEME_ROLES } from '../src/ui/theme/own-theme.ts';
import { LIST_SIGNS } from '../src/ui/words/list-signs.ts';
import { code, markdownOf, markdownTable, rulesTable } from './markdown.ts';

/** The tables of which a redacted export has something. */
const TOLD_TABLES = [...DECLARED.values()].filter(tellsColumns);

/** The generated parts of the documentation, by name, each as Markdown without a line break at its end. */
export const MADE_PARTS: Readonly<Record<string, () => string>> = {
  folders: () =>
    markdownTable(
      ['folder', 'holds', 'may import'],
      Object.entries(FOLDERS).map(([folder, { holds, mayImport }]) => [
        code(`src/${folder}/`),
        holds,
        mayImport.join(', '),
      ]),
    ),
  tables: () =>
    markdownTable(
      ['table', 'holds', 'letter'],
      [
        ...Object.values(TABLES).map(({ table, holds, letter }) => [
          code(table),
          holds,
          letter === null ? '' : code(`${letter}1`),
        ]),
        ...Object.entries(DERIVED_TABLES).map(([table, holds]) => [code(table), holds, '']),
      ],
    ),
  'redacted-columns': () =>
    markdownTable(
      ['table', 'kept in a redacted export', 'coarsened or replaced'],
      TOLD_TABLES.map(({ table, columns }) => {
        const told = Object.entries(columns).filter(([, { travels }]) => travels);
        const named = (isWanted: (redaction: string) => boolean) =>
          told
            .flatMap(([name, { redaction }]) => (isWanted(redaction) ? [code(name)] : []))
            .join(' ');
        return [
          code(table),
          named((redaction) => redaction === 'keep'),
          named((redaction) => redaction !== 'keep' && redaction !== 'drop'),
        ];
      }),
    ),
  keys: () =>
    keyPlaces(COMMANDS)
      .map(({ title, commands }) => `## ${title}\n\n${keyTable(commands)}`)
      .join('\n\n'),
  'first-keys': () =>
    keyTable(
      COMMANDS.filter(
        ({ where, keys }) => where.includes('dashboard') && keys.some((key) => FIRST_KEYS.has(key)),
      ),
    ),
  'theme-roles': () => THEME_ROLES.map(code).join(' '),
  'editing-keys': () =>
    markdownTable(
      ['key', 'what it does'],
      EDITING_KEYS.map(({ keys, help }) => [keyNames(keys), help]),
    ),
  windows: () => WINDOWS.map(({ name }) => code(name)).join(' '),
  types: () =>
    markdownTable(
      ['type', 'name', 'sub-types'],
      EVENT_TYPES.map(({ type, label, subtypes }) => [
        code(type),
        label,
        subtypes.map(code).join(' '),
      ]),
    ),
  'entry-keys': () =>
    markdownTable(
      ['example', 'meaning', 'lines'],
      ENTRY_KEYS.map(({ example, help, lines }) => [code(example), help, lines.join(', ')]),
    ),
  'filter-keys': () =>
    markdownTable(
      ['example', 'finds'],
      FILTER_KEYS.map(({ example, help }) => [code(example), help]),
    ),
  evidence: () => rulesTable(EVIDENCE_RULES),
  'list-signs': () =>
    markdownTable(
      ['sign', 'means'],
      LIST_SIGNS.map(({ signs, means }) => [signs.map(code).join(' '), means]),
    ),
  counting: () => rulesTable(COUNTING_RULES),
  commands: () =>
    markdownTable(
      ['command', 'what it does'],
      [
        [code('watchfloor'), 'Open the dashboard'],
        ...SUBCOMMANDS.map(({ name, takes, summary }) => [
          code(['watchfloor', name, ...(takes ?? []).map(([syntax]) => syntax)].join(' ')),
          summary,
        ]),
      ],
    ),
  'global-options': () => markdownTable(['option', 'meaning'], GLOBAL_OPTIONS.map(optionRow)),
  'command-options': () =>
    SUBCOMMANDS.map(({ name, takes = [], help, summary, options = [] }) => {
      const rows = [
        ...takes.map(([syntax, meaning]) => [code(syntax), meaning]),
        ...options.map(optionRow),
      ];
      return [
        `### watchfloor ${name}`,
        markdownOf(help ?? `${summary}.`),
        ...(rows.length === 0 ? [] : [markdownTable(['argument', 'meaning'], rows)]),
      ].join('\n\n');
    }).join('\n\n'),
  'incident-keys': () => keysOf(INCIDENT_KEYS),
  'actor-keys': () => keysOf(ACTOR_KEYS),
  'group-keys': () => keysOf(GROUP_KEYS),
  'area-keys': () => keysOf(AREA_KEYS),
  'quote-keys': () => keysOf(QUOTE_KEYS),
  'key-keys': () => keysOf(KEY_KEYS),
  'key-conflict-keys': () => keysOf(KEY_CONFLICT_KEYS),
  formats: () =>
    [
      markdownTable(
        ['format', 'versions', 'recognised and read as', 'what is lost'],
        FORMATS.map((format) => [
          `${format.title} (${code(format.id)})`,
          format.versions,
          YIELDS[format.yields],
          format.lost,
        ]),
      ),
      ...FORMATS.map(formatPart),
    ].join('\n\n'),
  'export-formats': () =>
    markdownTable(
      ['form', 'content', 'file extension'],
      EXPORT_FORMATS.map(({ id, title, extensions }) => [
        code(id),
        title,
        extensions.map((extension) => code(`.${extension}`)).join(' '),
      ]),
    ),
  'table-fields': () =>
    markdownTable(
      ['field', 'meaning', 'header words', 'values', 'HXL tags'],
      TABLE_FIELDS.map(({ name, help, words, endings, values, tags }) => [
        code(name),
        help,
        [...words, ...endings.map((ending) => `… ${ending}`)].join(', '),
        values.says,
        tags.map(code).join(' '),
      ]),
    ),
};

/** The keys that the README teaches. */
const FIRST_KEYS: ReadonlySet<string> = new Set(['enter', '/', 't', 'esc', 'a', 'r', 'u', '?']);

/** How the rows of a format are imported. */
const YIELDS: Readonly<Record<Format['yields'], string>> = {
  incidents: 'incidents',
  leads: 'leads, which are in no count',
  withdrawals: 'marks on incidents that their publisher has deleted',
  named: 'nothing new; it only checks whether its incidents are here',
  records: 'its records, unchanged',
  nothing: 'refused, with the reason',
};

/** Whether the format has a line that is always the same, and not that of whoever made the file. */
function isOwnLine({ licence, attribution }: Format): boolean {
  return attribution.slice(0, -1).toLowerCase() !== licence.toLowerCase();
}

function formatPart(format: Format): string {
  const passing = {
    free: ' It may be passed on freely.',
    attribution: ' It may be passed on with the publisher’s attribution line.',
    no: '', // its licence says so
  };
  const columns = format.columns.map(({ name, becomes }) => [
    name.split(', ').map(code).join(', '),
    becomes,
  ]);
  return [
    `## ${format.title}`,
    `${format.recognised} The dataset is called ${code(format.dataset)}, the format ${code(`--format ${format.id}`)}.`,
    ...(format.yields === 'nothing' ? [format.because] : []),
    ...(columns.length === 0 ? [] : [markdownTable(['column', 'becomes'], columns)]),
    `Lost: ${format.lost}`,
    `Licence of the data: ${format.licence}.${passing[format.passing]}${isOwnLine(format) ? ` Attribution line: ${format.attribution}` : ''}`,
  ].join('\n\n');
}

function keyTable(commands: readonly Command[]): string {
  return markdownTable(
    ['key', 'what it does'],
    commands.map(({ keys, help }) => [keyNames(keys), help]),
  );
}

function keyNames(keys: readonly string[]): string {
  return keys.map((key) => code(keyName(key))).join(' ');
}

function optionRow({ flags, description, envVar, argChoices }: Option): readonly string[] {
  const choices = argChoices === undefined ? '' : `: ${argChoices.map(code).join(' ')}`;
  const variable = envVar === undefined ? '' : ` (or ${code(envVar)})`;
  return [code(flags), `${description}${choices}${variable}`];
}

function keysOf(keys: readonly (readonly [name: string, value: unknown])[]): string {
  return keys.map(([name]) => code(name)).join(' ');
}
