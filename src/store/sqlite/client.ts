import { extname } from 'node:path';
import type { ImportSession } from '../importing.ts';
import { type News, type Store, StoreError } from '../store.ts';
import { backupFolder } from './backup.ts';
import { type KeptThread, keepThread } from './kept-thread.ts';
import { createQuestionQueue } from './question-queue.ts';
import { startThread } from './thread.ts';

export type StoreOptions = {
  readonly file: string;
  readonly readOnly?: boolean;
  /** How many threads answer questions; 1 where nothing is said. */
  readonly readers?: number;
  /** The folder of the numbered migrations. */
  readonly migrations: string;
  /** The folder of the copies that are made before the schema changes; `backups` beside the file otherwise. */
  readonly backups?: string;
  /** The file of the gazetteer that places are looked up in. */
  readonly gazetteer?: string;
  /** What the threads run; it stands beside this file, in the source as in the built program. */
  readonly workerFile?: URL;
};

const CLOSED = new StoreError('closed', 'The database is closed.');

/**
 * Opens the database in a file, and makes it where it is missing: one thread writes and watches, the others
 * read, each on its own connection. Throws a `StoreError` with a sentence for a person.
 */
export async function openSqliteStore(options: StoreOptions): Promise<Store> {
  const { file, readOnly = false, readers: count = 1, migrations, gazetteer = null } = options;
  const backups = options.backups ?? backupFolder(file);
  const workerFile =
    options.workerFile ?? new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
  const listeners = new Set<(news: News) => void>();
  const publish = (news: News) => {
    for (const listener of [...listeners]) listener(news);
  };
  const start = (role: 'writer' | 'reader') =>
    keepThread(
      (onCrash) =>
        startThread(
          workerFile,
          { role, file, readOnly, migrations, gazetteer, backups },
          { onNews: publish, onCrash },
        ),
      publish,
    );

  const writer = start('writer');
  const readers = Array.from({ length: count }, () => start('reader'));
  const threads = [...readers, writer];
  try {
    // Readers load meanwhile, but the file is the writer's to make.
    await writer.open();
    await Promise.all(readers.map((reader) => reader.open()));
  } catch (error) {
    await Promise.all(threads.map((thread) => thread.close()));
    throw error;
  }

  const questions = createQuestionQueue(readers);
  let closing: Promise<void> | undefined;
  const close = async () => {
    listeners.clear();
    questions.stop(CLOSED);
    // The last connection to close empties the write-ahead log into the file.
    await Promise.all(readers.map((reader) => reader.close()));
    await writer.close();
  };
  const open = () => (closing === undefined ? writer : refusing);

  return {
    ask: questions.ask,
    act: (act) => open().call('act', act),
    beginImport: async (header) => {
      await open().call('beginImport', header);
      return importSession(writer);
    },
    purge: (purge) => open().call('purge', purge),
    backup: async (file, who) => {
      const remembering = open();
      // A thread of its own, since copying a large database takes minutes.
      const copier = start('reader');
      await copier.open();
      try {
        await copier.call('copyTo', { file });
      } finally {
        await copier.close();
      }
      await remembering.call('rememberCopy', { file, who });
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

const refusing: Pick<KeptThread, 'call'> = { call: () => Promise.reject(CLOSED) };

function importSession(writer: KeptThread): ImportSession {
  return {
    put: (rows) => writer.call('putRows', rows),
    finish: (end) => writer.call('finishImport', end),
    abandon: (end) => writer.call('abandonImport', end),
  };
}
