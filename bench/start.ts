import type { Home } from '../tests/e2e/home.ts';
import { bundleBareInk } from './bundle-bare-ink.ts';
import { type Figure, figure, median } from './figures.ts';
import { showsRows } from './list-rows.ts';
import { firstComplete, openProgram, openScreen, type Screen } from './screen.ts';
import type { Subject } from './subject.ts';

const RUNS = 15;

/**
 * The time from the start to the first frame with rows, and to the first with all panels; alternating with the smallest
 * Ink program that fills the same screen. The very first start, which compiles the program and keeps the result as it is
 * quit, is a figure of its own.
 */
export async function measureStart(subject: Subject): Promise<readonly Figure[]> {
  const { database, incidents } = subject;
  const home = withOwnCache(subject.home);
  const rows: number[] = [];
  const whole: number[] = [];
  const bare: number[] = [];
  const bareInk = await bundleBareInk(home.file('bare-ink'));
  await firstFrameAndQuit(openProgram(home, [bareInk]));
  const veryFirst = await firstFrameAndQuit(openScreen(home, database));
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await startBareInk(home, bareInk));
    await using screen = openScreen(home, database);
    const frames = await screen.frames('', showsRows);
    const first = frames.find(({ text }) => showsRows(text)) ?? firstComplete(frames);
    rows.push(first.at - screen.started);
    whole.push(firstComplete(frames).at - screen.started);
  }
  const baseline = { name: 'bare Ink', median: median(bare) };
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

/** How long (ms) the first full frame took, of a program that is quit as a person does, which keeps its compiled code. */
async function firstFrameAndQuit(opened: Screen): Promise<number> {
  await using screen = opened;
  const frames = await screen.frames('', isDrawn);
  await screen.quit();
  return firstComplete(frames).at - screen.started;
}

function isDrawn(text: string): boolean {
  return showsRows(text) || text.includes('Somebody');
}

/** How long (ms) the bare Ink program takes to its first frame. */
async function startBareInk(home: Home, script: string): Promise<number> {
  await using screen = openProgram(home, [script]);
  const frames = await screen.frames('', isDrawn);
  return firstComplete(frames).at - screen.started;
}
