import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { isSystemError, systemReason } from '../../store/sqlite/connection/system-error.ts';
import { WorkError } from './failure.ts';

/** A file of that name is there already; `free` is a name beside it that is not taken. */
class TakenError extends WorkError {
  readonly free: string;
  constructor(file: string, free: string) {
    super(`${file} already exists and was not changed. Give another name, such as ${free}.`);
    this.free = free;
  }
}

/**
 * Writes a file that is not there yet, for its owner alone; one that is there is left as it was (`TakenError`). Where the
 * text breaks off, nothing of the file stays. `WorkError` where it cannot be written.
 */
export async function writeNewFile(
  file: string,
  text: string | AsyncIterable<string>,
): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') throw new TakenError(file, freeName(file));
    // What could not be opened is not ours to take away.
    if (!isSystemError(error) || error.syscall !== 'open') await rm(file, { force: true });
    if (!isSystemError(error)) throw error;
    throw new WorkError(`${file} could not be written: ${systemReason(error)}.`);
  }
}

/** The name with a number before its ends: `report-2.md`, `incidents-2.hxl.csv`. */
function freeName(file: string): string {
  for (let number = 2; ; number += 1) {
    const name = file.replace(/((\.hxl)?\.[^./\\]+)?$/, (end) => `-${number}${end}`);
    if (!existsSync(name)) return name;
  }
}
