import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';

const own = envPaths('watchfloor', { suffix: '' });

/** The default database, in the platform's data folder. */
export const DEFAULT_DATABASE = join(own.data, 'incidents.db');

/** The person's configuration. */
export const CONFIG_FILE = join(own.config, 'config.toml');

/** The person's profiles for plain tables, one file each. */
export const PROFILES_FOLDER = join(own.config, 'profiles');

/** The person's saved views of the dashboard, one file each. */
export const VIEWS_FOLDER = join(own.config, 'views');

/** Drafts and the history of the prompts. On macOS `log` would be ~/Library/Logs, which people empty and share. */
export const STATE_FOLDER = process.platform === 'darwin' ? join(own.data, 'state') : own.log;

/** The compile cache, which may be deleted at any time. */
export const CACHE_FOLDER = join(own.cache, 'compiled');

/** Expands `~` in a path, which a shell does not do in `--db=~/x` or within quotes. */
export function fromHome(path: string): string {
  return path.replace(/^~(?=$|[/\\])/, homedir());
}

/** The program's own folder, which holds `db/`; the same from source and from the bundle. */
const PROGRAM_FOLDER = programFolder();
export const MIGRATIONS_FOLDER = join(PROGRAM_FOLDER, 'db', 'migrations');
/** The gazetteer of places; made by the build. */
export const GAZETTEER_FILE = join(PROGRAM_FOLDER, 'dist', 'gazetteer.db');
/** The script that a person starts. */
export const PROGRAM_FILE = join(PROGRAM_FOLDER, 'bin', 'watchfloor.js');
export const SAMPLE_FOLDER = join(PROGRAM_FOLDER, 'db', 'sample');

function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) {
    folder = dirname(folder);
  }
  return folder;
}
