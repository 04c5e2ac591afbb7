import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBeginning } from '../../src/cli/dashboard/files-beginning.ts';

describe('the files that begin with a path', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'watchfloor-files-'));
    for (const name of ['data', 'data/inner', '.hidden']) mkdirSync(join(folder, name));
    for (const name of ['day 10.csv', 'day 9.csv', '.profile']) {
      writeFileSync(join(folder, name), '');
    }
    symlinkSync(join(folder, 'data'), join(folder, 'deep'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dead'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are its last parts in the order of people, folders and links to them with a slash', async () => {
    const names = ['data/', 'day 9.csv', 'day 10.csv', 'dead', 'deep/'];
    expect(await filesBeginning(join(folder, 'd'))).toEqual(names);
    expect(await filesBeginning(`${folder}/`)).toEqual(names);
    expect(await filesBeginning(`${folder}/data/`)).toEqual(['inner/']);
  });

  it('are hidden ones once their dot is typed', async () => {
    expect(await filesBeginning(`${folder}/.`)).toEqual(['.hidden/', '.profile']);
  });

  it('are none in a folder that is not there', async () => {
    expect(await filesBeginning(join(folder, 'no', 'x'))).toEqual([]);
  });

  it('are those of the home folder after ~', async () => {
    expect(await filesBeginning('~')).toEqual(['~/']);
    expect(await filesBeginning('~/')).toEqual(await filesBeginning(`${homedir()}/`));
  });
});
