import { spawn } from '@lydell/node-pty';
import type { Home } from '../tests/e2e/home.ts';
import { type Figure, figure, median } from './figures.ts';
import { showsRows } from './list-rows.ts';
import { firstComplete, openScreen } from './screen.ts';
import type { Subject } from './subject.ts';

const RUNS = 15;

/**
 * From the start to the first frame with rows, and to the first with all panels; in turn with a bare Node. The very
 * first start, which compiles the program and keeps that as it is quit, is told apart.
 */
export async function measureStart(subject: Subject): Promise<readonly Figure[]> {
  const { database, incidents } = subject;
  const home = withOwnCache(subject.home);
  const rows: number[] = [];
  const whole: number[] = [];
  const bare: number[] = [];
  const veryFirst = await startAndQuit(home, database);
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await startBareNode(home));
    await using screen = openScreen(home, database);
    const frames = await screen.frames('', showsRows);
    const first = frames.find(({ text }) => showsRows(text)) ?? firstComplete(frames);
    rows.push(first.at - screen.started);
    whole.push(firstComplete(frames).at - screen.started);
  }
  const baseline = { name: '`node -e 0`', median: median(bare) };
  return [
    figure({ measure: 'the very first start to the first full frame', incidents, unit: 'ms' }, [
      veryFirst,
    ]),
    figure({ measure: 'start to the first rows', incidents, unit: 'ms' }, rows, baseline),
    figure({ measure: 'start to the first full frame', incidents, unit: 'ms' }, whole, baseline),
  ];
}

/** A home in which nothing was started yet. */
function withOwnCache(home: Home): Home {
  return { ...home, env: { ...home.env, XDG_CACHE_HOME: home.file('cache') } };
}

/** How long (ms) the first full frame took, of a dashboard that is quit as a person does. */
async function startAndQuit(home: Home, database: string): Promise<number> {
  await using screen = openScreen(home, database);
  const frames = await screen.frames('', showsRows);
  await screen.quit();
  return firstComplete(frames).at - screen.started;
}

/** How long (ms) Node takes to start, do nothing and end, in a terminal as well. */
async function startBareNode(home: Home): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['-e', '0'], { cwd: home.path, env: { ...home.env } });
  await new Promise<void>((resolve) => child.onExit(() => resolve()));
  return performance.now() - started;
}
