import { join } from 'node:path';
import { expect, it } from 'vitest';
import { incident } from '../support/entries.ts';
import { expectCountsKept } from '../support/kept-counts.ts';
import { openStore, rowsOf } from '../support/store.ts';
import { type BegunImport, beginImport, VALID } from './begun-import.ts';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';
import { smallDisk } from './small-disk.ts';
import { openTerminal } from './terminal.ts';

const CTRL_C = '\u0003';

const resume = ({ database, file }: BegunImport) => [
  '--db',
  database,
  'imports',
  'resume',
  'B1',
  file,
];

/** Fails if anything of the import is missing, or anything but it and what else was added is there. */
async function expectWhole(home: Home, { database }: BegunImport, others: number): Promise<void> {
  const counts =
    'select count(*) as incidents, count(distinct external_id) as imported from incident';
  expect(rowsOf(database, counts)).toEqual([{ incidents: VALID + others, imported: VALID }]);
  expectCountsKept(database);
  const { stdout, status } = await run(home, ['--db', database, 'doctor']);
  expect({ wrong: stdout.split('\n').filter((line) => line.startsWith('WRONG')), status }).toEqual({
    wrong: [],
    status: 0,
  });
}

it('people add incidents while a large import comes in: each is saved meanwhile, and nothing of either is lost', async () => {
  await using home = await makeHome();
  const begun = await beginImport(home);
  await using desk = await openStore(begun.database);
  let isRunning = true;
  const importing = run(home, resume(begun)).finally(() => {
    isRunning = false;
  });
  const added: { readonly name: string | undefined; readonly isMeanwhile: boolean }[] = [];
  while (isRunning) {
    const { records } = await desk.act({ kind: 'add', who: 'ben', entry: incident() });
    added.push({ name: records[0], isMeanwhile: isRunning });
    await new Promise(setImmediate);
  }
  expect(await importing).toMatchObject({
    stdout: expect.stringContaining(`B1: ${VALID} new`),
    status: 1,
  });
  expect(added.filter(({ isMeanwhile }) => isMeanwhile).length).toBeGreaterThan(2);
  expect(new Set(added.map(({ name }) => name)).size).toBe(added.length);
  await expectWhole(home, begun, added.length);
});

it('a large import says how far it is, and stopped with Ctrl-C what can be done; done, nothing is missing', async () => {
  await using home = await makeHome();
  const begun = await beginImport(home);
  {
    await using terminal = openTerminal(home, { args: resume(begun) });
    await terminal.waitFor((screen) => /^\[#+-+\] +\d+ % {2}[\d ]+ rows/m.test(screen));
    terminal.type(CTRL_C);
    expect((await terminal.exit()).code).toBe(130);
    const said = terminal.screen().replaceAll('\n', '');
    expect(said).toMatch(
      /B1 was stopped at \d+ %, [\d ]+ of [\d ]+\. To go on: watchfloor imports resume B1 /,
    );
    expect(said).toContain('To take it back: watchfloor imports undo B1.');
  }
  const listed = await run(home, ['--db', begun.database, 'list', '--limit', '1']);
  expect(listed.stderr).toMatch(
    /^B1 \(rows\.csv\) was stopped at \d+ %, .* imports resume B1 rows\.csv/,
  );
  expect((await run(home, resume(begun))).stdout).toContain(`B1: ${VALID} new`);
  await expectWhole(home, begun, 0);
});

it('a large import for which the disk has no room stops after whole slices, says so, and goes on once there is room', async ({
  skip,
}) => {
  await using home = await makeHome();
  await using disk = await smallDisk(home);
  // The import is begun by this process, which does not see a disk that only a namespace has.
  if (disk === undefined || disk.seeing.length > 0) return skip('mount may not be used here');
  const begun = await beginImport(home, join(disk.path, 'incidents.db'));
  const stopped = await run(home, resume(begun));
  expect(stopped).toMatchObject({ stdout: '', status: 1 });
  expect(stopped.stderr).toMatch(
    /^The disk is full\. B1 was stopped at \d+ %, .* To go on: watchfloor imports resume B1 /,
  );
  const { added, ids } = rowsOf(
    begun.database,
    'select added, (select count(*) from incident) as ids from batch',
  )[0] as { readonly added: number; readonly ids: number };
  expect(added).toBe(ids);
  await disk.shell(`mount -o remount,size=80m '${disk.path}'`);
  expect((await run(home, resume(begun))).stdout).toContain(`B1: ${VALID} new`);
  await expectWhole(home, begun, 0);
});
