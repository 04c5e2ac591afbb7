import { StoreError } from '../store/store.ts';
import { clean } from '../ui/text/clean.ts';
import type { ExitStatus } from './exit-status.ts';

/** The command line or the entry was wrong: exit status 2. The message is whole sentences for a person. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The work failed: exit status 1. The message is whole sentences for a person. */
export class WorkError extends Error {
  override readonly name = 'WorkError';
}

/** What to say of an error, in words, and the exit status that it means. */
export function failureOf(error: unknown): {
  readonly message: string;
  readonly status: ExitStatus;
} {
  if (error instanceof UsageError) return { message: error.message, status: 2 };
  if (error instanceof WorkError || error instanceof StoreError) {
    return { message: error.message, status: 1 };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `Something unforeseen went wrong.\n${detail}`, status: 1 };
}

/** Whether an error is the operating system's (`ENOENT`, …). */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** An operating system's error (`ENOENT`, …) in words; other errors come back as their own message. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read or written by you';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of its path is not a folder';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the disk is read-only';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'EEXIST':
      return 'it exists already';
    default:
      return clean(error.message);
  }
}
