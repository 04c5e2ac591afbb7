import { spawnSync } from 'node:child_process';
import { type Figure, figure, median } from './figures.ts';
import { openScreen } from './screen.ts';

const RUNS = 15;

/** Start to the first frame that shows rows, beside the start of a bare Node in turn with it. */
export async function measureStart(
  database: string,
  incidents: number,
): Promise<readonly Figure[]> {
  const frames: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    bare.push(performance.now() - started);
    await using screen = openScreen(database);
    frames.push(await screen.drawn(/\d{4}-\d\d-\d\d .*\n.*\d{4}-\d\d-\d\d/));
  }
  const yardstick = `node -e 0: ${median(bare).toFixed(0)} ms, so +${(median(frames) - median(bare)).toFixed(0)} ms`;
  return [figure('start to first frame', { incidents, unit: 'ms', yardstick }, frames)];
}
