import { extname } from 'node:path';
import { v7 } from 'uuid';
import type { ImportSession } from '../../port/importing.ts';
import type { Purge, PurgeCompany, Purged } from '../../port/purging.ts';
import { type News, type Store, StoreError } from '../../port/store.ts';
import { type MigrationProgress, readMigrations } from '../connection/migrate.ts';
import { backupFolder } from '../file/backup.ts';
import { expectWritable, storedSchema } from '../file/file.ts';
import { fileAt } from '../file/file-identity.ts';
import { lateThread } from './late-thread.ts';
import { createQuestionQueue, type QuestionQueue } from './question-queue.ts';
import { rememberedCopy } from './remembered-copy.ts';
import { type SupervisedThread, superviseThread } from './supervised-thread.ts';
import { startThread } from './thread.ts';

export type StoreOptions = {
  readonly file: string;
  readonly readOnly?: boolean;
  /** How many threads answer questions; 1 by default. */
  readonly readers?: number;
  /** The folder of the migrations. */
  readonly migrations: string;
  /** The folder for copies made before a migration; by default `backups` next to the file. */
  readonly backups?: string;
  /**
   * Answers questions before there is a writer, if the file has the current schema. The writer starts when the promise
   * resolves, once the first screen is drawn. What it reassesses, and what other programs wrote meanwhile, is reported as
   * news.
   */
  readonly readFirst?: Promise<unknown> | undefined;
  /** The file of the gazetteer. */
  readonly gazetteer?: string;
  /** Called while an older database is migrated, before the store is open. */
  readonly onMigration?: (progress: MigrationProgress) => void;
  /** Up to this many rows, an import or its undo is one transaction; 20,000 by default. */
  readonly mostInOneImport?: number;
  /** The threads' module, which is next to this file in the source and in the built program. */
  readonly workerFile?: URL;
};

const MOST_IN_ONE = 20_000;
const CLOSED = new StoreError('closed', 'The database is closed.');

/**
 * Opens the database in a file, and creates it if it is missing: one thread writes and watches for other programs' writes, the
 * others read, each on a connection of its own. Throws a `StoreError` with a sentence for a person.
 */
export async function openSqliteStore(options: StoreOptions): Promise<Store> {
  const { file, readOnly = false, readers: count = 1, migrations, gazetteer = null } = options;
  const { onMigration = () => {}, mostInOneImport = MOST_IN_ONE } = options;
  const backups = options.backups ?? backupFolder(file);
  const workerFile =
    options.workerFile ?? new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
  const listeners = new Set<(news: News) => void>();
  const publish = (news: News) => {
    for (const listener of [...listeners]) listener(news);
  };
  const start = (role: 'writer' | 'reader', opened: string | null = null) =>
    superviseThread(
      (onCrash) =>
        startThread(
          workerFile,
          { role, file, readOnly, opened, migrations, gazetteer, backups, mostInOneImport },
          { onNews: publish, onCrash, onMigration },
        ),
      publish,
    );

  const readers = Array.from({ length: count }, () => start('reader'));
  const openReaders = () => Promise.all(readers.map((reader) => reader.open()));
  const threads: SupervisedThread[] = [...readers];
  try {
    const { readFirst } = options;
    let writer: SupervisedThread;
    if (readFirst !== undefined && isReady(options)) {
      const opened = fileAt(file);
      await openReaders();
      writer = lateThread(readFirst, () => start('writer', opened));
      threads.push(writer);
      openBehind({ writer, readers }, publish);
    } else {
      writer = start('writer');
      threads.push(writer);
      await writer.open();
      await openReaders();
    }
    return storeOf({ writer, readers, another: () => start('reader'), listeners });
  } catch (error) {
    await Promise.all(threads.map((thread) => thread.close()));
    throw error;
  }
}

/** The time (ms) until opening for writing is tried again for a database that can be read. */
const TRY_AGAIN_MS = 1_000;

