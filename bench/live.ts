import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { drawFrom } from './draw.ts';
import { type Figure, figure } from './figures.ts';
import { showsRows } from './list-rows.ts';
import { dayAfterNewest } from './newest-day.ts';
import { openScreen } from './screen.ts';
import type { Subject } from './subject.ts';

const ROWS = 40;
/** Rows come at any moment of the program's own rhythm, so the pause between them is never the same (ms, at most). */
const LONGEST_PAUSE = 400;
/** News that follows other news within a second is gathered, so each row comes after longer than that (ms). */
const BURST = 1_100;

/** From the commit of a row by another process, which this one is, to the last byte of the frame that shows it. */
export async function measureLive(subject: Subject): Promise<readonly Figure[]> {
  const { home, database, incidents } = subject;
  await using screen = openScreen(home, database);
  await screen.frames('', showsRows);
  using other = openOther(database);
  const draw = drawFrom(7);
  const taken: number[] = [];
  for (let row = 1; row <= ROWS; row += 1) {
    await pause(BURST + draw.below(LONGEST_PAUSE));
    const title = `Live row ${row} of ${process.pid}.`;
    other.insert(title);
    const committed = performance.now();
    taken.push((await screen.next((text) => text.includes(title))).at - committed);
  }
  const measure = 'a row of another process, to the screen';
  return [figure({ measure, incidents, unit: 'ms' }, taken)];
}

function openOther(database: string): Disposable & { readonly insert: (title: string) => void } {
  const day = dayAfterNewest(database);
  const sqlite = new Database(database);
  const insert = sqlite.prepare<[string, string, string]>(
    "insert into incident (occurred_from, occurred_until, type, title) values (?, ?, 'battle', ?)",
  );
  return {
    insert: (title) => {
      insert.run(day, day, title);
    },
    [Symbol.dispose]: () => sqlite.close(),
  };
}
