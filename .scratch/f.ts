import { openScreen, firstComplete } from '../bench/screen.ts';
import { showsRows } from '../bench/list-rows.ts';
import { makeHome } from '../tests/e2e/home.ts';
await using home = await makeHome();
const filter = process.argv[3]!;
await using screen = openScreen(home, process.argv[2]!);
await screen.frames('', showsRows);
await screen.frames(`/${filter}`, showsRows);
for (let i = 0; i < 3; i++) {
  await screen.frames('\u007f', showsRows);
  let prev = screen.text().split('\n');
  const sent = performance.now();
  const frames = await screen.frames(filter.slice(-1), showsRows);
  console.log('--- all', (firstComplete(frames).at - sent).toFixed(0));
  for (const f of frames) { const now = f.text.split('\n'); const d = now.flatMap((l, k) => l === prev[k] ? [] : [`${k}: ${l.trimEnd().slice(0, 150)}`]); console.log((f.at - sent).toFixed(0), d.length, d.slice(0, 2).concat(d.slice(-4)).join('\n      ')); prev = now; }
}
