import { execFile } from 'node:child_process';
import { appendFile, copyFile, mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { PROJECT } from '../support/source-files.ts';
import { fetchPackages, npm, npmEnvironment } from './fetched.ts';
import { makeHome } from './home.ts';
import { openTerminal } from './terminal.ts';

const execute = promisify(execFile);
const VERSION = `${packageJson.version}\n`;
const BUILDING = 'watchfloor: building the program, which takes a few seconds…\n';

/** What many machines have: no Python, no compiler, an old Node.js and the npm that came with it. */
const OLD_NODE = `node-linux-${process.arch}@18.20.8`;
const OLD_NPM = 'npm@10.9.9';

/** Copies what git would clone, and what is not committed yet, into a folder. */
async function cloneInto(folder: string): Promise<void> {
  const which = ['--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { stdout } = await execute('git', ['ls-files', '-z', ...which], { cwd: PROJECT });
  const { stdout: gone } = await execute('git', ['ls-files', '-z', '--deleted'], { cwd: PROJECT });
  const deleted = new Set(gone.split('\0'));
  const files = stdout.split('\0').filter((file) => file !== '' && !deleted.has(file));
  const folders = new Set(files.map((file) => join(folder, dirname(file))));
  await Promise.all([...folders].map((each) => mkdir(each, { recursive: true })));
  await Promise.all(files.map((file) => copyFile(join(PROJECT, file), join(folder, file))));
}

/** A path with nothing on it but the old Node.js, its npm, git and a shell. */
async function barePath(folder: string): Promise<string> {
  const packages = await fetchPackages(join(folder, 'fetched'), OLD_NODE, OLD_NPM);
  const tools = join(folder, 'tools');
  await mkdir(tools);
  const { stdout } = await execute('sh', ['-c', 'command -v git; command -v sh']);
  const [git = '', sh = ''] = stdout.split('\n');
  await symlink(git, join(tools, 'git'));
  await symlink(sh, join(tools, 'sh'));
  return `${join(packages, '.bin')}:${tools}`;
}

describe.runIf(process.platform === 'linux')(
  'a clone on a machine with Node.js 18 and npm 10',
  () => {
    it('is installed, built, started and tested by the two commands alone', async () => {
      await using home = await makeHome();
      const clone = home.file('clone');
      const [path] = await Promise.all([barePath(home.path), cloneInto(clone)]);
      const env = { ...npmEnvironment(path), NO_COLOR: '1' };
      const inClone = (...args: string[]) => npm(args, env, clone);
      await expect(execute('node', ['--version'], { env })).resolves.toMatchObject({
        stdout: 'v18.20.8\n',
      });

      await expect(inClone('ci', '--no-audit', '--no-fund')).resolves.toMatchObject({ stderr: '' });

      const version = ['start', '-s', '--', '--version'];
      await expect(inClone(...version)).resolves.toEqual({ stdout: VERSION, stderr: BUILDING });
      await expect(inClone(...version)).resolves.toEqual({ stdout: VERSION, stderr: '' });

      await using terminal = openTerminal(home, {
        command: ['sh', '-c', `cd '${clone}' && PATH='${path}' exec npm start -- demo`],
      });
      await terminal.waitFor('ISKP');
      terminal.type('q');
      expect((await terminal.exit()).code).toBe(0);
      expect(terminal.modes()).toMatchObject({ alternateScreen: false, cursorHidden: false });

      await appendFile(join(clone, 'src/cli/main.ts'), '\n// A change of the source.\n');
      const launcher = ['scripts/launch.js', '--built', 'bin/watchfloor.js', '--version'];
      await expect(execute('node', launcher, { env, cwd: clone })).resolves.toEqual({
        stdout: VERSION,
        stderr: BUILDING,
      });

      const { stdout: tested } = await inClone('test', '--', 'tests/domain/words.test.ts');
      expect(tested).toMatch(/Test Files +1 passed/);
    }, 600_000);
  },
);
