import { spawnSync } from 'node:child_process';
import { mkdir, readdir, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDraft } from '../../src/cli/dashboard/drafts.ts';
import { temporaryFolder } from '../support/store.ts';

const DATABASE = '/data/incidents.db';

/** Keeps a text as a dashboard that has then crashed. */
function crashWith(folder: string, database: string, text: string): void {
  const script = `
    const { openDraft } = await import(${JSON.stringify(new URL('../../src/cli/dashboard/drafts.ts', import.meta.url).href)});
    openDraft(${JSON.stringify(folder)}, ${JSON.stringify(database)}).keep(${JSON.stringify(text)});
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
}

describe('a draft', () => {
  it('is restored after a crash, once', async () => {
    await using folder = await temporaryFolder();
    crashWith(folder.path, DATABASE, 'attack 2020-03-06 «half');
    expect(openDraft(folder.path, DATABASE).text).toBe('attack 2020-03-06 «half');
    expect(await readdir(folder.path)).toHaveLength(1);
  });

  it('belongs to a database, whatever path it is opened by', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    await writeFile(file, '');
    await symlink(file, join(folder.path, 'link.db'));
    const drafts = join(folder.path, 'drafts');
    crashWith(drafts, join(folder.path, 'link.db'), 'attack half');
    expect(openDraft(drafts, relative(process.cwd(), file)).text).toBe('attack half');
    openDraft(drafts, file).keep('');
  });

  it('belongs to one database and to nobody but its user', async () => {
    await using folder = await temporaryFolder();
    const drafts = join(folder.path, 'drafts');
    crashWith(drafts, '/data/other.db', 'of another');
    expect(openDraft(drafts, DATABASE).text).toBe('');
    const [name = ''] = await readdir(drafts);
    expect((await stat(join(drafts, name))).mode & 0o777).toBe(0o600);
    expect((await stat(drafts)).mode & 0o777).toBe(0o700);
  });

  it('is the newest one left by a closed dashboard; older ones wait for their turn', async () => {
    await using folder = await temporaryFolder();
    crashWith(folder.path, DATABASE, 'older');
    for (const name of await readdir(folder.path)) {
      await utimes(join(folder.path, name), new Date(0), new Date(0));
    }
    const [older = ''] = await readdir(folder.path);
    await writeFile(join(folder.path, older.replace(/\.\d+\./, '.999999999.')), 'newer');
    expect(openDraft(folder.path, DATABASE).text).toBe('newer');
    expect(await readdir(folder.path)).toContain(older);
  });

  it('is not taken from a dashboard that is still open', async () => {
    await using folder = await temporaryFolder();
    openDraft(folder.path, DATABASE).keep('mine');
    const [mine = ''] = await readdir(folder.path);
    await writeFile(join(folder.path, mine.replace(/\.\d+\./, `.${process.ppid}.`)), 'theirs');
    expect(await readdir(folder.path)).toHaveLength(2);
    openDraft(folder.path, DATABASE).keep('');
    expect(await readdir(folder.path)).toEqual([mine.replace(/\.\d+\./, `.${process.ppid}.`)]);
  });

  it('leaves nothing behind when it is empty, and needs no folder until there is a text', async () => {
    await using folder = await temporaryFolder();
    const drafts = join(folder.path, 'drafts');
    const draft = openDraft(drafts, DATABASE);
    draft.keep('x');
    draft.keep('  ');
    expect(await readdir(drafts)).toEqual([]);
  });

  it('reports that it cannot be saved', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'drafts'), 'a file, no folder');
    await mkdir(join(folder.path, 'other'));
    const draft = openDraft(join(folder.path, 'drafts'), DATABASE);
    expect(draft.text).toBe('');
    expect(() => draft.keep('x')).toThrow();
  });
});
