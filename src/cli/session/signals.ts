import { constants } from 'node:os';
import type { ExitStatus } from './failure.ts';

/** The signals by which a person, a terminal or the system asks a program to end. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
type EndingSignal = (typeof ENDING)[number];

/** Ends the current work. `status` is the exit status to end with: 128 plus the signal's number, as in a shell. */
type Owner = (status: ExitStatus) => void;

const owners: Owner[] = [];
let isListening = false;

/**
 * Makes `owner` handle the next ending signal, and only that one: a second signal ends the program. The latest owner comes
 * first. Returns a function that gives up ownership. One module listens for all, so that a signal has only one effect.
 */
export function ownSignals(owner: Owner): () => void {
  leaveOnSignals();
  owners.push(owner);
  return () => {
    const index = owners.indexOf(owner);
    if (index >= 0) owners.splice(index, 1);
  };
}

/** Makes a signal without an owner exit the program normally, so that exit handlers run. */
export function leaveOnSignals(): void {
  if (isListening) return;
  isListening = true;
  for (const name of ENDING) process.on(name, () => tell(name));
}

function tell(name: EndingSignal): void {
  const status = 128 + constants.signals[name];
  const owner = owners.pop();
  if (owner === undefined) process.exit(status);
  owner(status);
}

/** A request by a person or the system to abort the current work. */
export type StopSignal = {
  readonly signal: AbortSignal;
  /** The exit status once the work has stopped. */
  readonly status: () => ExitStatus;
};

/** Aborts the work on the first ending signal, so that it can end cleanly; a second one, or one after the work, exits. */
export async function stoppable<T>(work: (stop: StopSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let status: ExitStatus = 1;
  const letGo = ownSignals((asked) => {
    status = asked;
    controller.abort();
  });
  try {
    return await work({ signal: controller.signal, status: () => status });
  } finally {
    letGo();
  }
}
