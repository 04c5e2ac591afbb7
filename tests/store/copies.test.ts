import { existsSync } from 'node:fs';
import { link, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { restoreCopy } from '../../src/store/sqlite/file/restore.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { incident } from '../support/entries.ts';
import { openStore, rowsOf, temporaryFolder } from '../support/store.ts';

const migrations = readMigrations(migrationsFolder);
const add = { who: 'anna', kind: 'add', entry: incident() } as const;

/** A database as an older program left it. */
function makeOlder(file: string, day = '2020-01-01'): void {
  const sqlite = new Database(file);
  migrate(sqlite, migrations.slice(0, 2));
  sqlite
    .prepare("insert into incident (occurred_from, occurred_until, title) values (?, ?, 'Old')")
    .run(day, day);
  sqlite.close();
}

describe('a database with an older schema', () => {
  it('is copied once before it is migrated', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    makeOlder(file);
    await (await openStore(file)).close();
    await (await openStore(file)).close();
    const copy = join(folder.path, 'backups', 'incidents-schema-2.db');
    expect(await readdir(join(folder.path, 'backups'))).toEqual(['incidents-schema-2.db']);
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    expect(rowsOf(copy, 'pragma user_version')).toEqual([{ user_version: 2 }]);
    expect(rowsOf(copy, 'select title from incident')).toEqual([{ title: 'Old' }]);
    expect(rowsOf(file, 'select occurred_from as began from digest')).toEqual([
      { began: '2020-01-01' },
    ]);
  });

  it.each(['2020-05-00', '2020-02-30', '2020-13-01'])(
    'is brought up to date with a day in it that is not in the calendar: %s',
    async (day) => {
      await using folder = await temporaryFolder();
      const file = join(folder.path, 'incidents.db');
      makeOlder(file, day);
      await using store = await openStore(file);
      expect(await store.ask('overview', { today: '2020-06-01' })).toMatchObject({ incidents: 1 });
      expect(rowsOf(file, 'select sum(incidents) as n from day_tally')).toEqual([{ n: 1 }]);
      expect(rowsOf(file, 'select occurred_from as day from incident')).toEqual([{ day }]);
    },
  );

  it('is left unchanged, with a message, if it cannot be copied', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    makeOlder(file);
    await writeFile(join(folder.path, 'backups'), 'a file where the folder would be');
    await expect(openStore(file)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('a copy of it has to be made first'),
    });
    expect(rowsOf(file, 'pragma user_version')).toEqual([{ user_version: 2 }]);
  });
});

