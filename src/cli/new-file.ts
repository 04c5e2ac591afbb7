import { writeFile } from 'node:fs/promises';
import { isSystemError, systemReason, WorkError } from './failure.ts';

/** Writes a file that is not there yet; one that is, is left as it was (`WorkError`). */
export async function writeNewFile(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST') {
      throw new WorkError(`${file} exists and was left as it is. Give another name.`);
    }
    throw new WorkError(`${file} could not be written: ${systemReason(error)}.`);
  }
}
