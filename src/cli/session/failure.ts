import { StoreError } from '../../store/port/store.ts';
import { isSystemError, systemSentence } from '../../store/sqlite/connection/system-error.ts';

/** The command line or the entry was wrong: exit status 2. The message is in full sentences for a person. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The work failed: exit status 1. The message is in full sentences for a person. */
export class WorkError extends Error {
  override readonly name = 'WorkError';
}

/** The message to print for an error, and the exit status. */
export function failureOf(error: unknown): {
  readonly message: string;
  readonly status: ExitStatus;
} {
  if (error instanceof UsageError) return { message: error.message, status: 2 };
  if (error instanceof WorkError || error instanceof StoreError) {
    return { message: error.message, status: 1 };
  }
  if (isSystemError(error)) return { message: systemSentence(error), status: 1 };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `Unexpected error (please report it):\n${detail}`, status: 1 };
}

/** 0 done, 1 the work failed, 2 the command line or the entry was wrong, 128 + n ended by signal n. */
export type ExitStatus = number;
