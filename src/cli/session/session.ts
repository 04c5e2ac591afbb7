import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { shellWord } from '../../domain/grammar/quoting.ts';
import { type Clock, dayOf } from '../../domain/time/moment.ts';
import type { Store } from '../../store/port/store.ts';
import { type MigrationProgress, readMigrations } from '../../store/sqlite/connection/migrate.ts';
import { backupFolder } from '../../store/sqlite/file/backup.ts';
import { storedSchema } from '../../store/sqlite/file/file.ts';
import { followLinks } from '../../store/sqlite/file/file-names.ts';
import { expectNoLeftovers } from '../../store/sqlite/file/leftover-files.ts';
import { megabytes, migrationNeeds } from '../../store/sqlite/file/migrate-file.ts';
import { openSqliteStore } from '../../store/sqlite/threads/client.ts';
import { grouped } from '../../text/number-words.ts';
import { type Config, loadConfig } from './config.ts';
import { copiesFolder } from './daily-backup.ts';
import { WorkError } from './failure.ts';
import type { Output } from './output.ts';
import {
  CONFIG_FILE,
  DEFAULT_DATABASE,
  fromHome,
  GAZETTEER_FILE,
  MIGRATIONS_FOLDER,
} from './paths.ts';

/** The options common to all subcommands. */
export type CommonOptions = {
  /** The database's file, `null` for the default one. */
  readonly database: string | null;
  readonly readOnly: boolean;
  /** How many colours the output may use, as chalk counts. */
  readonly color: 0 | 1 | 2 | 3;
};

/** One run of the program: the common options, the configuration and the output. */
export type Session = CommonOptions & {
  /** The path of the database, with links resolved. */
  readonly file: string;
  readonly output: Output;
  /** When the program was started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly config: () => Promise<Config>;
  /** The import that the command resumes or undoes: that it is not at its end need not be said. */
  readonly ending?: number;
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

/** The person's name in the change log. */
export function whoIs(config: Config): string {
  return config.userName ?? loginName() ?? `uid ${process.getuid?.() ?? 'unknown'}`;
}

/** The login name; `undefined` if the system has no entry for the user, as in many containers. */
function loginName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

/** The current time and the person's zone, for reading a line or a filter. */
export function clockOf(config: Config): Clock {
  return { now: new Date().toISOString(), zone: config.timezone };
}

/** Today's date in the zone, `YYYY-MM-DD`. */
export function todayIn(zone: string): string {
  return dayOf(new Date().toISOString(), zone);
}

/** Announces that an older database is copied and migrated first, which takes minutes if it is large. */
export function sayMigration({ file, readOnly, output }: Session): void {
  const schema = storedSchema(file);
  const newest = readMigrations(MIGRATIONS_FOLDER).length;
  if (readOnly || schema === 0 || schema >= newest) return;
  const { room, seconds } = migrationNeeds(file);
  const takes =
    seconds < 10 ? '' : `. This takes ${megabytes(room)} of room and ${aboutAs(seconds)}`;
  output.say(`Copying ${file}, then migrating it (schema ${schema} to ${newest})${takes} …`);
}

/** Shows the progress of a migration at a terminal. */
export function showMigration({ file, output }: Session): (progress: MigrationProgress) => void {
  return (progress) => output.progress(migrationWords(file, progress));
}

/** How far the migration of a database is, in words. */
export function migrationWords(file: string, progress: MigrationProgress): string {
  if (progress.step === 'copying') return `Copying ${file} …`;
  if (progress.step === 'shrinking') return `Making ${file} smaller …`;
  const { rows, of } = progress;
  const share = Math.floor((rows / of) * 100);
  return `Migrating ${file}: ${grouped(rows)} of ${grouped(of)} publishers’ rows (${share} %) …`;
}

function aboutAs(seconds: number): string {
  return seconds < 90 ? `about ${seconds} seconds` : `about ${Math.ceil(seconds / 60)} minutes`;
}

/** Opens the session's database while `use` runs. Throws a `WorkError` if there is none: a mistyped path creates nothing. */
export async function withStore<T>(
  session: Session,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  expectNoLeftovers(session.file);
  if (isMissing(session.file)) {
    throw new WorkError(
      `There is no database at ${session.file}. Check the path. watchfloor add, watchfloor import and the dashboard create a database; watchfloor demo opens sample data.`,
    );
  }
  return withOpened(session, use);
}

/** The same for a command that begins a database: creates a missing one, and says so. */
export async function withNewStore<T>(
  session: Session,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  expectFolder(session);
  const isNew = isMissing(session.file);
  return withOpened(session, async (store) => {
    if (isNew) session.output.say(`Created a new database, ${session.file}.`);
    return use(store);
  });
}

/**
 * Throws a `WorkError` if the folder of the database does not exist, which is more likely a mistyped path than a wish. The
 * folder of the default database is created.
 */
export function expectFolder({ file, database }: Session): void {
  const folder = dirname(file);
  if (database === null || file === followLinks(DEFAULT_DATABASE) || !isMissing(folder)) return;
  throw new WorkError(
    `There is no folder ${folder}, so no database is created there. Check the path, or create the folder first: mkdir -p ${shellWord(folder)}`,
  );
}

/** Whether nothing is at a path; `false` if that cannot be seen, which opening it will report. */
function isMissing(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

async function withOpened<T>(session: Session, use: (store: Store) => Promise<T>): Promise<T> {
  sayMigration(session);
  const store = await openSqliteStore({
    file: session.file,
    readOnly: session.readOnly,
    readers: 1,
    migrations: MIGRATIONS_FOLDER,
    gazetteer: GAZETTEER_FILE,
    onMigration: showMigration(session),
    // An invalid configuration is reported where it matters; doctor still has to check the database.
    backups: await session.config().then(
      (config) => copiesFolder(session.file, config),
      () => backupFolder(session.file),
    ),
  });
  session.output.progress('');
  try {
    const unfinished = [
      ...(await store.ask('unfinishedPurges', {})),
      ...(await store.ask('unfinishedImports', { except: session.ending ?? null })),
    ];
    for (const what of unfinished) session.output.say(what);
    return await use(store);
  } finally {
    await store.close();
  }
}
