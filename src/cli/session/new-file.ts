import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { isSystemError, systemReason } from '../../store/sqlite/connection/system-error.ts';
import { WorkError } from './failure.ts';

/** The file already exists; `free` is a similar name that is not taken. */
class TakenError extends WorkError {
  readonly free: string;
  constructor(file: string, free: string) {
    super(`${file} already exists and was not changed. Give another name, such as ${free}.`);
    this.free = free;
  }
}

/**
 * Writes a new file that only its owner can read. Throws a `TakenError` if it exists and a `WorkError` if it cannot be
 * written. If the text fails part-way, the file is removed.
 */
export async function writeNewFile(
  file: string,
  text: string | AsyncIterable<string>,
): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') throw new TakenError(file, freeName(file));
    // A file that could not be opened is not ours to remove.
    if (!isSystemError(error) || error.syscall !== 'open') await rm(file, { force: true });
    if (!isSystemError(error)) throw error;
    throw new WorkError(`${file} could not be written: ${systemReason(error)}.`);
  }
}

/** The name with a number before its extensions: `report-2.md`, `incidents-2.hxl.csv`. */
function freeName(file: string): string {
  for (let number = 2; ; number += 1) {
    const name = file.replace(/((\.hxl)?\.[^./\\]+)?$/, (end) => `-${number}${end}`);
    if (!existsSync(name)) return name;
  }
}
