import {
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { shellWord } from '../../../domain/grammar/quoting.ts';
import { StoreError } from '../../port/store.ts';
import { isCode } from './file.ts';
import { databasesSetAside, unfinishedFiles } from './leftover-files.ts';

/** More links than this are a cycle. */
const MOST_LINKS = 40;

/**
 * The file that a path leads to through symbolic links, even if it does not exist yet; a path that is not a link is returned
 * unchanged. A database, its log, its locks, its copies and its drafts are all named after this one path.
 */
export function followLinks(path: string): string {
  let file = path;
  for (let link = 0; isLink(file); link += 1) {
    if (link === MOST_LINKS) {
      throw new StoreError('refused', `${path} is a symbolic link that leads back to itself.`);
    }
    file = resolve(realpathSync(dirname(file)), readlinkSync(file));
  }
  return file;
}

/** The canonical path of a file: absolute, without links. */
export function wholePath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/**
 * Throws for a file with a second hard link: SQLite keeps the log next to the name that the database was opened by, so that
 * writes under one name are lost to the other (https://www.sqlite.org/howtocorrupt.html, 2.5).
 */
export function expectOneName(file: string): void {
  if (isMounted(file)) {
    throw new StoreError(
      'refused',
      `${file} is mounted as a file, so its log would not be where other programs look for it, and what is written would be ` +
        'lost. Mount the folder that it is in instead.',
    );
  }
  const { nlink } = statSync(file);
  if (nlink === 1) return;
  const names = namesBeside(file);
  // A restore that is running or was killed has two names for what it sets aside; nobody uses the second.
  const own = [...databasesSetAside(file), ...unfinishedFiles(file)].map((path) => basename(path));
  const others = names.filter((name) => !own.includes(name));
  if (nlink - (names.length - others.length) === 1) return;
  const [name, copy] = [shellWord(file), shellWord(`${file}.own`)];
  const named = others.length === 0 ? '' : ` (${others.join(', ')})`;
  throw new StoreError(
    'refused',
    `${file} has other names as well${named}, which are hard links to the same file: what is written under one of them is lost to ` +
      `the others. Close every program on it and give this name a file of its own: cp -p ${name} ${copy} && mv ${copy} ${name}`,
  );
}

/** The file's other names in its folder. */
function namesBeside(file: string): readonly string[] {
  const { dev, ino } = statSync(file);
  const folder = dirname(file);
  return readdirSync(folder).filter((name) => {
    if (name === basename(file)) return false;
    const other = lstatSync(join(folder, name), { throwIfNoEntry: false });
    return other?.ino === ino && other.dev === dev;
  });
}

/** Whether the file itself is a mount point (Linux: proc_pid_mountinfo(5), the fifth field, special characters in octal). */
function isMounted(file: string): boolean {
  let mounts = '';
  try {
    mounts = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EACCES')) throw error;
    return false;
  }
  const escaped = realpathSync(file).replace(
    /[\t\n \\]/g,
    (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return mounts.split('\n').some((line) => line.split(' ')[4] === escaped);
}
