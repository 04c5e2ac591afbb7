import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type Clock, dayOf } from '../../domain/time/moment.ts';
import type { Store } from '../../store/port/store.ts';
import { readMigrations } from '../../store/sqlite/connection/migrate.ts';
import { backupFolder } from '../../store/sqlite/file/backup.ts';
import { storedSchema } from '../../store/sqlite/file/file.ts';
import { followLinks } from '../../store/sqlite/file/file-names.ts';
import { openSqliteStore } from '../../store/sqlite/threads/client.ts';
import { type Config, loadConfig } from './config.ts';
import { copiesFolder } from './daily-backup.ts';
import type { Output } from './output.ts';
import {
  CONFIG_FILE,
  DEFAULT_DATABASE,
  fromHome,
  GAZETTEER_FILE,
  MIGRATIONS_FOLDER,
} from './paths.ts';

/** What the command line said that holds for every subcommand. */
export type CommonOptions = {
  /** The database's file, `null` for the default one. */
  readonly database: string | null;
  readonly readOnly: boolean;
  readonly color: boolean;
};

/** One run of the program: what was asked for in common, who asks, and where answers go. */
export type Session = CommonOptions & {
  /** The database's file itself, where a link to it was given. */
  readonly file: string;
  readonly output: Output;
  /** When the program was started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly config: () => Promise<Config>;
};

export function createSession(common: CommonOptions, output: Output, startedAt: number): Session {
  let config: Promise<Config> | undefined;
  return {
    ...common,
    file: followLinks(common.database === null ? DEFAULT_DATABASE : fromHome(common.database)),
    output,
    startedAt,
    config: () => {
      config ??= loadConfig(CONFIG_FILE);
      return config;
    },
  };
}

/** What the person is called in the audit trail. */
export function whoIs(config: Config): string {
  return config.userName ?? loginName() ?? `uid ${process.getuid?.() ?? 'unknown'}`;
}

/** The name of the account; none where the system has no entry for it, as in many containers. */
function loginName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

/** The present instant in the person's zone, for reading a line or a filter. */
export function clockOf(config: Config): Clock {
  return { now: new Date().toISOString(), zone: config.timezone };
}

/** The present day in the person's zone, `YYYY-MM-DD`. */
export function todayIn(zone: string): string {
  return dayOf(new Date().toISOString(), zone);
}

/** Says that an older database is copied and changed first, which takes minutes where it is large. */
export function sayMigration({ file, readOnly, output }: Session): void {
  const schema = storedSchema(file);
  const newest = readMigrations(MIGRATIONS_FOLDER).length;
  if (readOnly || schema === 0 || schema >= newest) return;
  output.say(`Copying ${file}, then migrating it (schema ${schema} to ${newest}) …`);
}

/** Opens the session's database for as long as `use` takes; a missing one is made, and that is said. */
export async function withStore<T>(
  session: Session,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const isNew = !existsSync(session.file);
  sayMigration(session);
  const store = await openSqliteStore({
    file: session.file,
    readOnly: session.readOnly,
    readers: 1,
    migrations: MIGRATIONS_FOLDER,
    gazetteer: GAZETTEER_FILE,
    // A configuration that is wrong is said where it matters; the doctor still looks at the database.
    backups: await session.config().then(
      (config) => copiesFolder(session.file, config),
      () => backupFolder(session.file),
    ),
  });
  try {
    if (isNew) session.output.say(`Created a new database, ${session.file}.`);
    for (const what of await store.ask('unfinishedPurges', {})) session.output.say(what);
    return await use(store);
  } finally {
    await store.close();
  }
}
