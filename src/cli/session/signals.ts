import { constants } from 'node:os';
import type { ExitStatus } from './exit-status.ts';

/** The signals by which a person, a terminal or the system asks a program to end. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
type EndingSignal = (typeof ENDING)[number];

/** Ends what is under way; the status is what the program is then to end with, 128 and the signal's number as in a shell. */
type Owner = (status: ExitStatus) => void;

const owners: Owner[] = [];
let isListening = false;

/**
 * Tells whoever asked last of the next ending signal, and of that one alone; a second one ends the program. Answers with the way
 * to let go. One place listens for all, so that no two decide differently what a signal does.
 */
export function ownSignals(owner: Owner): () => void {
  leaveOnSignals();
  owners.push(owner);
  return () => {
    const index = owners.indexOf(owner);
    if (index >= 0) owners.splice(index, 1);
  };
}

/** Has a signal that nobody owns end the program in its ordinary way, with everything that is to be done at its end. */
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

/** A person's or the system's wish that the work under way be given up. */
export type StopSignal = {
  readonly signal: AbortSignal;
  /** What the program ends with once it has stopped. */
  readonly status: () => ExitStatus;
};

/** Has the first ending signal abort the work, so that it can end cleanly; a second one, or one after the work, ends the program. */
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
