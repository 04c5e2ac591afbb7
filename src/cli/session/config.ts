import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import { systemReason } from '../../store/sqlite/connection/system-error.ts';
import { WorkError } from './failure.ts';
import { fromHome } from './paths.ts';
import { lineOfEntry, parseToml } from './toml.ts';

const Timezone = v.pipe(
  v.string('expected text such as "Asia/Kabul"'),
  v.check(isTimezone, 'expected the name of an IANA time zone such as "Asia/Kabul"'),
);

/** How many daily copies are kept: those of a week. */
const DEFAULT_KEEP = 7;

/** Keys by the id of a command. `filter.open = "f"` without quotes around the id is a table `filter` in TOML. */
type KeysTable = { readonly [id: string]: string | readonly string[] | KeysTable };
const KeysTable: v.GenericSchema<KeysTable> = v.record(
  v.string(),
  v.union(
    [v.string(), v.array(v.string()), v.lazy(() => KeysTable)],
    'expected a key such as "f5", or a list of keys such as ["f", "ctrl+f"]',
  ),
  'expected a table of keys by command, such as "filter.open" = "f"',
);

const ThemeTable = v.union(
  [v.string(), v.record(v.string(), v.union([v.string(), v.array(v.string())]))],
  'expected the name of a theme such as "dark", or a table of its name and the colours of roles',
);

const ConfigFile = v.strictObject(
  {
    timezone: v.optional(Timezone, 'UTC'),
    user: v.optional(
      v.strictObject(
        {
          name: v.optional(
            v.pipe(v.string('expected text'), v.trim(), v.nonEmpty('expected a name')),
          ),
        },
        'unknown key; the only key of [user] is name',
      ),
      {},
    ),
    backup: v.optional(
      v.strictObject(
        {
          daily: v.optional(v.boolean('expected true or false'), false),
          keep: v.optional(
            v.pipe(
              v.number('expected a number of copies'),
              v.integer('expected a whole number'),
              v.minValue(1, 'expected at least 1'),
            ),
            DEFAULT_KEEP,
          ),
          folder: v.optional(
            v.pipe(
              v.string('expected the path of a folder'),
              v.check(
                (path) => isAbsolute(path),
                'expected an absolute path, such as /srv/backups',
              ),
            ),
          ),
        },
        'unknown key; the keys of [backup] are daily, keep and folder',
      ),
      {},
    ),
    keys: v.optional(KeysTable, {}),
    theme: v.optional(ThemeTable, {}),
  },
  'unknown key; the keys are timezone, [user], [backup], [keys] and [theme]',
);

/** A person's settings for all their sessions. */
export type Config = {
  /** The IANA zone that dates are read and shown in. */
  readonly timezone: string;
  /** The person's name in the change log; `null` means their login name. */
  readonly userName: string | null;
  /** The copies that the program makes automatically. */
  readonly backup: {
    /** Whether an open dashboard makes one each day, and how many of these are kept. */
    readonly daily: boolean;
    readonly keep: number;
    /** Where they are kept; `null` means the folder `backups` next to the database. */
    readonly folder: string | null;
  };
  /** The keys of commands, as written; what they mean is read with the commands. */
  readonly keys: readonly KeysEntry[];
  /** The settings of the theme, as written: `name`, and the looks of roles. */
  readonly theme: readonly ThemeEntry[];
};

/** What a line of the configuration sets of the theme; lines count from 1. */
type ThemeEntry = {
  readonly id: string;
  readonly values: readonly string[];
  readonly line: number;
};

/** The keys that a line of the configuration gives to a command; lines count from 1. */
type KeysEntry = { readonly id: string; readonly keys: readonly string[]; readonly line: number };

/** Reads a configuration file; a missing one gives the defaults. Throws a `WorkError` for an invalid one. */
export async function loadConfig(file: string): Promise<Config> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return readConfig('', file);
    }
    throw new WorkError(`The configuration ${file} cannot be read: ${systemReason(error)}.`);
  }
  return readConfig(text, file);
}

/** Parses a configuration (TOML); `file` is its name in errors. */
export function readConfig(text: string, file: string): Config {
  const parsed = v.safeParse(ConfigFile, parseToml(text, `The configuration ${file}`));
  if (parsed.success) {
    const { timezone, user, backup, keys, theme } = parsed.output;
    const { daily = false, keep = DEFAULT_KEEP, folder = null } = backup;
    return {
      timezone,
      userName: user.name ?? null,
      backup: { daily, keep, folder: folder === null ? null : fromHome(folder) },
      keys: keysEntries(keys).map((entry) => ({
        ...entry,
        line: lineOfEntry(text, `keys.${entry.id}`),
      })),
      theme: themeEntries(theme, text),
    };
  }
  const [issue] = parsed.issues;
  const key = v.getDotPath(issue);
  // The value of an unknown key does not matter.
  const found = issue.type === 'strict_object' ? '' : `, found ${JSON.stringify(issue.input)}`;
  throw new WorkError(
    `The configuration ${file} is not valid: ${key === null ? '' : `${key}: `}${issue.message}${found}.`,
  );
}

function keysEntries(table: KeysTable, within = ''): readonly Omit<KeysEntry, 'line'>[] {
  return Object.entries(table).flatMap(([name, set]) => {
    const id = `${within}${name}`;
    if (typeof set === 'string') return [{ id, keys: [set] }];
    return isList(set) ? [{ id, keys: set }] : keysEntries(set, `${id}.`);
  });
}

function themeEntries(
  theme: v.InferOutput<typeof ThemeTable>,
  text: string,
): readonly ThemeEntry[] {
  if (typeof theme === 'string') {
    return [{ id: 'name', values: [theme], line: lineOfEntry(text, 'theme') }];
  }
  return Object.entries(theme).map(([id, set]) => ({
    id,
    values: typeof set === 'string' ? [set] : set,
    line: lineOfEntry(text, `theme.${id}`),
  }));
}

function isList(set: readonly string[] | KeysTable): set is readonly string[] {
  return Array.isArray(set);
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
