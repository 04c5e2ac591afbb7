import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import type { ImportEnd, Services } from '../../app/perform.ts';
import { WorkError } from '../session/failure.ts';
import { fromHome, PROGRAM_FILE } from '../session/paths.ts';

/** What the process tells of its progress (`cli/import/import-words.ts`). */
const Progress = v.object({ rows: v.number(), bytes: v.number(), totalBytes: v.number() });

type Importing = { readonly child: ChildProcess; readonly ended: Promise<ImportEnd> };

/** The exit status of a process that a signal ended is this, plus the signal's number. */
const SIGNALLED = 128;

/** The imports in the background of one database, one at a time. */
export type BackgroundImport = Pick<Services, 'importFile' | 'stopImport'> & {
  /** Stops what is under way; resolves once that is done, with what it says; `undefined` if there was nothing. */
  readonly end: () => Promise<string | undefined>;
};

/**
 * Imports in a process of its own, `watchfloor import`: keys stay as fast as before, and the memory that an import takes is
 * given back.
 */
export function backgroundImport(database: string): BackgroundImport {
  let running: Importing | undefined;
  const stopImport = () => {
    running?.child.kill('SIGINT');
  };
  return {
    importFile: async (file, tell) => {
      running = start(database, resolve(fromHome(file)));
      running.child.on('message', (told) => {
        const progress = v.safeParse(Progress, told);
        if (progress.success) tell(progress.output);
      });
      try {
        return await running.ended;
      } finally {
        running = undefined;
      }
    },
    stopImport,
    end: async () => {
      const ended = running?.ended;
      stopImport();
      return ended?.then(
        ({ how }) => how,
        (error: unknown) => String(error),
      );
    },
  };
}

function start(database: string, file: string): Importing {
  // Without a terminal it asks nothing: what needs an answer is refused, with the command that answers.
  const child = spawn(process.execPath, [PROGRAM_FILE, '--db', database, 'import', '--', file], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the import has no output');
  return { child, ended: endOf(child, stdout, stderr) };
}

/** How the import ended. Rejects with a `WorkError` if nothing was imported and nobody asked for that. */
async function endOf(child: ChildProcess, stdout: Readable, stderr: Readable): Promise<ImportEnd> {
  const [result, said, [status]] = await Promise.all([
    text(stdout),
    text(stderr),
    once(child, 'close'),
  ]);
  const lines = said.trim().split('\n');
  const last = lines.at(-1) ?? '';
  const done = result.trim();
  if (done !== '') return { how: [done, ...pagesOf(done)].join(' · '), isWhole: status === 0 };
  if (status === null || status > SIGNALLED) return { how: last, isWhole: false };
  // The lines between say how each column of a table would be read, which takes a screen of its own.
  throw new WorkError([...new Set([lines[0] ?? '', last])].join(' '));
}

/** Where what was imported is on the screen: leads are in no list of incidents. */
function pagesOf(done: string): readonly string[] {
  const leads = /\d new leads?\b/.test(done) ? ['n lists the leads'] : [];
  return [...leads, 'B lists the imports with what was rejected or doubtful'];
}
