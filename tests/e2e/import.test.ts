import { execFile } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/source-files.ts';
import { workbookOf } from '../support/workbook.ts';
import { zipOf } from '../support/zip.ts';
import { makeHome, PROGRAM } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

const SLICE = join(PROJECT, 'db', 'sample', 'ucdp-ged-afghanistan.csv');

describe('watchfloor import', () => {
  it('says what is new, and the second time that nothing is new', async () => {
    await using home = await makeHome();
    const first = await run(home, ['import', SLICE]);
    expect(first.stdout).toMatch(/^B1: 100 new, 0 changed, 0 unchanged, 0 rejected \(UCDP .*\)\n$/);
    expect(first.status).toBe(0);
    const again = await run(home, ['import', SLICE]);
    expect(again.stdout).toContain(': 0 new, 0 changed, 100 unchanged, 0 rejected');
    expect(again.stderr).toBe('');
    expect(JSON.parse((await run(home, ['list', '--json'])).stdout)).toHaveLength(100);
  });

  it('says which incidents are likely here already, so that they are not counted twice', async () => {
    await using home = await makeHome();
    const line =
      'battle 2016-05-31 @"Ghazni town",AFG by:"Government of Afghanistan" on:Taleban src:Pajhwok/B2 killed:4 Clash';
    await run(home, ['add', line]);
    const { stderr } = await run(home, ['import', SLICE]);
    expect(stderr).toContain('1 incident likely here twice: I on the dashboard lists them');
    const listed = await run(home, ['list', 'is:duplicate', '--json']);
    expect(JSON.parse(listed.stdout)).toHaveLength(2);
  });

  it('says what would happen without changing anything', async () => {
    await using home = await makeHome();
    const dry = ['import', SLICE, '--dry-run'];
    expect((await run(home, dry)).stdout).toContain('100 new');
    expect((await run(home, ['list'])).stderr).toContain('There is no database at');
    await run(home, ['add', 'milestone 2020-02-29 Agreement signed']);
    expect((await run(home, dry)).stdout).toContain('100 new');
    expect((await run(home, ['list', '--json'])).stdout).toBe('[]\n');
  });

  it('reports the line of a rejected row, imports the others, and exits with 1', async () => {
    await using home = await makeHome();
    const [header, first, second] = (await readFile(SLICE, 'utf8')).split('\n');
    const broken = (first ?? '').replace(/\d{4}-\d\d-\d\d/g, 'yesterday');
    await writeFile(home.file('broken.csv'), [header, broken, second, ''].join('\n'));
    const { stdout, stderr, status } = await run(home, ['import', 'broken.csv']);
    expect(stdout).toContain('1 new, 0 changed, 0 unchanged, 1 rejected');
    expect(stderr).toMatch(/broken\.csv, line 2: /);
    expect(status).toBe(1);
  });

  it('says what is wrong with a missing file, or one of no known format', async () => {
    await using home = await makeHome();
    const absent = await run(home, ['import', 'absent.csv']);
    expect(absent).toMatchObject({ stdout: '', status: 1 });
    expect(absent.stderr).toContain('absent.csv cannot be read: there is no such file.');
    await writeFile(home.file('list.csv'), 'a,b\n1,2\n');
    const unknown = await run(home, ['import', 'list.csv']);
    expect(unknown).toMatchObject({ stdout: '', status: 1 });
    expect(unknown.stderr).toContain('list.csv cannot be imported as it is.');
    const folder = await run(home, ['import', '.']);
    expect(folder).toMatchObject({ stdout: '', status: 1 });
    expect(folder.stderr).toContain('it is a folder');
  });

  it('refuses its own printed output, with the reason', async () => {
    await using home = await makeHome();
    await run(home, ['add', 'attack 2020-03-06 @Kabul,AFG by:ISKP src:AFP opens fire']);
    const printed = [
      [['actors', '--csv'], 'a list of actors'],
      [['quotes', '--csv'], 'a list of quotes'],
      [['imports', '--csv'], 'a list of imports'],
      [['conflicts', '--csv'], 'a list of conflicts'],
      [['log', '--json'], 'a list of changes'],
      [['export', '--format', 'md'], 'a situation report'],
    ] as const;
    for (const [words, what] of printed) {
      await writeFile(home.file('ours'), (await run(home, [...words])).stdout);
      const { stdout, stderr, status } = await run(home, ['import', 'ours']);
      expect(stderr).toContain(`It is ${what} of Watchfloor. It`);
      expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    }
  });

  it('reads a file of a known format with a given mapping, and shows the command for one without ids', async () => {
    await using home = await makeHome();
    await writeFile(
      home.file('tagged.csv'),
      'Code,Day,Town\n#event+id,#date,#loc+name\n0,2020-01-01,A\n0,2020-01-01,B\n1,2020-01-02,A\n',
    );
    const refused = await run(home, ['import', 'tagged.csv']);
    expect(refused).toMatchObject({ stdout: '', status: 1 });
    expect(refused.stderr).toContain(
      'watchfloor import --map id=Day+Town --save-profile tagged tagged.csv',
    );
    const said = await run(home, ['import', '--map', 'id=Day+Town', 'tagged.csv']);
    expect(said.stdout).toMatch(/^B1: 3 new, .*dataset table:tagged/);
    expect(said.stderr).toContain('tagged.csv is read as a plain table.');
    expect(said.stderr).not.toContain('cannot be imported');
    const other = await run(home, ['import', '--map', 'title=where_coordinates', SLICE]);
    expect(other.stderr).toContain('read as a plain table instead');
    expect(other.stdout).toMatch(/^B2: 100 new, .*dataset table:ucdp-ged-afghanistan/);
  });

  it('treats an unknown format as a usage error', async () => {
    await using home = await makeHome();
    const { stdout, stderr, status } = await run(home, ['import', SLICE, '--format', 'xls']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain('There is no format xls; the formats are: ');
  });

  it('shows its progress on a terminal only', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { args: ['import', SLICE] });
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.rawBytes()).toContain('100 %');
    expect(terminal.screen()).not.toContain('100 %');
    expect(terminal.screen()).toContain('100 new');
    const piped = await run(home, ['import', SLICE], { env: { FORCE_COLOR: '1' } });
    expect(piped.stderr).toBe('');
  });
});

