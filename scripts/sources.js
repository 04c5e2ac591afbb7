// What the program is built from, and whether dist/ was built from what is there now. Plain JavaScript, since the
// launcher reads it on any Node.js.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['src', 'db', 'scripts', 'package.json', 'package-lock.json'];
const RECORD = `${ROOT}dist/sources.txt`;

/**
 * Every source with its size and the time when it was written (ms), one a line. Two of these are compared as they are,
 * so that a file that went, or came with an old date, counts as well.
 * @returns {string}
 */
export function sourcesNow() {
  return SOURCES.flatMap(linesOf).join('\n');
}

/** @returns {boolean} whether dist/ holds the program as its sources are now */
export function isBuilt() {
  try {
    return readFileSync(RECORD, 'utf8') === sourcesNow();
  } catch {
    return false;
  }
}

/**
 * To be called last, so that a build that was interrupted is none.
 * @param {string} sources what `sourcesNow` said before the build began
 */
export function recordBuild(sources) {
  writeFileSync(RECORD, sources);
}

/**
 * @param {string} path of a file or folder, from the root
 * @returns {string[]}
 */
function linesOf(path) {
  const stats = statSync(ROOT + path);
  if (!stats.isDirectory()) return [`${path} ${stats.size} ${stats.mtimeMs}`];
  const names = readdirSync(ROOT + path).sort();
  return names.flatMap((name) => linesOf(`${path}/${name}`));
}
