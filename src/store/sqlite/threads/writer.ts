import { resolve } from 'node:path';
import { type News, StoreError } from '../../port/store.ts';
import { doDueWork, isWorkDue } from '../../writing/due-work.ts';
import { toStoreError } from '../connection/failure.ts';
import { type Connection, connect } from '../connection/kysely.ts';
import { type MigrationProgress, readMigrations } from '../connection/migrate.ts';
import { expectKnown, schemaVersion } from '../connection/schema-version.ts';
import { inTransaction, overwriting } from '../connection/transaction.ts';
import { withoutWaiting } from '../connection/waiting.ts';
import { createCheckpointer } from '../file/checkpoints.ts';
import { identify } from '../file/file-identity.ts';
import { serveGazetteer } from '../file/gazetteer-file.ts';
import { openForReading, openForWriting } from '../file/open.ts';
import { watchOverwrites } from '../file/overwrite-watch.ts';
import { createFeed, type Feed } from './feed.ts';
import { deadImports, stopDeadImports } from './import-runner.ts';
import type { RunningImport } from './import-session.ts';
import { expectSound, finishLog, lookAfterLog, type OpenFile } from './open-file.ts';
import type { Handlers, Setup } from './protocol.ts';

/** How often the writer looks whether another program has written. */
const POLL_MS = 140;
/** How often it looks whether the file is still the one that was opened. */
const POLLS_BETWEEN_LOOKS = 7;

type Surroundings = {
  readonly publish: (news: News) => void;
  /** Runs work when no call is under way, so that it never meets another's transaction. */
  readonly inLine: (work: () => Promise<void>) => Promise<void>;
  /** Tells of the migration of an older database, which blocks this thread. */
  readonly onProgress: (progress: MigrationProgress) => void;
};

/** Something has changed of which the log has no lines. */
const ANYTHING: News = { kind: 'everything', addedIncidents: 0, addedQuotes: 0, incidents: [] };

type Opened = OpenFile & {
  readonly connection: Connection;
  readonly feed: Feed;
  readonly known: number;
};

/**
 * The thread that writes, and publishes what anybody wrote. In read-only mode it only watches. What writes is loaded
 * when it is first needed: most of the time, and at the start, it only watches.
 */