describe('results whose reader leaves early', () => {
  it('end quietly', async () => {
    await using home = await makeHome();
    await run(home, ['import', SLICE]);
    const line = `"${process.execPath}" "${PROGRAM}" list --json | head -c 10`;
    const ended = promisify(execFile)('bash', ['-o', 'pipefail', '-c', line], {
      env: { ...home.env },
    });
    await expect(ended).resolves.toEqual({ stdout: '[\n{"id":"I', stderr: '' });
  });
});

describe('watchfloor imports', () => {
  it('lists imports, undoes one, and imports the same file again', async () => {
    await using home = await makeHome();
    await run(home, ['import', SLICE]);
    const undone = await run(home, ['imports', 'undo', '1']);
    expect(undone).toMatchObject({
      stdout: 'undid import B1 (ucdp-ged-afghanistan.csv)\n',
      status: 0,
    });
    expect((await run(home, ['list', '--json'])).stdout).toBe('[]\n');
    const [batch] = JSON.parse((await run(home, ['imports', '--json'])).stdout);
    expect(batch).toMatchObject({ id: 'B1', dataset: 'ucdp-ged', added: 100, rejected: 0 });
    expect(batch.taken_back_at).not.toBeNull();
    expect((await run(home, ['import', SLICE])).stdout).toContain('B2: 100 new');
    expect(await run(home, ['imports', 'undo', '9'])).toMatchObject({ status: 1 });
    expect(await run(home, ['imports', 'undo', 'I1'])).toMatchObject({ status: 2 });
  });

  it('writes out the rejected rows, which can be corrected and imported', async () => {
    await using home = await makeHome();
    const [header, first, second] = (await readFile(SLICE, 'utf8')).split('\n');
    const broken = (first ?? '').replace(/\d{4}-\d\d-\d\d/g, 'yesterday');
    await writeFile(home.file('broken.csv'), [header, broken, second, ''].join('\n'));
    await run(home, ['import', 'broken.csv']);
    const { stderr } = await run(home, ['imports', 'rejected', '1', '-o', 'repair.csv']);
    expect(stderr).toContain('Wrote 1 row as a table to repair.csv');
    expect(stderr).toContain('watchfloor import repair.csv --dataset ucdp-ged');
    const text = await readFile(home.file('repair.csv'), 'utf8');
    expect(text).toContain('date_start: is not a date from 1900 on');
    await writeFile(home.file('repaired.csv'), text.replaceAll('yesterday', '2020-01-02'));
    expect((await run(home, ['import', 'repaired.csv'])).stdout).toContain('1 new');
  });
});

