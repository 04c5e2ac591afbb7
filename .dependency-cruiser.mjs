/**
 * The folders of `src/`: what each holds, and which other folders its files may import. A name of a folder includes the
 * folders in it; `src/` itself is left out. Files that lie in a folder beside other folders (`store/writing/act.ts`) may also
 * import from those. The table in docs/architecture.md is made from this.
 *
 * @type {Readonly<Record<string, { readonly holds: string, readonly mayImport: readonly string[] }>>}
 */
export const FOLDERS = {
  text: {
    holds: 'text on its way to a reader: what may be shown, its width in cells, where it wraps',
    mayImport: [],
  },
  'domain/model': {
    holds: 'the terms as types: actor, figure, grade, status, record, change, doubt',
    mayImport: ['text'],
  },
  'domain/time': {
    holds: 'days, moments, periods, time zones, and dates as people write them',
    mayImport: ['domain/model', 'text'],
  },
  'domain/names': {
    holds: 'how names are folded, compared and found, and values that say nothing',
    mayImport: ['domain/model', 'text'],
  },
  'domain/places': {
    holds: 'places, points and countries, in many languages',
    mayImport: ['domain/model', 'domain/names', 'text'],
  },
  'domain/actors': {
    holds: 'kinds of actors, and names that are likely the same actor',
    mayImport: ['domain/model', 'domain/names', 'domain/places', 'text'],
  },
  'domain/evidence': {
    holds: 'the rules of evidence: corroboration, conflicts, origins, links',
    mayImport: ['domain/model', 'domain/time', 'text'],
  },
  'domain/entry': {
    holds: 'what a line can enter, as types, and incidents that may be the same',
    mayImport: ['domain/model', 'domain/names', 'domain/places', 'domain/time', 'text'],
  },
  'domain/grammar': {
    holds: 'what entry lines and filters share: tokens, quotes, keys, values',
    mayImport: [
      'domain/entry',
      'domain/model',
      'domain/names',
      'domain/places',
      'domain/time',
      'text',
    ],
  },
  'domain/reading': {
    holds: 'reading a line: from tokens to an entry, its fields and its warnings',
    mayImport: [
      'domain/actors',
      'domain/entry',
      'domain/evidence',
      'domain/grammar',
      'domain/model',
      'domain/names',
      'domain/places',
      'domain/time',
      'text',
    ],
  },
  'domain/editing': {
    holds: 'printing an entry as its line, and merging two edits of it',
    mayImport: [
      'domain/entry',
      'domain/grammar',
      'domain/model',
      'domain/places',
      'domain/reading',
      'domain/time',
      'text',
    ],
  },
  'domain/filter': {
    holds: 'filters: their keys and conditions, read and printed',
    mayImport: [
      'domain/entry',
      'domain/grammar',
      'domain/model',
      'domain/names',
      'domain/places',
      'domain/time',
      'text',
    ],
  },
  'domain/grouping': {
    holds: 'what incidents are counted by, and the filter of each group',
    mayImport: ['domain/grammar', 'domain/model', 'domain/time', 'text'],
  },
  'domain/completion': {
    holds: 'what can stand at the cursor of a line or a filter',
    mayImport: [
      'domain/entry',
      'domain/filter',
      'domain/grammar',
      'domain/model',
      'domain/names',
      'domain/places',
      'text',
    ],
  },
  'formats/values': {
    holds: 'values as publishers write them: dates, names of months, yes and no',
    mayImport: ['domain', 'text'],
  },
  'formats/fields': {
    holds: 'the fields that a column of a plain table can be mapped to',
    mayImport: ['domain', 'formats/values', 'text'],
  },
  'formats/rows': {
    holds: 'what a format is, and what all formats read alike: cells, points, countries, reports',
    mayImport: ['domain', 'formats/fields', 'formats/values', 'text'],
  },
  'formats/publishers': {
    holds: 'publishers’ own formats, one file or folder each',
    mayImport: ['domain', 'formats/rows', 'formats/values', 'text'],
  },
  'formats/tables': {
    holds: 'tables whose columns are guessed or mapped, HXL and GeoJSON among them',
    mayImport: [
      'domain',
      'formats/fields',
      'formats/publishers',
      'formats/rows',
      'formats/values',
      'text',
    ],
  },
  formats: {
    holds: 'the table of formats',
    mayImport: ['formats'],
  },
  'store/schema': {
    holds:
      'the tables as types, the tables of records, how publishers’ rows are packed, readings cached until a write, the words in which databases differ',
    mayImport: ['domain', 'text'],
  },
  'store/joining': {
    holds: 'versions of a record in two databases, and how they are merged',
    mayImport: ['domain', 'store/schema', 'text'],
  },
  'store/port': {
    holds: 'what can be asked of a store and done in it, and the rows that it answers with',
    mayImport: ['domain', 'store/joining', 'store/schema', 'text'],
  },
  'store/names': {
    holds: 'names of actors, sources and places: found, suggested, merged',
    mayImport: ['domain', 'store/port', 'store/schema', 'text'],
  },
  'store/filter': {
    holds: 'a filter as SQL, and the incidents that it selects',
    mayImport: ['domain', 'store/names', 'store/port', 'store/schema', 'text'],
  },
  'store/counts': {
    holds: 'counting: rollups, sums over a selection, windows, trends',
    mayImport: ['domain', 'store/filter', 'store/names', 'store/port', 'store/schema', 'text'],
  },
  'store/history': {
    holds: 'the change log, read and put into words',
    mayImport: ['domain', 'store/names', 'store/port', 'store/schema', 'text'],
  },
  'store/records': {
    holds: 'reading records: as rows for a list, and as the entry that would make them',
    mayImport: ['domain', 'store/filter', 'store/names', 'store/port', 'store/schema', 'text'],
  },
  'store/queries': {
    holds: 'one file for each question, by who asks it',
    mayImport: [
      'domain',
      'store/counts',
      'store/filter',
      'store/history',
      'store/joining',
      'store/names',
      'store/port',
      'store/records',
      'store/schema',
      'text',
    ],
  },
  'store/sqlite/connection': {
    holds: 'what is SQLite’s of a connection: transactions, migrations, failures',
    mayImport: ['domain', 'store/port', 'store/schema', 'text'],
  },
  'store/writing': {
    holds: 'what writes, whatever the database: actions, edits, undo, purge, imports',
    mayImport: [
      'domain',
      'store/filter',
      'store/history',
      'store/joining',
      'store/names',
      'store/port',
      'store/records',
      'store/schema',
      'text',
    ],
  },
  'store/sqlite': {
    holds: 'what is SQLite’s: files, threads, the doctor’s checks of the file',
    mayImport: [
      'domain',
      'store/history',
      'store/port',
      'store/queries',
      'store/schema',
      'store/sqlite/connection',
      'store/writing',
      'text',
    ],
  },
  'exchange/delimited': {
    holds: 'delimited text: read, written, and where its header is',
    mayImport: ['domain', 'formats', 'text'],
  },
  'exchange/containers': {
    holds: 'what files come packed in: gzip, ZIP, workbooks',
    mayImport: ['exchange/delimited', 'text'],
  },
  'exchange/reading': {
    holds: 'from bytes to rows: encoding, layout, JSON, tables',
    mayImport: ['domain', 'exchange/containers', 'exchange/delimited', 'formats', 'text'],
  },
  'exchange/redaction': {
    holds: 'what of a record may be passed on',
    mayImport: ['domain', 'store', 'text'],
  },
  'exchange/recognising': {
    holds: 'what a file is: its format, its ids, its order of dates',
    mayImport: [
      'domain',
      'exchange/containers',
      'exchange/reading',
      'exchange/redaction',
      'formats',
      'text',
    ],
  },
  'exchange/records': {
    holds: 'complete records as lines of a file, read and checked',
    mayImport: ['domain', 'exchange/reading', 'formats', 'store', 'text'],
  },
  'exchange/import': {
    holds: 'bringing a file’s rows into a store, once or as they come',
    mayImport: [
      'domain',
      'exchange/containers',
      'exchange/delimited',
      'exchange/reading',
      'exchange/recognising',
      'exchange/records',
      'formats',
      'store',
      'text',
    ],
  },
  'exchange/situation-report': {
    holds: 'the situation report',
    mayImport: ['domain', 'exchange/redaction', 'store', 'text'],
  },
  'exchange/export': {
    holds: 'writing what a filter selects, in each form',
    mayImport: [
      'domain',
      'exchange/delimited',
      'exchange/redaction',
      'exchange/situation-report',
      'store',
      'text',
    ],
  },
  'app/state': {
    holds: 'the state of the program and the values that change it',
    mayImport: ['domain', 'store/port', 'text'],
  },
  'app/requests': {
    holds: 'what is asked of the store, and what its answers and news change',
    mayImport: ['app/state', 'domain', 'store/port', 'text'],
  },
  'app/prompt': {
    holds: 'the open line: adding, filtering, completing, exporting',
    mayImport: ['app/requests', 'app/state', 'domain', 'store/port', 'text'],
  },
  'app/pages': {
    holds: 'moving, and opening pages',
    mayImport: ['app/prompt', 'app/requests', 'app/state', 'domain', 'store/port', 'text'],
  },
  'app/writing': {
    holds: 'what a person does to records: editing, citing, undoing',
    mayImport: [
      'app/pages',
      'app/prompt',
      'app/requests',
      'app/state',
      'domain',
      'store/port',
      'text',
    ],
  },
  'app/keys': {
    holds: 'which command a key runs, and what is typed',
    mayImport: [
      'app/pages',
      'app/prompt',
      'app/requests',
      'app/state',
      'domain',
      'store/port',
      'text',
    ],
  },
  app: {
    holds: 'the loop: a message changes the state and asks for effects',
    mayImport: ['app', 'domain', 'store/port', 'text'],
  },
  commands: {
    holds: 'what a person can ask for, each one record: keys, words, what it does',
    mayImport: ['app', 'domain', 'text'],
  },
  'ui/theme': {
    holds: 'colours, glyphs, and the one way to what components can draw',
    mayImport: ['app', 'domain', 'text'],
  },
  'ui/words': {
    holds: 'sentences that several panels and pages share',
    mayImport: ['app', 'domain', 'store/port', 'text', 'ui/theme'],
  },
  'ui/table': {
    holds: 'a table: columns, their widths, its rows',
    mayImport: ['app', 'domain', 'store/port', 'text', 'ui/theme'],
  },
  'ui/components': {
    holds: 'frames, lines, charts',
    mayImport: ['app', 'domain', 'store/port', 'text', 'ui/theme'],
  },
  'ui/columns': {
    holds: 'the columns of each list',
    mayImport: [
      'app',
      'domain',
      'store/port',
      'text',
      'ui/components',
      'ui/table',
      'ui/theme',
      'ui/words',
    ],
  },
  'ui/input': {
    holds: 'from bytes of the terminal to names of keys',
    mayImport: ['app', 'text'],
  },
  'ui/pages': {
    holds: 'the page of each kind of record',
    mayImport: [
      'app',
      'commands',
      'domain',
      'store/port',
      'text',
      'ui/columns',
      'ui/components',
      'ui/table',
      'ui/theme',
      'ui/words',
    ],
  },
  'ui/panels': {
    holds: 'the panels of the dashboard',
    mayImport: [
      'app',
      'domain',
      'store/port',
      'text',
      'ui/columns',
      'ui/components',
      'ui/pages',
      'ui/table',
      'ui/theme',
      'ui/words',
    ],
  },
  'ui/prompts': {
    holds: 'the open line and what is said below it',
    mayImport: ['app', 'domain', 'store/port', 'text', 'ui/panels', 'ui/theme', 'ui/words'],
  },
  'ui/screens': {
    holds: 'the whole screen: dashboard, page, help, footer',
    mayImport: [
      'app',
      'commands',
      'domain',
      'store/port',
      'text',
      'ui/components',
      'ui/pages',
      'ui/panels',
      'ui/prompts',
      'ui/theme',
      'ui/words',
    ],
  },
  ui: {
    holds: 'the root component, and the only place that takes input',
    mayImport: ['app', 'commands', 'domain', 'store/port', 'text', 'ui'],
  },
  'cli/session': {
    holds: 'what every command needs: options, configuration, paths, output, failures, signals',
    mayImport: ['domain', 'store', 'text'],
  },
  'cli/print': {
    holds: 'records on the standard output',
    mayImport: [
      'cli/session',
      'domain',
      'exchange',
      'store',
      'text',
      'ui/columns',
      'ui/table',
      'ui/theme',
    ],
  },
  'cli/import': {
    holds: 'what an import asks a person and tells them',
    mayImport: ['cli/print', 'cli/session', 'domain', 'exchange', 'formats', 'store', 'text'],
  },
  'cli/dashboard': {
    holds: 'the dashboard’s terminal, files and surroundings',
    mayImport: [
      'app',
      'cli/import',
      'cli/print',
      'cli/session',
      'commands',
      'domain',
      'exchange',
      'store',
      'text',
      'ui',
    ],
  },
  'cli/subcommands': {
    holds: 'one file for each subcommand',
    mayImport: [
      'app',
      'cli/dashboard',
      'cli/import',
      'cli/print',
      'cli/session',
      'commands',
      'domain',
      'exchange',
      'formats',
      'store',
      'text',
      'ui/columns',
      'ui/table',
      'ui/theme',
      'ui/words',
    ],
  },
  cli: {
    holds: 'how the program is started, and the table of subcommands',
    mayImport: ['app', 'cli', 'commands', 'domain', 'exchange', 'formats', 'store', 'text', 'ui'],
  },
};

