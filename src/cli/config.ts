import { readFile } from 'node:fs/promises';
import { parse, TomlError } from 'smol-toml';
import * as v from 'valibot';
import { systemReason, WorkError } from './failure.ts';

const Timezone = v.pipe(
  v.string('expected a text such as "Asia/Kabul"'),
  v.check(isTimezone, 'expected the name of an IANA time zone such as "Asia/Kabul"'),
);

const ConfigFile = v.strictObject(
  {
    timezone: v.optional(Timezone, 'UTC'),
    user: v.optional(
      v.strictObject(
        {
          name: v.optional(
            v.pipe(v.string('expected a text'), v.trim(), v.nonEmpty('expected a name')),
          ),
        },
        'unknown key; the one key of [user] is name',
      ),
      {},
    ),
  },
  'unknown key; the keys are timezone and [user]',
);

/** What a person has settled for all their sessions. */
export type Config = {
  /** The IANA zone that dates are read and shown in. */
  readonly timezone: string;
  /** What the person is called in the audit trail; `null` is their name on this computer. */
  readonly userName: string | null;
};

const DEFAULT_CONFIG: Config = { timezone: 'UTC', userName: null };

/** Reads a configuration file; one that does not exist is the default. A wrong one is a `WorkError`. */
export async function loadConfig(file: string): Promise<Config> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return DEFAULT_CONFIG;
    throw new WorkError(`The configuration ${file} cannot be read: ${systemReason(error)}.`);
  }
  return readConfig(text, file);
}

/** Parses a configuration's text (TOML); `file` is how errors call it. */
export function readConfig(text: string, file: string): Config {
  const parsed = v.safeParse(ConfigFile, parseToml(text, file));
  if (parsed.success) {
    return { timezone: parsed.output.timezone, userName: parsed.output.user.name ?? null };
  }
  const [issue] = parsed.issues;
  const key = v.getDotPath(issue);
  // Of a key that should not be there the value does not matter.
  const found = issue.type === 'strict_object' ? '' : `, found ${JSON.stringify(issue.input)}`;
  throw new WorkError(
    `The configuration ${file} is not right: ${key === null ? '' : `${key}: `}${issue.message}${found}.`,
  );
}

function parseToml(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first] = error.message.split('\n');
    throw new WorkError(
      `The configuration ${file} is not TOML: line ${error.line}, column ${error.column}: ${first}.`,
    );
  }
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