it('the number of an import or record that does not exist is reported, and the status is 1', async () => {
  await using home = await makeHome();
  await run(home, ['add', 'milestone 2020-02-29 Agreement signed']);
  for (const what of ['doubts', 'rejected', 'undo']) {
    const { stdout, stderr, status } = await run(home, ['imports', what, '99']);
    expect({ stdout, stderr, status }).toEqual({
      stdout: '',
      stderr: 'There is no import B99. watchfloor imports lists them.\n',
      status: 1,
    });
  }
  const logged = await run(home, ['log', 'I99', '--json']);
  expect(logged).toMatchObject({ stdout: '', status: 1 });
  expect(logged.stderr).toContain('The log has no changes to I99. Check the number.');
});

describe('a file from elsewhere', () => {
  it('may be compressed, and may come from standard input', async () => {
    await using home = await makeHome();
    await writeFile(home.file('ged.csv.gz'), gzipSync(await readFile(SLICE)));
    expect((await run(home, ['import', 'ged.csv.gz'])).stdout).toContain('100 new');
    const line = `"${process.execPath}" "${PROGRAM}" import - < "${SLICE}"`;
    const { stdout } = await promisify(execFile)('sh', ['-c', line], { env: home.env });
    expect(stdout).toContain('100 unchanged');
  });

  it('may be one of several in an archive, or a sheet, and cannot be followed when compressed', async () => {
    await using home = await makeHome();
    const content = await readFile(SLICE);
    const sheets = ['One', 'Two'].map((name) => ({ name, rows: [['id'], [name]] }));
    const archive = zipOf([
      { name: 'GEDEvent_v23_1.csv', content },
      { name: 'book.xlsx', content: workbookOf(sheets) },
    ]);
    await writeFile(home.file('all#1.zip'), archive);
    const { stderr, status } = await run(home, ['import', 'all#1.zip']);
    expect([status, stderr]).toEqual([1, expect.stringContaining('#GEDEvent_v23_1.csv (')]);
    const asked = ['import', 'all#1.zip#book.xlsx', '--sheet'];
    expect((await run(home, ['import', 'all#1.zip#book.xlsx'])).stderr).toContain('One, Two');
    expect((await run(home, [...asked, 'Six'])).stderr).toContain('has no sheet Six');
    expect((await run(home, ['import', 'all#1.zip#GEDEvent_v23_1.csv'])).stdout).toContain(
      'B1: 100 new, 0 changed, 0 unchanged, 0 rejected (UCDP Georeferenced Event Dataset (GED) 23.1',
    );
    const line = `"${process.execPath}" "${PROGRAM}" import -- '-#GEDEvent_v23_1.csv' < 'all#1.zip'`;
    const options = { env: home.env, cwd: dirname(home.file('x')) };
    const { stdout } = await promisify(execFile)('sh', ['-c', line], options);
    expect(stdout).toContain('100 unchanged');
    expect((await run(home, ['imports'])).stdout).toContain('all#1.zip#GEDEvent_v23_1.csv');
    expect((await run(home, ['import', '--follow', 'all#1.zip'])).stderr).toContain(
      'It is compressed, and cannot be followed. Omit --follow.',
    );
    expect(await run(home, ['import', '--encoding', 'nix', 'x.csv'])).toMatchObject({ status: 2 });
  });

  it('that is followed appears on a dashboard row by row', async () => {
    await using home = await makeHome();
    await writeFile(home.file('feed.csv'), 'Nr,Day,What\n#event+id,#date,#event+name\n');
    await using dashboard = openTerminal(home, { args: [] });
    await dashboard.waitFor('This database is empty');
    await using feed = openTerminal(home, { args: ['import', '--follow', 'feed.csv'] });
    await appendFile(home.file('feed.csv'), '1,2020-01-01,The first of them\n');
    await dashboard.waitFor('The first of them');
    await appendFile(home.file('feed.csv'), '2,2020-01-02,The second of them\n');
    await dashboard.waitFor('The second of them');
    feed.type('\u0003');
    expect((await feed.exit()).code).toBe(0);
  });
});
