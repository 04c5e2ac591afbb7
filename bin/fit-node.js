// Which Node.js runs Watchfloor, as `engines` in package.json says. Written so that even an old one can read it.

/** For a person: of version 22, one that reads TypeScript, has what better-sqlite3 calls without asking, and suits current HTTP libraries. */
export const NEEDED = 'Node.js 22.19 or newer (but not 23)';

/**
 * @param {string} version of Node.js, such as 22.19.0
 * @returns {boolean}
 */
export function isFit(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 22 ? minor >= 19 : major >= 24;
}