describe('going back to a copy', () => {
  it('puts it in the place of the database, and keeps what was there', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const copy = join(folder.path, 'copy.db');
    const store = await openStore(file);
    await store.act(add);
    await store.backup(copy, 'anna');
    await store.act(add);
    await store.close();
    const aside = restoreCopy(copy, file, { migrations, stamp: 'now', who: 'anna' });
    expect(rowsOf(file, 'select count(*) as n from incident')).toEqual([{ n: 1 }]);
    expect(rowsOf(aside ?? '', 'select count(*) as n from incident')).toEqual([{ n: 2 }]);
    expect(existsSync(copy)).toBe(true);
    await using again = await openStore(file);
    expect((await again.act(add)).title).toBe('added I2');
  });

  it('names the same copies to a later purge as the database before, with what was set aside and the copy itself', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const [copy, later] = [join(folder.path, 'copy.db'), join(folder.path, 'later.db')];
    const store = await openStore(file);
    await store.act(add);
    await store.backup(copy, 'anna');
    await store.backup(later, 'anna');
    await store.close();
    const aside = restoreCopy(copy, file, { migrations, stamp: 'now', who: 'ben' });
    await using again = await openStore(file);
    const record = { kind: 'incident', id: 1 } as const;
    const { backups } = await again.purge({ record, who: 'ben', reason: 'wrong' });
    expect(backups.map((backup) => backup.file).toSorted()).toEqual([copy, aside, later]);
  });

  it('includes what is still in the copy’s log, and migrates an older copy', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const copy = join(folder.path, 'copy.db');
    makeOlder(copy);
    const writing = new Database(copy);
    writing.pragma('journal_mode = wal');
    writing.exec(
      `insert into incident (occurred_from, occurred_until, title) values ('2020-01-02', '2020-01-02', 'In the log')`,
    );
    expect(restoreCopy(copy, file, { migrations, stamp: 'now', who: 'anna' })).toBeNull();
    writing.close();
    expect(rowsOf(file, 'select count(*) as n from digest')).toEqual([{ n: 2 }]);
  });

  it('starts over if an earlier one was killed, and leaves one file of the replaced database', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const copy = join(folder.path, 'copy.db');
    const store = await openStore(file);
    await store.backup(copy, 'anna');
    await store.act(add);
    await store.close();
    await link(file, `${file}.before-restore-killed`);
    const aside = restoreCopy(copy, file, { migrations, stamp: 'now', who: 'anna' });
    expect((await stat(aside ?? '')).nlink).toBe(1);
    expect((await readdir(folder.path)).sort()).toEqual([
      'copy.db',
      'incidents.db',
      'incidents.db.before-restore-now',
    ]);
  });

  it('keeps a database that nobody can open any more', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const copy = join(folder.path, 'copy.db');
    await (await openStore(copy)).close();
    await writeFile(file, 'no database at all');
    const aside = restoreCopy(copy, file, { migrations, stamp: 'now', who: 'anna' });
    expect(await readFile(aside ?? '', 'utf8')).toBe('no database at all');
    await (await openStore(file)).close();
  });

  it('is refused while another program has the database open, and changes nothing', async () => {
    await using folder = await temporaryFolder();
    const copy = join(folder.path, 'copy.db');
    await using store = await openStore(join(folder.path, 'incidents.db'));
    await store.backup(copy, 'anna');
    await store.act(add);
    expect(() => restoreCopy(copy, store.file, { migrations, stamp: 'now', who: 'anna' })).toThrow(
      'Another program has',
    );
    expect((await store.act(add)).title).toBe('added I2');
    expect((await readdir(folder.path)).filter((name) => name.includes('restore'))).toEqual([]);
  });

  it('leaves nothing behind where it cannot be put there', async () => {
    await using folder = await temporaryFolder();
    const copy = join(folder.path, 'copy.db');
    const file = join(folder.path, 'incidents.db');
    await using store = await openStore(copy);
    await store.act(add);
    const broken = join(folder.path, 'copy.db.sql');
    await writeFile(broken, 'no sql');
    const unable = [...migrations, { version: migrations.length + 1, file: broken }];
    expect(() =>
      restoreCopy(copy, file, { migrations: unable, stamp: 'now', who: 'anna' }),
    ).toThrow('syntax');
    expect((await readdir(folder.path)).filter((name) => !name.startsWith('copy.db'))).toEqual([]);
  });

  it.each(['damaged', 'a text', 'of another program'])(
    'is refused where the copy is %s',
    async (what) => {
      await using folder = await temporaryFolder();
      const copy = join(folder.path, 'copy.db');
      const file = join(folder.path, 'incidents.db');
      const store = await openStore(file);
      await store.act(add);
      await store.backup(copy, 'anna');
      await store.close();
      if (what === 'a text') await writeFile(copy, 'words and more words, none of them a database');
      if (what === 'of another program') {
        const other = new Database(copy);
        other.pragma('application_id = 1');
        other.close();
      }
      if (what === 'damaged') {
        const bytes = await readFile(copy);
        await writeFile(copy, bytes.fill(0xa5, 8 * 4096, 40 * 4096));
      }
      const before = await readFile(file);
      expect(() => restoreCopy(copy, file, { migrations, stamp: 'now', who: 'anna' })).toThrow();
      expect(await readFile(file)).toEqual(before);
    },
  );
});
