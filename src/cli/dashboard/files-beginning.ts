import { type Dirent, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fromHome } from '../session/paths.ts';

/** How many names are listed; nobody reads more. */
const LISTED = 50;

const byName = new Intl.Collator(undefined, { numeric: true });

/**
 * The last parts of the paths that begin with a text, those of folders with a slash; none if the folder cannot be read.
 * Hidden files are listed once their dot is typed.
 */
export async function filesBeginning(text: string): Promise<readonly string[]> {
  if (text === '~') return ['~/'];
  const end = text.lastIndexOf('/') + 1;
  const [folder, begun] = [resolve(fromHome(text.slice(0, end))), text.slice(end)];
  const found = (await entriesOf(folder)).filter(
    ({ name }) => name.startsWith(begun) && (begun !== '' || !name.startsWith('.')),
  );
  return found
    .toSorted((one, other) => byName.compare(one.name, other.name))
    .slice(0, LISTED)
    .map((entry) => (isFolder(folder, entry) ? `${entry.name}/` : entry.name));
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Whether an entry is a folder or a link to one. */
function isFolder(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
