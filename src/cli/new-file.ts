import { rm, writeFile } from 'node:fs/promises';
import { isSystemError, systemReason, WorkError } from './failure.ts';

/**
 * Writes a file that is not there yet; one that is, is left as it was (`WorkError`). Where the text breaks off, nothing
 * of the file stays.
 */
export async function writeNewFile(
  file: string,
  text: string | AsyncIterable<string>,
): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') {
      throw new WorkError(`${file} exists and was left as it is. Give another name.`);
    }
    if (!isSystemError(error) || error.code !== 'ENOENT') await rm(file, { force: true });
    if (!isSystemError(error)) throw error;
    throw new WorkError(`${file} could not be written: ${systemReason(error)}.`);
  }
}
