import { setTimeout } from 'node:timers/promises';
import type { Instance } from 'ink';
import { cleanLines } from '../../text/clean.ts';
import type { Suspend } from '../../ui/app.tsx';
import { ownSignals } from '../session/signals.ts';
import type { ScreenServices } from './dashboard-services.ts';

/** The terminal of the dashboard, which can be lent to other programs, and the request to quit. */
export type LentTerminal = Omit<ScreenServices, 'openDatabase'> & {
  readonly onTerminal: (suspend: Suspend) => void;
  /** Resolves with the exit status once a key or a signal asks to quit. */
  readonly asked: Promise<number>;
};

/** Prepares to lend the terminal (Ctrl-Z, an editor) and to give it up (a key, a signal, an error). */
export function lendTerminal(): LentTerminal {
  const { promise: asked, resolve: ask } = Promise.withResolvers<number>();
  let suspend: Suspend | undefined;
  ownSignals(ask);
  let isLent = false;
  /** Does nothing while the terminal is lent: the same key twice in one read would lend it twice. */
  const lend = async (use: () => void | Promise<void>) => {
    if (isLent) return;
    isLent = true;
    try {
      await suspend?.(use);
    } finally {
      isLent = false;
    }
  };
  return {
    asked,
    onTerminal: (given) => {
      suspend = given;
    },
    lend,
    redraw: () => void lend(() => {}),
    suspend: () => void lend(stopUntilContinued),
    quit: () => ask(0),
  };
}

/** Waits for the end, restores the terminal, and then reports the error, if there was one. */
export async function untilEnd(screen: Instance, terminal: LentTerminal): Promise<number> {
  const failure = Promise.withResolvers<number>();
  let reason: unknown;
  const fail = (error: unknown) => {
    reason = error;
    failure.resolve(1);
  };
  process.once('uncaughtException', fail);
  process.once('unhandledRejection', fail);
  const status = await Promise.race([
    terminal.asked,
    failure.promise,
    screen.waitUntilExit().then(
      () => 0,
      (error: unknown) => {
        fail(error);
        return 1;
      },
    ),
  ]);
  screen.unmount();
  await screen.waitUntilExit().catch(() => {});
  process.removeListener('uncaughtException', fail);
  process.removeListener('unhandledRejection', fail);
  if (reason !== undefined) {
    const told = `Watchfloor stopped because of an internal error: ${wordsOf(reason)}`;
    process.stderr.write(`${cleanLines(told).join('\n')}\n`);
  }
  return status;
}

/** How long (ms) a process may take to stop after the signal. */
const STOPPING = 100;

/**
 * Stops the whole process group, with npm or a script that started the program, as the terminal's own Ctrl-Z would, until
 * it is continued. If there is no shell to continue it, as in a window of its own, the system does not stop it (POSIX: an
 * orphaned process group), and the dashboard runs on.
 */
async function stopUntilContinued(): Promise<void> {
  process.kill(0, 'SIGTSTP');
  await setTimeout(STOPPING);
}

function wordsOf(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
