/**
 * Writes package-lock.json from package.json, with every system's packages.
 *
 *   npm run lock
 *
 * Two things are then put right that npm goes by as it installs. It leaves an optional package out where the Node.js
 * that it runs on itself is too old for that one, although the project brings its own: no package's `engines` are kept.
 * And the packages of Node.js for Linux do not say that they need glibc.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Package = { readonly engines?: object; readonly libc?: readonly string[] };
type Lock = { readonly packages: Readonly<Record<string, Package>> };

const root = fileURLToPath(new URL('..', import.meta.url));
const file = `${root}package-lock.json`;

const { status } = spawnSync(
  'npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund',
  { cwd: root, stdio: 'inherit', shell: true },
);
if (status !== 0) process.exit(1);

const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = Object.entries(lock.packages).map(([path, locked]) => [
  path,
  path === '' ? locked : asInstalled(path, locked),
]);
const written = { ...lock, packages: Object.fromEntries(packages) };
writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);

function asInstalled(path: string, { engines: _, ...locked }: Package): Package {
  return path.startsWith('node_modules/node-linux-') ? { ...locked, libc: ['glibc'] } : locked;
}
