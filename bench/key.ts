import { INCIDENT_SORTS } from '../src/store/port/questions.ts';
import { type Figure, figure } from './figures.ts';
import { listRows, showsRows } from './list-rows.ts';
import { openScreen, type Screen } from './screen.ts';
import type { Subject } from './subject.ts';

const TIMES = 300;
const TIMES_TO_AN_END = 30;
/** So many keys down and up again stay inside the first page. */
export const INSIDE = 15;

/** How long (ms) a key took to the last byte of its frame, and the frame's bytes. */
export type Pressed = { readonly ms: number; readonly bytes: number };

/** A key to the last byte of the frame that it caused, one at a time: inside the page, scrolling, to either end. */
export async function measureKeys(subject: Subject): Promise<readonly Figure[]> {
  const { home, database, incidents } = subject;
  await using screen = openScreen(home, database);
  await screen.frames('', showsRows);
  const inside = await pressTimes(screen, TIMES, (time) => ({
    key: time % (2 * INSIDE) < INSIDE ? 'j' : 'k',
    scrolls: false,
  }));
  await goToTheFoot(screen);
  const scrolling = await pressTimes(screen, TIMES, () => ({ key: 'j', scrolls: true }));
  const ends = await pressTimes(screen, TIMES_TO_AN_END, (time) => ({
    key: time % 2 === 0 ? 'G' : 'g',
    scrolls: true,
  }));
  return [
    ...figuresOf('a key inside the page', incidents, inside),
    ...figuresOf('a key that scrolls the list', incidents, scrolling),
    ...figuresOf('to the far end or back (G, g)', incidents, ends),
    ...(await pressEndsBySort(subject)),
  ];
}

/** To either end in every order that the list has besides that of its dates. */
async function pressEndsBySort({ home, database, incidents }: Subject): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  await using screen = openScreen(home, database);
  await screen.frames('', showsRows);
  for (const column of INCIDENT_SORTS.slice(1)) {
    await screen.frames('s', (text) => text.includes(`by ${column}`) && showsRows(text));
    const pressed: number[] = [];
    for (let time = 0; time < TIMES_TO_AN_END; time += 1) {
      const [before] = listRows(screen.text());
      const sent = performance.now();
      const isThere = (text: string) => showsRows(text) && listRows(text)[0] !== before;
      pressed.push((await screen.next(isThere, time % 2 === 0 ? 'G' : 'g')).at - sent);
    }
    const measure = `to the far end or back, by ${column}`;
    figures.push(figure({ measure, incidents, unit: 'ms' }, pressed));
  }
  return figures;
}

/** Presses keys, and makes sure that each did what it is measured for and left a list without gaps. */
export async function pressTimes(
  screen: Screen,
  times: number,
  keyAt: (time: number) => { readonly key: string; readonly scrolls: boolean },
): Promise<readonly Pressed[]> {
  const pressed: Pressed[] = [];
  let before = listRows(screen.text());
  for (let time = 0; time < times; time += 1) {
    const { key, scrolls } = keyAt(time);
    const [top] = before;
    const did = (text: string) => !scrolls || (showsRows(text) && listRows(text)[0] !== top);
    pressed.push(await screen.press(key, did));
    const after = listRows(screen.text());
    if (after.length !== before.length || (after[0] !== before[0]) !== scrolls) {
      throw new Error(`${key} did not do what it is measured for:\n${screen.text()}`);
    }
    before = after;
  }
  return pressed;
}

/** Goes down until the next key scrolls the list. */
export async function goToTheFoot(screen: Screen): Promise<void> {
  const [top] = listRows(screen.text());
  while (listRows(screen.text())[0] === top) await screen.press('j');
}

function figuresOf(measure: string, incidents: number, pressed: readonly Pressed[]) {
  return [
    figure(
      { measure, incidents, unit: 'ms' },
      pressed.map(({ ms }) => ms),
    ),
    figure(
      { measure: `${measure}: bytes`, incidents, unit: 'bytes' },
      pressed.map(({ bytes }) => bytes),
    ),
  ];
}
