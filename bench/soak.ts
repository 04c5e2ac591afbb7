/**
 * Plays a month of a newsroom's events in ten minutes against one open dashboard, with a person at its keys, and says what
 * that did to its memory, its handles and its frames. Ends with 1 where something grew or went wrong.
 *
 *   npm run soak -- [--minutes 10] [--events 3000]
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { spawn } from '@lydell/node-pty';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../src/store/sqlite/threads/client.ts';
import { type Home, makeHome, PROGRAM } from '../tests/e2e/home.ts';
import { migrationsFolder } from '../tests/support/empty-database.ts';
import { incident, quote } from '../tests/support/entries.ts';
import { createFrameEnds } from './frame-ends.ts';
import { handlesOf, hasProcessTable, processorMs, residentMegabytes } from './process-table.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    events: { type: 'string', default: '3000' },
  },
});
const minutes = Number(values.minutes);
const events = Number(values.events);
/** So many times in a run its state is looked at. */
const LOOKS = 60;
/** What a person does now and then: moves, opens and closes pages, filters, changes the window. */
const KEYS = [
  'j',
  'j',
  'k',
  '\u001b[6~',
  'g',
  'G',
  'g',
  '\r',
  'q',
  't',
  '2',
  'j',
  '1',
  's',
  '/killed\r',
  '/\u0015\r',
];
/** It may hold this much more at its end than after a fifth of the run, since memory is let go in steps. */
const MOST_GROWTH = 1.05;

type Appearance = {
  readonly megabytes: number;
  readonly files: number;
  readonly threads: number;
  readonly frames: number;
  readonly bytes: number;
};

if (!hasProcessTable()) {
  process.stderr.write('No /proc here: a soak has nothing to look at.\n');
  process.exit(2);
}
await using home = await makeHome();
process.exitCode = await soak(home);

async function soak(home: Home): Promise<number> {
  const file = home.file('soak.db');
  const store = await openSqliteStore({ file, migrations: migrationsFolder });
  await store.act({ who: 'ada', kind: 'add', entry: incident() });
  const dashboard = openDashboard(home, file);
  await pause(3_000);
  const looks: Appearance[] = [];
  const started = Date.now();
  const until = started + minutes * 60_000;
  for (let event = 0; event < events && Date.now() < until; event += 1) {
    const entry =
      event % 5 === 4
        ? quote({ text: `Words of event ${event}` })
        : incident({ title: `Event ${event}`, when: dayOf(event) });
    await store.act({ who: 'ada', kind: 'add', entry });
    dashboard.press(KEYS[event % KEYS.length] ?? 'j');
    if (event >= (events / LOOKS) * looks.length) looks.push(dashboard.look());
    await pause(Math.max(0, started + ((event + 1) * minutes * 60_000) / events - Date.now()));
  }
  looks.push(dashboard.look());
  const processor = dashboard.processor() / (Date.now() - started);
  const said = dashboard.said();
  await dashboard.end();
  await store.close();
  return report(looks, { processor, said, integrity: integrityOf(file) });
}

function dayOf(event: number) {
  const day = new Date(Date.now() - ((events - event) / events) * 30 * 86_400_000);
  const text = day.toISOString().slice(0, 10);
  return { from: text, until: text, precision: 'day' } as const;
}

function openDashboard(home: Home, file: string) {
  const child = spawn(process.execPath, [PROGRAM, '--db', file], {
    cols: 160,
    rows: 50,
    cwd: home.path,
    env: { ...home.env },
  });
  const isFrameOver = createFrameEnds();
  const faults = new Set<string>();
  let frames = 0;
  let bytes = 0;
  const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));
  child.onData((data) => {
    bytes += Buffer.byteLength(data);
    if (isFrameOver(data)) frames += 1;
    for (const [fault] of data.matchAll(
      /error, see below|stopped because of an internal error|SQLITE_\w+|is locked/g,
    )) {
      faults.add(fault);
    }
  });
  return {
    press: (keys: string) => child.write(keys),
    look: (): Appearance => ({
      megabytes: residentMegabytes(child.pid),
      ...handlesOf(child.pid),
      frames,
      bytes,
    }),
    processor: () => processorMs(child.pid),
    said: () => [...faults],
    end: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function integrityOf(file: string): string {
  const sqlite = new Database(file, { readonly: true });
  try {
    return String(sqlite.pragma('integrity_check', { simple: true }));
  } finally {
    sqlite.close();
  }
}

function report(
  looks: readonly Appearance[],
  end: { readonly processor: number; readonly said: readonly string[]; readonly integrity: string },
): number {
  const line = ({ megabytes, files, threads, frames, bytes }: Appearance) =>
    `${megabytes.toFixed(0)} MB, ${files} files open, ${threads} threads, ${frames} frames, ${(bytes / 1_000_000).toFixed(1)} MB written`;
  for (const [index, look] of looks.entries()) {
    if (index % Math.ceil(looks.length / 12) === 0 || index === looks.length - 1) {
      process.stdout.write(`${((index / looks.length) * minutes).toFixed(1)} min: ${line(look)}\n`);
    }
  }
  const least = (some: readonly Appearance[]) =>
    Math.min(...some.map(({ megabytes }) => megabytes));
  const fifth = Math.ceil(looks.length / 5);
  const before = least(looks.slice(fifth, 2 * fifth));
  const after = least(looks.slice(-fifth));
  const most = Math.max(...looks.map(({ megabytes }) => megabytes));
  const [first, last] = [looks[fifth], looks.at(-1)];
  const faults = [
    ...end.said,
    ...(end.integrity === 'ok' ? [] : [`integrity: ${end.integrity}`]),
    ...(after > before * MOST_GROWTH
      ? [`memory grew from ${before.toFixed(0)} to ${after.toFixed(0)} MB`]
      : []),
    ...(last && first && last.files > first.files
      ? [`open files grew from ${first.files} to ${last.files}`]
      : []),
    ...(last && first && last.threads > first.threads ? ['threads grew'] : []),
  ];
  process.stdout.write(
    `${events} events in ${minutes} min: least memory ${before.toFixed(0)} MB in the second fifth, ${after.toFixed(0)} MB in the last, ` +
      `most ${most.toFixed(0)} MB; processor ${(end.processor * 100).toFixed(1)} % of a core\n` +
      `faults: ${faults.length === 0 ? 'none' : faults.join('; ')}\n`,
  );
  return faults.length === 0 ? 0 : 1;
}
