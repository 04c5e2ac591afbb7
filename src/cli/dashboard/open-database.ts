import { statSync } from 'node:fs';
import type { WantedDatabase } from '../../app/state/step.ts';
import { shellWord } from '../../domain/grammar/quoting.ts';
import type { Store } from '../../store/port/store.ts';
import type { MigrationProgress } from '../../store/sqlite/connection/migrate.ts';
import { followLinks } from '../../store/sqlite/file/file-names.ts';
import { expectNoLeftovers } from '../../store/sqlite/file/leftover-files.ts';
import { openSqliteStore } from '../../store/sqlite/threads/client.ts';
import type { Config } from '../session/config.ts';
import { copiesFolder } from '../session/daily-backup.ts';
import { WorkError } from '../session/failure.ts';
import { fromHome, GAZETTEER_FILE, MIGRATIONS_FOLDER } from '../session/paths.ts';
import { migrationWords, type Session } from '../session/session.ts';
import { temporaryFolder } from '../session/temporary-folder.ts';

/** A database that is open for the dashboard. */
export type OpenedDatabase = {
  readonly file: string;
  /** Whether it is a temporary copy of the sample data. */
  readonly isSample: boolean;
  readonly store: Store;
  readonly close: () => Promise<void>;
};

type Opening = {
  readonly readOnly: boolean;
  readonly config: Config;
  /** Once it resolves, the database is opened for writing too. */
  readonly drawn: Promise<unknown> | undefined;
  readonly onMigration: (progress: MigrationProgress) => void;
};

/** Opens the database of a dashboard. Throws a `StoreError` with a sentence for a person. */
export function openForDashboard(
  file: string,
  { readOnly, config, drawn, onMigration }: Opening,
): Promise<Store> {
  return openSqliteStore({
    file,
    readOnly,
    readFirst: drawn,
    migrations: MIGRATIONS_FOLDER,
    gazetteer: GAZETTEER_FILE,
    backups: copiesFolder(file, config),
    onMigration,
  });
}

/**
 * Opens another database than the one that is shown. `tell` is called with how far that is, in words. Throws a `WorkError`
 * if there is none at the path: unlike on the command line, nothing is created.
 */
export async function openAnother(
  session: Session,
  wanted: WantedDatabase,
  shown: string,
  tell: (words: string) => void,
): Promise<OpenedDatabase> {
  const config = await session.config();
  const opening = (file: string): Opening => ({
    readOnly: session.readOnly,
    config,
    drawn: undefined,
    onMigration: (progress) => tell(migrationWords(file, progress)),
  });
  if (wanted === 'sample') return openSample(opening);
  const file = followLinks(fromHome(wanted.file));
  if (file === shown) throw new WorkError(`${wanted.file} is the database that is open.`);
  expectNoLeftovers(file);
  expectFile(file);
  const store = await openForDashboard(file, opening(file));
  return { file, isSample: false, store, close: store.close };
}

async function openSample(opening: (file: string) => Opening): Promise<OpenedDatabase> {
  const folder = temporaryFolder('watchfloor-demo-');
  try {
    // Loaded only here: it brings the code that reads files, which the dashboard does not need.
    const { makeSample } = await import('../import/sample.ts');
    const file = await makeSample(folder.path);
    const store = await openForDashboard(file, opening(file));
    const close = async () => {
      await store.close();
      folder.remove();
    };
    return { file, isSample: true, store, close };
  } catch (error) {
    folder.remove();
    throw error;
  }
}

function expectFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    throw new WorkError(
      `There is no file ${file}. To create a database there, in a shell: watchfloor --db ${shellWord(file)}`,
    );
  }
  if (found.isDirectory()) throw new WorkError(`${file} is a folder, not a database.`);
}
