import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Figure, figure } from './figures.ts';
import { openScreen } from './screen.ts';

const ROWS = 40;

/** A row that another connection commits, to the screen. */
export async function measureLive(database: string, incidents: number): Promise<readonly Figure[]> {
  await using screen = openScreen(database);
  await screen.drawn(/\d{4}-\d\d-\d\d/);
  await screen.settled();
  const other = new Database(database);
  const insert = other.prepare(
    `insert into incident (occurred_from, occurred_until, type, title) values ('2026-01-01', '2026-01-01', 'battle', ?)`,
  );
  const taken: number[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    const title = `live ${row} ${incidents}`;
    const started = performance.now();
    insert.run(title);
    await screen.drawn(title);
    taken.push(performance.now() - started);
    await pause(37);
  }
  other.close();
  return [figure('a row of another process, to the screen', { incidents, unit: 'ms' }, taken)];
}
