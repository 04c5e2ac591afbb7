import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { fetchPackages } from './fetched.ts';
import { makeHome, PROGRAM } from './home.ts';
import { openTerminal } from './terminal.ts';

const [, OLDEST = ''] = /^\^(\d+\.\d+\.\d+) /.exec(packageJson.engines.node) ?? [];

// The newest is the project's own, on which all other tests start the program.
describe.runIf(process.platform === 'linux')('the oldest Node.js that package.json names', () => {
  it('runs the built program: version, entry, list and the first frame', async () => {
    await using home = await makeHome();
    const fetched = home.file('fetched');
    const packages = await fetchPackages(fetched, `node-linux-${process.arch}@${OLDEST}`);
    const node = join(packages, '.bin', 'node');
    const on = (...args: string[]) =>
      promisify(execFile)(node, args, { cwd: home.path, env: home.env });
    await expect(on('--version')).resolves.toMatchObject({ stdout: `v${OLDEST}\n` });

    const version = `${packageJson.version}\n`;
    await expect(on(PROGRAM, '--version')).resolves.toEqual({ stdout: version, stderr: '' });
    await on(PROGRAM, 'add', 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Shots');
    expect((await on(PROGRAM, 'list')).stdout).toContain('Shots');

    await using terminal = openTerminal(home, { command: [node, PROGRAM] });
    await terminal.waitFor('Shots');
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  }, 300_000);
});
