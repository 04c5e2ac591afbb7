import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type Home, PROGRAM } from '../tests/e2e/home.ts';

/** Makes the program tell the most memory that it ever held (kB), on a pipe of its own, as it ends. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))",
)}`;
/** How often (ms) the size of the write-ahead log is read. */
const LOOK_MS = 50;

/** How long a run took, the most memory that it held, and the largest size that the write-ahead log had. */
export type ImportRun = {
  readonly ms: number;
  readonly megabytes: number;
  readonly logMegabytes: number;
};

/** Imports a file into a new database with the program. Throws where it does not end well. */
export function importCsv(home: Home, csv: string, database: string): Promise<ImportRun> {
  removeDatabase(database);
  return runProgram(home, database, ['import', csv]);
}

/** Runs a command on a database. Throws where it does not end well. */
export async function runProgram(
  home: Home,
  database: string,
  words: readonly string[],
): Promise<ImportRun> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', TELL_MEMORY, PROGRAM, '--db', database, ...words],
    { env: { ...home.env }, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const exited = once(child, 'exit').then(() => performance.now() - started);
  const [, , said, memory] = child.stdio;
  const told = Promise.all(
    [said, memory].map((pipe) => (pipe instanceof Readable ? text(pipe) : '')),
  );
  let log = 0;
  while (child.exitCode === null && child.signalCode === null) {
    log = Math.max(log, statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0);
    await Promise.race([pause(LOOK_MS), exited]);
  }
  const [sentences = '', kilobytes] = await told;
  if (child.exitCode !== 0) {
    throw new Error(`${words.join(' ')} ended with ${child.exitCode}: ${sentences}`);
  }
  return { ms: await exited, megabytes: Number(kilobytes) / 1024, logMegabytes: log / 1e6 };
}

export function removeDatabase(database: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
}
