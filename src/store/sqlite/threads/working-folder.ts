import { isAbsolute, parse } from 'node:path';
import { StoreError } from '../../port/store.ts';

/**
 * Changes to the root folder if the working folder was deleted, since Node.js cannot start a thread without one. Throws if one
 * of the paths is relative, and so leads nowhere; `-` is not a path.
 */
export function leaveLostFolder(...paths: readonly string[]): void {
  if (isThere()) return;
  const lost = paths.find((path) => path !== '-' && !isAbsolute(path));
  if (lost !== undefined) {
    throw new StoreError(
      'missing',
      `${lost} does not exist: the working folder was deleted. Give an absolute path, or change to an existing folder.`,
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
