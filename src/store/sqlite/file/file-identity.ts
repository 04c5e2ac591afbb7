import { statSync } from 'node:fs';
import { StoreError } from '../../port/store.ts';

/** Tells whether a path still leads to the file that was opened: SQLite itself would go on with one that is gone. */
export type FileIdentity = {
  /** Throws `missing` where the file was moved or deleted, or another has its name. Costs microseconds. */
  readonly expectSame: () => void;
};

/** Which file a path leads to now, as a text that no other file has; `null` where there is none. */
export function fileAt(path: string): string | null {
  try {
    const { dev, ino } = statSync(path);
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/** Remembers which file a path leads to, now or when it was `opened`. */
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
