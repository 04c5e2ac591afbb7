import { type Figure, figure } from './figures.ts';
import { openScreen, type Screen } from './screen.ts';

/** A key to the last byte of the frame that it caused: inside the page, scrolling, and to either end. */
export async function measureKeys(database: string, incidents: number): Promise<readonly Figure[]> {
  await using screen = openScreen(database);
  await screen.drawn(/\d{4}-\d\d-\d\d/);
  await screen.settled();
  await press(screen, 'j', 10);
  const inside = [
    ...(await press(screen, 'k', 9)),
    ...(await press(screen, 'j', 20)),
    ...(await press(screen, 'k', 20)),
  ];
  await press(screen, 'G', 1);
  await press(screen, 'g', 1);
  await press(screen, 'j', 40);
  const scrolling = await press(screen, 'j', 200);
  const ends = await press(screen, 'Gg', 10);
  const given = { incidents, unit: 'ms' } as const;
  return [
    figure(
      'a key inside the page',
      given,
      inside.map((one) => one.ms),
    ),
    figure(
      'bytes of such a frame',
      { incidents, unit: 'bytes' },
      inside.map((one) => one.bytes),
    ),
    figure(
      'a key that scrolls the list',
      given,
      scrolling.map((one) => one.ms),
    ),
    figure(
      'bytes of such a frame',
      { incidents, unit: 'bytes' },
      scrolling.map((one) => one.bytes),
    ),
    figure(
      'to the far end or back (G, g)',
      given,
      ends.map((one) => one.ms),
    ),
  ];
}

async function press(screen: Screen, keys: string, times: number) {
  const frames: Awaited<ReturnType<Screen['key']>>[] = [];
  for (let time = 0; time < times; time += 1) {
    for (const key of keys) frames.push(await screen.key(key));
  }
  return frames;
}
