import { type Figure, figure } from './figures.ts';
import { listRows, showsRows } from './list-rows.ts';
import { firstComplete, openScreen, type Screen } from './screen.ts';
import type { Subject } from './subject.ts';

const TIMES = 12;
/** Without its last key each of them is a filter as well, and matches something else. */
const FILTERS = [
  'actor:"Government of Syria" since:2005-01-01 killed:>=10',
  'actor:"Government of Iraq" since:2010-01-01 "shot dead near"',
  'shelling Bar',
  'in:Ukraine',
  'killed:>=20',
  'killed:>=10',
];
const BACKSPACE = '\u007f';

type Taken = { readonly list: number; readonly all: number };

/** From the last key of a filter to the first frame in which the list, and in which every panel, shows what it comes to. */
export async function measureFilter({
  home,
  database,
  incidents,
}: Subject): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const filter of FILTERS) {
    await using screen = openScreen(home, database);
    await screen.frames('', showsRows);
    await screen.frames(`/${filter}`, showsRows);
    const taken: Taken[] = [];
    for (let time = 0; time < TIMES; time += 1) taken.push(await typeLastKey(screen, filter));
    for (const part of ['list', 'all'] as const) {
      const measure = `filter \`${filter}\`: ${part === 'list' ? 'the list' : 'all panels'}`;
      figures.push(
        figure(
          { measure, incidents, unit: 'ms' },
          taken.map((one) => one[part]),
        ),
      );
    }
  }
  return figures;
}

/** Takes the last key back and types it again; how long (ms) until the list was right, and until all panels were. */
async function typeLastKey(screen: Screen, filter: string): Promise<Taken> {
  await screen.frames(BACKSPACE, showsRows);
  const before = listRows(screen.text()).join();
  const sent = performance.now();
  const frames = await screen.frames(filter.slice(-1), showsRows);
  const after = listRows(screen.text()).join();
  if (after === before) {
    throw new Error(`the last key of ${filter} changed nothing:\n${screen.text()}`);
  }
  const all = firstComplete(frames);
  const list = frames.find(({ text }) => listRows(text).join() === after) ?? all;
  return { list: list.at - sent, all: all.at - sent };
}
