import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { wholePath } from '../../store/sqlite/file/file-names.ts';
import { isAlive } from '../session/temporary-folder.ts';
import { says } from './typed-texts.ts';

/** The draft of one open dashboard: text that was typed but not saved, kept on disk to survive a crash. */
export type Draft = {
  /** The draft left by a dashboard on the same database that is no longer running. */
  readonly text: string;
  readonly keep: (text: string) => void;
};

/**
 * Opens a draft for this process next to those of other open dashboards, and takes over the newest one left by a
 * closed or crashed dashboard on the same database. `folder` is private to the user (0700).
 */
export function openDraft(folder: string, database: string): Draft {
  const hash = hashOf(database);
  const own = join(folder, `${hash}.${process.pid}.draft`);
  return { text: takeOver(folder, hash, own), keep: (text) => keep(own, text) };
}

/** The part of a draft's file name that identifies the database. */
export function hashOf(database: string): string {
  return createHash('sha256').update(wholePath(database)).digest('hex').slice(0, 16);
}

/** The text of the newest draft that can be taken over; another dashboard may be faster, or the folder missing. */
function takeOver(folder: string, hash: string, own: string): string {
  for (const left of leftBehind(folder, hash)) {
    try {
      renameSync(left, own);
      return readFileSync(own, 'utf8');
    } catch {}
  }
  return '';
}

/** Drafts of this database whose process is gone, the newest first. */
function leftBehind(folder: string, hash: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(`${hash}.`) && name.endsWith('.draft'))
      .filter((name) => !isRunning(Number(name.split('.')[1])))
      .map((name) => join(folder, name))
      .map((file) => ({ file, at: statSync(file).mtimeMs }))
      .toSorted((one, other) => other.at - one.at)
      .map(({ file }) => file);
  } catch {
    return [];
  }
}

/** Whether another process with this id is running. */
export function isRunning(pid: number): boolean {
  return pid !== process.pid && isAlive(pid);
}

function keep(file: string, text: string): void {
  if (text.trim() === '') {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${randomUUID()}`;
  writeFileSync(half, text, { mode: 0o600 });
  renameSync(half, file);
}

/** Deletes every draft that contains one of these texts; returns how many there were. */
export function forgetDrafts(folder: string, texts: readonly string[]): number {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.draft'));
  } catch {
    return 0;
  }
  const told = names
    .map((name) => join(folder, name))
    .filter((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .some((line) => says(line, texts)),
    );
  for (const file of told) rmSync(file, { force: true });
  return told.length;
}
