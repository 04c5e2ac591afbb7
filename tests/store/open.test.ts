import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/port/store.ts';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { milestone } from '../support/entries.ts';
import { openStore, rowsOf, runScript, temporaryFolder, writeOutside } from '../support/store.ts';

/** The schema that this program brings a database to. */
const KNOWN = readMigrations(migrationsFolder).length;

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

async function refusal(file: string, readOnly = false): Promise<StoreError> {
  const opened = openStore(file, { readOnly }).then(async (store) => {
    await store.close();
    throw new Error('It was opened.');
  });
  const error = await opened.catch((reason: unknown) => reason);
  if (error instanceof StoreError) return error;
  throw error;
}

describe('a database that does not exist yet', () => {
  it('is made with its folders, for its owner alone, whatever the umask', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'a', 'b', 'incidents.db');
    const umask = process.umask(0);
    try {
      await using store = await openStore(file);
      await store.act({ who: 'anna', kind: 'add', entry: milestone() });
      expect(await modeOf(join(folder.path, 'a'))).toBe('700');
      expect(await modeOf(join(folder.path, 'a', 'b'))).toBe('700');
      for (const end of ['', '-wal', '-shm']) expect(await modeOf(file + end)).toBe('600');
    } finally {
      process.umask(umask);
    }
  });

  it('is not made where it may only be read', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const error = await refusal(file, true);
    expect(error.code).toBe('missing');
    expect(error.message).toContain(`There is no database at ${file}`);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('takes the place of an empty file', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    await writeFile(file, '');
    await (await openStore(file)).close();
    expect(rowsOf(file, 'pragma user_version')).toEqual([{ user_version: KNOWN }]);
  });

  it('is made once by programs that start at the same time', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(file)));
    for (const [index, store] of stores.entries()) {
      await store.act({ who: 'anna', kind: 'add', entry: milestone({ name: `${index}` }) });
    }
    await Promise.all(stores.map((store) => store.close()));
    expect(rowsOf(file, 'select name from milestone order by id')).toHaveLength(4);
  });
});

describe('a database that exists', () => {
  it('keeps what is in it, and the mode that its owner gave it', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const first = await openStore(file);
    await first.act({ who: 'anna', kind: 'add', entry: milestone() });
    await first.close();
    await chmod(file, 0o640);
    await using again = await openStore(file);
    expect(rowsOf(file, 'select name from milestone')).toHaveLength(1);
    expect(await modeOf(file)).toBe('640');
    const lines = await again.ask('doctor', { zone: 'UTC' });
    expect(lines.find((line) => line.check === 'mode')).toMatchObject({
      mark: 'problem',
      advice: `chmod 600 ${file}`,
    });
  });

  it('leaves one file behind when the last program has closed it', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const store = await openStore(file, { readers: 2 });
    await store.act({ who: 'anna', kind: 'add', entry: milestone() });
    await store.close();
    await expect(stat(`${file}-wal`)).rejects.toThrow('ENOENT');
  });

  it('is written with a log ahead that is flushed at every commit', async () => {
    await using folder = await temporaryFolder();
    await using store = await openStore(join(folder.path, 'incidents.db'));
    const lines = await store.ask('doctor', { zone: 'UTC' });
    const found = Object.fromEntries(lines.map((line) => [line.check, line.found]));
    expect(found).toMatchObject({ journal: 'wal', synchronous: 'full', integrity: 'ok' });
    expect(lines.filter(({ mark }) => mark === 'problem')).toEqual([]);
  });

  it('is refused to an older program, and not touched', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    await (await openStore(file)).close();
    writeOutside(file, `pragma user_version = ${KNOWN + 1}`);
    const before = await readFile(file);
    await refusal(file);
    expect(await readdir(folder.path)).toEqual(['incidents.db']);
    for (const readOnly of [false, true]) {
      const error = await refusal(file, readOnly);
      expect(error.code).toBe('newer-schema');
      expect(error.message).toBe(
        `This database was written by a newer Watchfloor (schema ${KNOWN + 1}; this program knows ${KNOWN}). Update the program.`,
      );
    }
    expect(await readFile(file)).toEqual(before);
  });

  it('is not migrated in read-only mode', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    await (await openStore(file)).close();
    writeOutside(file, 'pragma user_version = 0');
    const error = await refusal(file, true);
    expect(error.message).toContain('Open it once without --read-only');
  });
});

describe('a file that is not a Watchfloor database', () => {
  it.each([false, true])('is named as what it is (read only: %s)', async (readOnly) => {
    await using folder = await temporaryFolder();
    const text = join(folder.path, 'events.csv');
    await writeFile(text, 'id,year\n1,2020\n');
    const other = join(folder.path, 'other.db');
    writeOutside(other, 'create table note (text)');
    const bytes = await readFile(other);

    const ofText = await refusal(text, readOnly);
    expect(ofText.code).toBe('not-ours');
    expect(ofText.message).toBe(
      `${text} is not a database. To bring a file of incidents in, use: watchfloor import ${text}`,
    );
    expect((await refusal(folder.path, readOnly)).message).toContain('is a folder, not a database');
    expect((await refusal(other, readOnly)).message).toContain('a database of another program');
    expect(await readFile(other)).toEqual(bytes);
    expect(await readFile(text, 'utf8')).toBe('id,year\n1,2020\n');
  });

  it('is named when its path leads through a file', async () => {
    await using folder = await temporaryFolder();
    const text = join(folder.path, 'notes');
    await writeFile(text, 'words');
    const error = await refusal(join(text, 'incidents.db'));
    expect(error.message).toContain('cannot be made: a part of its path is a file, not a folder');
  });

  it('is not taken for another whose name is the same but for a space at its end', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    await (await openStore(file)).close();
    for (const readOnly of [false, true]) {
      const error = await refusal(`${file} `, readOnly);
      expect(error.message).toContain('begins or ends with white space');
    }
    expect(await readdir(folder.path)).toEqual(['incidents.db']);
  });

  it('is named when it is damaged past recognition', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    await (await openStore(file)).close();
    const bytes = await readFile(file);
    bytes.fill(0x5a, 100, 4096);
    await writeFile(file, bytes);
    expect((await refusal(file)).code).toBe('damaged');
  });
});

describe.skipIf(process.getuid?.() === undefined)('a file of somebody else', () => {
  it('is refused in a plain sentence', async () => {
    await using folder = await temporaryFolder();
    await chmod(folder.path, 0o755);
    const file = join(folder.path, 'incidents.db');
    await (await openStore(file)).close();
    const place = join(folder.path, 'place');
    await mkdir(place, { mode: 0o555 });
    const message = (path: string, ...args: string[]) =>
      asNobody(path, ...args).catch((error: Error) => error.message);

    await chmod(file, 0o600);
    expect(await message(file)).toContain('cannot be read: permission denied');
    await chmod(file, 0o644);
    expect(await message(file)).toContain('Use --read-only to look at it');
    await chmod(folder.path, 0o555);
    expect(await message(file, 'read-only')).toContain('where nothing can be written');
    expect(await message(join(place, 'new.db'))).toContain('cannot be made: permission denied');
    await chmod(folder.path, 0o755);
  });
});

/** Opens a database as a user who owns nothing; root may write anywhere. */
function asNobody(...args: readonly string[]): Promise<string> {
  const script = new URL('../support/opening-program.ts', import.meta.url);
  return runScript(script, migrationsFolder, ...args);
}
