import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PROGRAM } from '../tests/e2e/home.ts';
import { drawFrom } from './draw.ts';
import { type Figure, figure } from './figures.ts';
import { showsRows } from './list-rows.ts';
import { dayAfterNewest } from './newest-day.ts';
import { openScreen } from './screen.ts';
import type { Subject } from './subject.ts';

const ROWS = 40;
/** Rows come at any moment of both programs' own rhythms (ms, at most). */
const LONGEST_PAUSE = 400;
/** News that follows other news within a second is gathered, so each row comes after longer than that (ms). */
const BURST = 1_100;

/** From the writing of a row into a file that is followed, to the last byte of the frame that shows it. */
export async function measureFollow(subject: Subject): Promise<readonly Figure[]> {
  const { home, database, incidents } = subject;
  const feed = home.file('feed.csv');
  const day = dayAfterNewest(database);
  writeFileSync(feed, 'Nr,Day,What\n#event+id,#date,#event+name\n');
  const follower = spawn(
    process.execPath,
    [PROGRAM, '--db', database, 'import', '--follow', feed],
    { env: { ...home.env }, stdio: 'ignore' },
  );
  const ended = once(follower, 'exit');
  try {
    await using screen = openScreen(home, database);
    await screen.frames('', showsRows);
    const draw = drawFrom(11);
    const taken: number[] = [];
    for (let row = 0; row <= ROWS; row += 1) {
      await pause(BURST + draw.below(LONGEST_PAUSE));
      const title = `Followed row ${row} of ${process.pid}.`;
      appendFileSync(feed, `${row},${day},${title}\n`);
      const written = performance.now();
      const { at } = await screen.next((text) => text.includes(title));
      // The first also waits for the follower's own start.
      if (row > 0) taken.push(at - written);
    }
    const measure = 'a row of a file that is followed, to the screen';
    return [figure({ measure, incidents, unit: 'ms' }, taken)];
  } finally {
    follower.kill('SIGINT');
    await ended;
  }
}
