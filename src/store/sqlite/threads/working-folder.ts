import { isAbsolute, parse } from 'node:path';
import { StoreError } from '../../port/store.ts';

/**
 * Goes on in the root of the disk where the folder is gone in which the program was started, since Node.js starts no thread
 * without one. Throws where a path leads from that folder, and so nowhere; `-` is no path.
 */
export function leaveLostFolder(...paths: readonly string[]): void {
  if (isThere()) return;
  const lost = paths.find((path) => path !== '-' && !isAbsolute(path));
  if (lost !== undefined) {
    throw new StoreError(
      'missing',
      `${lost} leads nowhere: the folder in which this was started is gone. Give its whole path, or change into a folder that is there.`,
    );
  }
  process.chdir(parse(process.execPath).root);
}

function isThere(): boolean {
  try {
    process.cwd();
    return true;
  } catch {
    return false;
  }
}