/** Opens the writer while questions are answered already, and retries if that fails; then reports if anything was written meanwhile. */
async function openBehind(
  threads: Pick<Threads, 'writer' | 'readers'>,
  publish: (news: News) => void,
): Promise<void> {
  const { writer, readers } = threads;
  try {
    await writer.open();
    publish({ kind: 'recovered' });
    const changed = await Promise.all(readers.map((reader) => reader.call('hasChanged', null)));
    if (!changed.includes(true)) return;
    publish({ kind: 'everything', addedIncidents: 0, addedQuotes: 0, incidents: [] });
  } catch (error) {
    if (error instanceof StoreError && error.code === 'closed') return;
    publish({ kind: 'trouble', message: error instanceof Error ? error.message : String(error) });
    setTimeout(() => openBehind(threads, publish), TRY_AGAIN_MS).unref();
  }
}

type Threads = {
  readonly writer: SupervisedThread;
  readonly readers: readonly SupervisedThread[];
  /** Starts another reader for a copy or an export, which occupies it for minutes. */
  readonly another: () => SupervisedThread;
  readonly listeners: Set<(news: News) => void>;
};

function storeOf({ writer, readers, another, listeners }: Threads): Store {
  const questions = createQuestionQueue(readers);
  const frozen = new Set<QuestionQueue>();
  let closing: Promise<void> | undefined;
  const close = async () => {
    listeners.clear();
    for (const queue of [questions, ...frozen]) queue.stop(CLOSED);
    // The last connection to close checkpoints the write-ahead log.
    await Promise.all(readers.map((reader) => reader.close()));
    await writer.close();
  };
  const open = () => (closing === undefined ? writer : refusing);

  return {
    ask: questions.ask,
    atOneMoment: async (use) => {
      if (closing !== undefined) throw CLOSED;
      const reader = another();
      const queue = createQuestionQueue([reader]);
      frozen.add(queue);
      try {
        await reader.open();
        await reader.call('freeze', null);
        return await use({ ask: queue.ask });
      } finally {
        frozen.delete(queue);
        await reader.close();
      }
    },
    act: (act, uid = v7()) => open().call('act', { act, uid }),
    beginImport: async (header) => {
      await open().call('beginImport', header);
      return importSession(writer, await import('../../writing/import/staged-rows.ts'));
    },
    purge: (purge, company) => purgeWith(open(), purge, company),
    rememberExported: async (exported) => {
      await open().call('rememberExported', exported);
    },
    backup: async (file, who, tell = () => {}) => {
      const remembering = open();
      await rememberedCopy(another(), remembering, { file, who, tell });
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

/** Whether the file is a database of the current schema. Throws if it may not be written to, unless it is opened read-only. */
function isReady({ file, migrations, readOnly = false }: StoreOptions): boolean {
  if (storedSchema(file) !== readMigrations(migrations).length) return false;
  if (!readOnly) expectWritable(file);
  return true;
}

/** Erases outside the database first, then in it, step by step (see `PurgeCompany`). */
async function purgeWith(
  writer: Pick<SupervisedThread, 'call'>,
  purge: Purge,
  { eraseOutside, tell }: Partial<PurgeCompany> = {},
): Promise<Purged> {
  const { record } = purge;
  eraseOutside?.(await writer.call('textsToPurge', record));
  tell?.('rows');
  const done = await writer.call('purgeRows', purge);
  for (const step of ['index', 'file'] as const) {
    tell?.(step);
    const leftover = await writer.call('eraseTraces', { step, record });
    if (leftover !== null) return { ...done, leftover };
  }
  return { ...done, leftover: null };
}

const refusing: Pick<SupervisedThread, 'call'> = { call: () => Promise.reject(CLOSED) };

/** What sends rows is loaded with the first import. */
type Sending = Pick<typeof import('../../writing/import/staged-rows.ts'), 'sendRows'>;

function importSession(writer: SupervisedThread, { sendRows }: Sending): ImportSession {
  return {
    put: (rows, at) => writer.call('putRows', { rows: sendRows(rows), at }),
    finish: (end) => writer.call('finishImport', end),
    abandon: (end) => writer.call('abandonImport', end),
  };
}
