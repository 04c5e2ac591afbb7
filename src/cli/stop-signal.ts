import { constants } from 'node:os';
import type { ExitStatus } from './exit-status.ts';

/** A person's or the system's wish that the work under way be given up. */
export type StopSignal = {
  readonly signal: AbortSignal;
  /** What the program ends with once it has stopped. */
  readonly status: () => ExitStatus;
};

/** Turns the first Ctrl-C (or SIGTERM) into an abort, so that work can end cleanly; a second one ends the program. */
export function listenForStop(): StopSignal {
  const controller = new AbortController();
  let status: ExitStatus = 1;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      status = 128 + constants.signals[name];
      controller.abort();
    });
  }
  return { signal: controller.signal, status: () => status };
}
