import { Option } from 'commander';
import * as v from 'valibot';
import { type BindingProblem, bindKeys, type KeyRow, keyRows } from '../../app/keys/bindings.ts';
import { PLACES } from '../../app/keys/places.ts';
import { keyName } from '../../app/state/key-names.ts';
import type { ScriptKeys } from '../../exchange/export/script-keys.ts';
import { cleanLines } from '../../text/clean.ts';
import type { Column } from '../../ui/table/column.ts';
import { printRecords } from '../print/print-records.ts';
import { PRINT_OPTIONS, printingOf } from '../print/question-options.ts';
import { CONFIG_FILE } from '../session/paths.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const KEY_KEYS: ScriptKeys<KeyRow> = [
  ['place', (row) => row.place],
  ['id', (row) => row.id],
  ['keys', (row) => row.keys],
  ['help', (row) => row.help],
];

export const KEY_CONFLICT_KEYS: ScriptKeys<BindingProblem> = [
  ['line', (row) => row.line],
  ['place', (row) => row.at?.place ?? null],
  ['key', (row) => row.at?.key ?? null],
  ['commands', (row) => row.commands],
  ['message', (row) => row.message],
];

const KEY_COLUMNS: readonly Column<KeyRow>[] = [
  text('place', 14, (row) => PLACES[row.place]),
  text('id', 12, (row) => row.id),
  text('keys', 8, (row) => row.keys.map(keyName).join(' ')),
  text('what it does', 20, (row) => row.help),
];

export const keys: Subcommand = {
  name: 'keys',
  summary: 'Print the keys of every command, or what is wrong with your own',
  help: `Print every command of the screen in each place where it works, with its id and its keys. Your own keys are set by id, under
[keys] in the configuration:

  [keys]
  "filter.open" = ["/", "f7"]
  "export.open" = []

They replace the default ones; an empty list leaves a command without a key. --conflicts prints the keys that have two commands
in one place, and lines that are not valid, and exits with 1 if there are any.`,
  options: [
    new Option('--conflicts', 'Print only what is wrong with the keys of the configuration'),
    ...PRINT_OPTIONS,
  ],
  run: async (session, _words, options) => {
    const { conflicts, limit } = v.parse(Asked, options);
    const printing = { ...printingOf(options), limit };
    // Loading every command would delay the start of the other subcommands.
    const { COMMANDS } = await import('../../commands/index.ts');
    const bound = bindKeys(COMMANDS, (await session.config()).keys);
    if (!conflicts) {
      const rows = keyRows(bound.commands);
      await printRecords(session, printing, {
        keys: KEY_KEYS,
        columns: KEY_COLUMNS,
        pages: [rows.slice(0, limit ?? rows.length)],
        total: async () => rows.length,
        none: '',
      });
      return 0;
    }
    const { problems } = bound;
    if (printing.as === 'table' && problems.length > 0) {
      const lines = problems.map(({ line, message }) => `${CONFIG_FILE}, line ${line}: ${message}`);
      await session.output.write(lines.map((line) => `${cleanLines(line).join(' ')}\n`).join(''));
    } else {
      await printRecords(session, printing, {
        keys: KEY_CONFLICT_KEYS,
        columns: [],
        pages: [problems.slice(0, limit ?? problems.length)],
        total: async () => problems.length,
        none: 'No keys conflict.',
      });
    }
    return problems.length === 0 ? 0 : 1;
  },
};

const Asked = v.object({
  conflicts: v.optional(v.boolean(), false),
  limit: v.optional(v.nullable(v.number()), null),
});

function text<Row>(header: string, min: number, cell: (row: Row) => string): Column<Row> {
  return { id: header, header, align: 'left', width: { min, max: 200 }, priority: 1, cell };
}
