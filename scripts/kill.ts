/**
 * Kills writers at random moments, thousands of times, and says whether anything was lost.
 *
 *   npm run kill -- [--times 2000] [--longest 600] [--only adds,imports,slices,undo,migrations,copies,drafts,restores,purges,days]
 */
import { parseArgs } from 'node:util';
import { setup as bundleThread } from '../tests/support/bundle-thread.ts';
import { KILLED_KINDS, type KilledKind, killWriters } from '../tests/support/killed-writers.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '2000' },
    longest: { type: 'string', default: '600' },
    only: { type: 'string', default: KILLED_KINDS.join() },
  },
});
const kinds = KILLED_KINDS.filter((kind) => values.only.split(',').includes(kind));
const longest = Number(values.longest);
/** So many at a time on one database, which grows with them. */
const AT_ONCE = 40;

await bundleThread();
let faults = 0;
for (const kind of kinds) {
  const { kills, acknowledged } = await killMany(
    kind,
    Math.ceil(Number(values.times) / kinds.length),
  );
  process.stdout.write(`${kind}: ${kills} kills, ${acknowledged} writes acknowledged\n`);
}
process.stdout.write(`${faults} faults\n`);
process.exitCode = faults === 0 ? 0 : 1;

async function killMany(kind: KilledKind, times: number) {
  let kills = 0;
  let acknowledged = 0;
  while (kills < times) {
    const report = await killWriters(
      kind,
      Math.min(AT_ONCE, times - kills),
      () => Math.random() * longest,
    );
    kills += report.kills;
    acknowledged += report.acknowledged;
    faults += report.faults.length;
    for (const fault of report.faults) process.stdout.write(`FAULT ${fault}\n`);
  }
  return { kills, acknowledged };
}