const NAMES = Object.keys(FOLDERS);

/** The files that belong to a folder of the list: not those of a folder in it that is listed itself. */
function filesOf(/** @type {string} */ folder) {
  const listed = NAMES.filter((name) => name.startsWith(`${folder}/`));
  const rest = listed.map((name) => `${name.slice(folder.length + 1)}/`).join('|');
  return rest === '' ? `^src/${folder}/` : `^src/${folder}/(?!${rest})`;
}

const SCREEN_PACKAGES =
  '^node_modules/(ink|react|react-reconciler|@alcalzone/ink-table|ink-table)/';

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-folder-is-listed',
      comment: 'a folder that FOLDERS does not list may import nothing',
      severity: 'error',
      from: { path: '^src/', pathNot: NAMES.map(filesOf) },
      to: {},
    },
    ...Object.entries(FOLDERS).map(([folder, { mayImport }]) => ({
      name: `imports-of-${folder.replaceAll('/', '-')}`,
      severity: 'error',
      from: { path: filesOf(folder) },
      to: {
        path: '^src/',
        pathNot: [filesOf(folder), ...mayImport.map((name) => `^src/${name}/`)],
      },
    })),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-screen-on-the-command-line',
      comment: 'a command that draws no screen must not load Ink or React',
      severity: 'error',
      from: {
        path: '^src/cli/',
        pathNot:
          '^src/cli/(start|main|program|subcommands|subcommands/demo|dashboard/open-dashboard)\\.ts$|^src/cli/dashboard/dashboard',
      },
      to: { path: SCREEN_PACKAGES, reachable: true },
    },
    {
      name: 'dashboard-only-when-asked-for',
      comment: 'it loads Ink and React, so that importing it at once would slow every command down',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: '^src/cli/dashboard/dashboard' },
      to: { path: '^src/cli/dashboard/dashboard[^/]*\\.tsx$', dynamic: false },
    },
    {
      name: 'sqlite-in-its-own-folder',
      comment: 'what decides and writes is shared by all databases',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/sqlite/' },
      to: { path: '^node_modules/(better-sqlite3|@types/better-sqlite3)/' },
    },
    {
      name: 'port-is-types',
      comment: 'the port says what the store does; SQL is behind it',
      severity: 'error',
      from: { path: '^src/store/port/' },
      to: { path: '^node_modules/kysely/' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
