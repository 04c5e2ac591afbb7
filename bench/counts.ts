import { readFilter } from '../src/domain/filter/read-filter.ts';
import type { WindowChoice } from '../src/domain/time/period.ts';
import { openSqliteStore } from '../src/store/sqlite/threads/client.ts';
import { migrationsFolder } from '../tests/support/empty-database.ts';
import { type Figure, figure } from './figures.ts';
import type { Subject } from './subject.ts';

const TIMES = 15;
const WINDOWS: readonly (readonly [name: string, window: WindowChoice])[] = [
  ['30 d', { kind: 'last', name: '30 d' }],
  ['1 y', { kind: 'last', name: '1 y' }],
  ['all time', { kind: 'last', name: 'all' }],
  ['2003-02-11 to 2017-09-08', { kind: 'between', from: '2003-02-11', until: '2017-09-08' }],
];
/** More than a third, and most, of the incidents. */
const BROAD = ['killed', 'type:battle'];

/** The counts by actor as the panel asks for them: over windows of everything, and over broad filters of all time. */
export async function measureCounts({ database, incidents }: Subject): Promise<readonly Figure[]> {
  const store = await openSqliteStore({ file: database, migrations: migrationsFolder });
  const today = new Date().toISOString().slice(0, 10);
  const ask = async (text: string, window: WindowChoice) => {
    const { filter } = readFilter(text, { now: `${today}T12:00:00Z`, zone: 'UTC' });
    const started = performance.now();
    await store.ask('actors', { filter, window, today, limit: 500, trends: 100, seen: false });
    return performance.now() - started;
  };
  const figures: Figure[] = [];
  for (const [name, window] of WINDOWS) {
    const taken: number[] = [];
    for (let time = 0; time < TIMES; time += 1) taken.push(await ask('', window));
    figures.push(figure({ measure: `counts by actor, ${name}`, incidents, unit: 'ms' }, taken));
  }
  for (const text of BROAD) {
    const taken: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      // What another filter noted is forgotten, so that each time is a first one.
      await ask(`killed:${time + 1000}`, { kind: 'last', name: 'all' });
      taken.push(await ask(text, { kind: 'last', name: 'all' }));
    }
    const measure = `counts by actor of \`${text}\`, all time`;
    figures.push(figure({ measure, incidents, unit: 'ms' }, taken));
  }
  await store.close();
  return figures;
}
