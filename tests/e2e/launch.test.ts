import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { PROJECT } from '../support/source-files.ts';
import { type Home, makeHome } from './home.ts';

const LAUNCHER = join(PROJECT, 'scripts', 'launch.js');

/** Starts the launcher on a Node.js that says it is an old one, on this kind of processor or another. */
function launchOnOld(home: Home, args: readonly string[], arch: string = process.arch) {
  const argv = ['node', LAUNCHER, '--built', 'bin/watchfloor.js', ...args];
  const script = `Object.defineProperty(process.versions, 'node', { value: '18.20.8' });
    Object.defineProperty(process, 'arch', { value: '${arch}' });
    process.argv = ${JSON.stringify(argv)};
    import(${JSON.stringify(LAUNCHER)});`;
  return spawn(process.execPath, ['-e', script], { cwd: home.path, env: home.env });
}

async function finished(child: ReturnType<typeof launchOnOld>) {
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status, signal] = await ended;
  return { stdout, stderr, status, signal };
}

describe("npm's commands where the system's Node.js is too old", () => {
  it("use the project's own, with the same arguments, output and exit status", async () => {
    await using home = await makeHome();
    await expect(finished(launchOnOld(home, ['--version']))).resolves.toEqual({
      stdout: `${packageJson.version}\n`,
      stderr: '',
      status: 0,
      signal: null,
    });
    await expect(finished(launchOnOld(home, ['lsit']))).resolves.toMatchObject({
      stderr: expect.stringContaining('There is no command lsit'),
      status: 2,
    });
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)(
    'let the program end as it does on %s',
    async (signal) => {
      await using home = await makeHome();
      await writeFile(home.file('feed.csv'), 'Nr,Day,What\n#event+id,#date,#event+name\n');
      const child = launchOnOld(home, ['import', '--follow', 'feed.csv']);
      const end = finished(child);
      await once(child.stderr, 'data');
      child.kill(signal);
      await expect(end).resolves.toMatchObject({ status: 0, signal: null });
    },
  );

  it('say what to do if the project has none for the system', async () => {
    await using home = await makeHome();
    await expect(finished(launchOnOld(home, ['--version'], 'riscv64'))).resolves.toEqual({
      stdout: '',
      stderr:
        'watchfloor cannot start: it needs Node.js 22.19 or newer (but not 23), this is 18.20.8, and there is none of its own for this system. Install one, and run npm ci and this again.\n',
      status: 1,
      signal: null,
    });
  });
});
