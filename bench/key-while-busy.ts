import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PROGRAM } from '../tests/e2e/home.ts';
import { type Figure, figure } from './figures.ts';
import { removeDatabase } from './import-run.ts';
import { goToTheFoot, INSIDE, type Pressed, pressTimes } from './key.ts';
import { showsRows } from './list-rows.ts';
import { makeCsv } from './make-csv.ts';
import { openScreen } from './screen.ts';
import type { Subject } from './subject.ts';

/** More rows than are imported while the keys are pressed. */
const IMPORTED = 200_000;
/** So long before the rows on the screen that none of those imported is among them. */
const OLDER = '1939-01-01';
const TIMES = 150;
const BROAD = ['type:battle', 'killed:>=1', 'killed'];

/** Keys while the machine has other things to do: while a broad filter is counted, and while another process imports. */
export async function measureBusyKeys(subject: Subject): Promise<readonly Figure[]> {
  const { incidents } = subject;
  const ms = (measure: string, pressed: readonly Pressed[]) =>
    figure(
      { measure, incidents, unit: 'ms' },
      pressed.map((one) => one.ms),
    );
  const counting = await pressWhileFiltering(subject);
  const { inside, scrolling } = await pressWhileImporting(subject);
  return [
    ms('a key inside the page while a broad filter is counted', counting),
    ms('a key inside the page while another process imports', inside),
    ms('a key that scrolls the list while another process imports', scrolling),
  ];
}

/** Keys right after a filter that most incidents match, while what they come to is still being counted. */
async function pressWhileFiltering({ home, database }: Subject): Promise<readonly Pressed[]> {
  const pressed: Pressed[] = [];
  await using screen = openScreen(home, database);
  await screen.frames('', showsRows);
  for (const filter of BROAD) {
    await screen.frames(`/${filter}`, showsRows);
    await screen.frames('\u0003', showsRows);
    await screen.frames(`/${filter} since:1990-01-01\r`, showsRows);
    for (let time = 0; time < INSIDE; time += 1)
      pressed.push(await screen.press(time % 2 === 0 ? 'j' : 'k'));
    await screen.frames('\u001b', showsRows);
  }
  return pressed;
}

/** Keys while rows older than those on the screen are imported, into a copy, since the importer is killed before its end. */
async function pressWhileImporting({ home, database: measured, incidents }: Subject) {
  const csv = home.file('more.csv');
  await makeCsv(csv, IMPORTED, { first: incidents + 1, since: OLDER });
  const database = `${measured}.busy`;
  copyFileSync(measured, database);
  await using screen = openScreen(home, database);
  await screen.frames('', showsRows);
  const written = () => statSync(`${database}-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const before = written();
  const importer = spawn(process.execPath, [PROGRAM, '--db', database, 'import', csv], {
    env: { ...home.env },
    stdio: 'ignore',
  });
  const ended = once(importer, 'exit');
  try {
    while (written() === before) await pause(20);
    const inside = await pressTimes(screen, TIMES, (time) => ({
      key: time % (2 * INSIDE) < INSIDE ? 'j' : 'k',
      scrolls: false,
    }));
    await goToTheFoot(screen);
    const scrolling = await pressTimes(screen, TIMES, () => ({ key: 'j', scrolls: true }));
    if (importer.exitCode !== null) throw new Error('the import was over before the keys were');
    return { inside, scrolling };
  } finally {
    importer.kill('SIGKILL');
    await ended;
    removeDatabase(database);
  }
}
