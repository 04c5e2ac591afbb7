// Starts a script on a Node.js that can run it: `node scripts/launch.js [--built] FILE …`. npm puts the project's own
// Node.js first on the path of its scripts, so this is usually it already. Written so that even an old one can read it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isFit, NEEDED } from '../bin/fit-node.js';
import { isBuilt } from './sources.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = join(ROOT, 'node_modules');

const args = process.argv.slice(2);

if (!existsSync(PACKAGES)) giveUp('its packages are not installed: run npm ci first.');
else if (isFit(process.versions.node)) await goOn();
else startOn(ownNode());

/** Goes on in this process, so that the terminal, signals and the exit status are the script's own. */
async function goOn() {
  const needsBuilt = args[0] === '--built';
  const [file = '', ...rest] = needsBuilt ? args.slice(1) : args;
  if (needsBuilt && !isBuilt() && !build()) {
    giveUp('it could not be built; the reason is above.');
    return;
  }
  const script = resolve(ROOT, file);
  process.argv = [process.execPath, script, ...rest];
  await import(pathToFileURL(script).href);
}

/** Standard output is the script's alone. */
function build() {
  process.stderr.write('watchfloor: building the program, which takes a few seconds…\n');
  const script = join(ROOT, 'scripts', 'build.ts');
  return spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] }).status === 0;
}

/** The Node.js of this platform among the optional dependencies, each of which holds one. */
function ownNode() {
  const { platform, arch } = process;
  const system = platform === 'win32' ? 'win' : platform;
  const name = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const program = platform === 'win32' ? 'node.exe' : 'node';
  return join(PACKAGES, `${name}-${system}-${arch}`, 'bin', program);
}

/**
 * Does all of it again on another Node.js, and ends as that does.
 * @param {string} node its path
 */
function startOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' });
  // A key that interrupts reaches both, and the one that was asked for decides what comes of it.
  process.on('SIGINT', () => {});
  process.on('SIGQUIT', () => {});
  const passedOn = /** @type {const} */ (['SIGTERM', 'SIGHUP']);
  for (const signal of passedOn) process.on(signal, () => child.kill(signal));
  child.once('error', () => {
    giveUp(
      `it needs ${NEEDED}, this is ${process.versions.node}, and there is none of its own for this system. Install one, and run npm ci and this again.`,
    );
  });
  child.once('exit', (status, signal) => {
    if (signal === null) process.exit(status);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** @param {string} reason */
function giveUp(reason) {
  process.stderr.write(`watchfloor cannot start: ${reason}\n`);
  process.exitCode = 1;
}
