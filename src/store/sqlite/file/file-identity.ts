import { statSync } from 'node:fs';
import { StoreError } from '../../port/store.ts';

/** Checks that a path still leads to the file that was opened: SQLite itself would keep using a deleted one. */
export type FileIdentity = {
  /** Throws `missing` if the file was moved, deleted or replaced. Costs microseconds. */
  readonly expectSame: () => void;
};

/** A text that identifies the file at a path; `null` if there is none. */
export function fileAt(path: string): string | null {
  try {
    const { dev, ino } = statSync(path);
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/** Remembers the identity of the file at a path, now or when it was `opened`. */
export function identify(path: string, opened = fileAt(path)): FileIdentity {
  return {
    expectSame: () => {
      const now = fileAt(path);
      if (now === opened) return;
      const what = now === null ? 'moved or deleted' : 'replaced by another file';
      throw new StoreError(
        'missing',
        `The database was ${what} while open: nothing is written, what you type is kept. ` +
          `Put ${path} back, or start Watchfloor again.`,
      );
    },
  };
}
