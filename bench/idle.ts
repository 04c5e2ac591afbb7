import { setTimeout as pause } from 'node:timers/promises';
import { type Figure, figure } from './figures.ts';
import { showsRows } from './list-rows.ts';
import { hasProcessTable, processorMs, residentMegabytes } from './process-table.ts';
import { openScreen } from './screen.ts';
import type { Subject } from './subject.ts';

const MINUTE = 60_000;
/** The clock at the foot changes once a minute; that frame is not idleness, and is the only one. */
const CLOCK_BYTES = 1_000;

/** A dashboard that nobody touches, for a minute: the processor's time, and what is written. */
export async function measureIdle({
  home,
  database,
  incidents,
}: Subject): Promise<readonly Figure[]> {
  if (!hasProcessTable()) {
    process.stderr.write('No /proc here: what an idle dashboard costs is not measured.\n');
    return [];
  }
  await using screen = openScreen(home, database);
  await screen.frames('', showsRows);
  await pause(5_000);
  const before = { ms: processorMs(screen.pid), bytes: screen.bytes() };
  await pause(MINUTE);
  const ms = processorMs(screen.pid) - before.ms;
  const bytes = screen.bytes() - before.bytes;
  if (bytes > CLOCK_BYTES) throw new Error(`an idle dashboard wrote ${bytes} bytes in a minute`);
  return [
    figure({ measure: 'idle for a minute: processor', incidents, unit: '%' }, [
      (ms / MINUTE) * 100,
    ]),
    figure({ measure: 'idle for a minute: bytes (the clock)', incidents, unit: 'bytes' }, [bytes]),
    figure({ measure: 'memory, just started', incidents, unit: 'MB' }, [
      residentMegabytes(screen.pid),
    ]),
  ];
}