export function createWriter(
  setup: Setup,
  { publish, inLine, onProgress }: Surroundings,
): Handlers {
  const { mostInOneImport: mostInOne } = setup;
  let opened: Opened | undefined;
  let running: RunningImport | undefined;
  let timer: NodeJS.Timeout | undefined;
  let trouble = '';
  /** The imports of which it was told that their process is gone. */
  let dead: readonly string[] = [];
  let polls = 0;

  const here = (): Opened => {
    if (opened === undefined) throw new StoreError('closed', 'The database is closed.');
    return opened;
  };
  const writable = (): Opened => {
    if (setup.readOnly) {
      throw new StoreError(
        'read-only',
        'The database is open read-only. Start without --read-only to write.',
      );
    }
    if (running !== undefined) {
      throw new StoreError('busy', 'An import is under way. Try again when it is done.');
    }
    const opened = here();
    expectSound(opened);
    return opened;
  };
  const importing = (): RunningImport => {
    if (running === undefined) throw new StoreError('internal', 'No import is under way.');
    return running;
  };

  /** Tells of everything that was committed since; `own` is the action just done here. */
  const tell = async ({ feed, log }: Opened, own?: number) => {
    log.wrote();
    await feed.deliver(own);
  };

  /** Says each kind of trouble once, until it is over. */
  const complain = (error: unknown) => {
    const { message } = toStoreError(error);
    if (message !== trouble) publish({ kind: 'trouble', message });
    trouble = message;
  };

  const workOutDue = async ({ connection, known }: Opened) => {
    if (setup.readOnly || !(await isWorkDue(connection.db))) return;
    await inTransaction(connection, known, () => doDueWork(connection.db));
  };

  /** A process that was killed writes nothing that others would hear of. */
  const tellOfDead = (sqlite: Connection['sqlite']) => {
    const before = dead;
    dead = deadImports(sqlite);
    if (!setup.readOnly && dead.length > 0) stopDeadImports(sqlite);
    if (dead.some((token) => !before.includes(token))) publish(ANYTHING);
  };

  const look = (opened: Opened, wasInTrouble: boolean) => {
    polls += 1;
    const isTime = polls % POLLS_BETWEEN_LOOKS === 0;
    if (wasInTrouble || isTime) expectSound(opened);
    if (!isTime) return;
    tellOfDead(opened.connection.sqlite);
    if (!setup.readOnly) lookAfterLog(opened);
  };

  /** What others wrote is told of also in trouble, once; that it cannot be, where it cannot, has been said. */
  const hear = async (opened: Opened) => {
    if (opened.feed.hasForeignWrites()) await tell(opened);
  };

  const poll = async () => {
    if (opened === undefined || running !== undefined) return;
    const { feed } = opened;
    const wasInTrouble = trouble !== '';
    try {
      look(opened, wasInTrouble);
      if (!feed.hasForeignWrites() && !wasInTrouble) return;
      if (!setup.readOnly) expectKnown(schemaVersion(opened.connection.sqlite), opened.known);
      await workOutDue(opened);
      if (wasInTrouble) publish({ kind: 'recovered' });
      trouble = '';
      await tell(opened);
    } catch (error) {
      complain(error);
      await hear(opened).catch(() => undefined);
    }
  };

  return {
    open: async () => {
      const migrations = readMigrations(setup.migrations);
      if (setup.opened !== null) identify(setup.file, setup.opened).expectSame();
      const sqlite = setup.readOnly
        ? openForReading(setup.file, migrations)
        : openForWriting(setup.file, migrations, {
            backups: setup.backups,
            mayMake: setup.opened === null,
            onProgress,
          });
      serveGazetteer(sqlite, setup.gazetteer);
      const connection = connect(sqlite, () => true);
      const known = migrations.length;
      const feed = await createFeed(connection, publish);
      opened = {
        connection,
        feed,
        known,
        identity: identify(setup.file, setup.opened ?? undefined),
        overwrites: watchOverwrites(sqlite, setup.backups),
        log: createCheckpointer(sqlite),
      };
      if (!setup.readOnly) stopDeadImports(sqlite);
      await workOutDue(opened).catch(complain);
      timer = setInterval(() => inLine(poll), POLL_MS);
      timer.unref();
      return null;
    },
    act: async ({ act, uid }) => {
      const opened = writable();
      const { connection, known } = opened;
      const { perform } = await import('./perform.ts');
      const done = await perform(connection, act, { uid, known, mostInOne });
      // It is committed, so a failure to publish the news must not fail it.
      await tell(opened, done.action).catch(complain);
      return done;
    },
    beginImport: async (header) => {
      const { connection, known } = writable();
      const { beginImport } = await import('./import-session.ts');
      running = await beginImport(
        { connection, known, inLine, mostInOne: setup.mostInOneImport },
        header,
      );
      return null;
    },
    putRows: ({ rows, at }) => importing().put(rows, at),
    finishImport: async (end) => {
      const finished = await importing().finish(end);
      running = undefined;
      await tell(here()).catch(complain);
      return finished;
    },
    abandonImport: async (end) => {
      const session = importing();
      running = undefined;
      return session.abandon(end);
    },
    rememberExported: async (exported) => {
      if (setup.readOnly || exported.length === 0) return null;
      const { connection, known } = writable();
      const { rememberExported } = await import('../../writing/joining/remember-exported.ts');
      await inTransaction(connection, known, () => rememberExported(connection.db, exported));
      return null;
    },
    textsToPurge: async (record) => {
      const { textsToPurge } = await import('../../writing/purge/purge-record.ts');
      return textsToPurge(writable().connection.db, record);
    },
    purgeRows: async (purge) => {
      const opened = writable();
      const { connection, known } = opened;
      const { purgeRecord } = await import('../../writing/purge/purge-record.ts');
      const done = await overwriting(connection, () =>
        inTransaction(connection, known, () => purgeRecord(connection.db, purge)),
      );
      await tell(opened).catch(complain);
      return done;
    },
    eraseTraces: async ({ step, record }) => {
      const { connection, log } = writable();
      const { eraseTraces } = await import('../file/erase-traces.ts');
      log.wrote();
      return eraseTraces(connection, step, record);
    },
    rememberCopy: async ({ file, who }) => {
      if (setup.readOnly) return null;
      const opened = here();
      // In the middle of an import it would belong to that.
      if (running !== undefined) throw new StoreError('busy', 'An import is under way.');
      expectSound(opened);
      const { sqlite } = opened.connection;
      withoutWaiting(sqlite, () =>
        sqlite.prepare('insert into backup (file, who) values (?, ?)').run(resolve(file), who),
      );
      return null;
    },
    close: async () => {
      clearInterval(timer);
      await running?.abandon(null);
      if (opened !== undefined && !setup.readOnly) finishLog(opened);
      opened?.connection.sqlite.close();
      opened = undefined;
      return null;
    },
  };
}
