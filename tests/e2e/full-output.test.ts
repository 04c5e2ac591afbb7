import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Home, makeHome, PROGRAM } from './home.ts';
import { run } from './run.ts';

/** Runs the program with its output into a device that is always full (full(4)). */
function intoFull(home: Home, args: readonly string[], input = '') {
  return new Promise<{ readonly stderr: string; readonly status: number | null }>((resolve) => {
    const shell = ['-c', 'exec "$@" > /dev/full', 'sh', process.execPath, PROGRAM, ...args];
    const child = execFile('sh', shell, { cwd: home.path, env: home.env }, (error, _, stderr) =>
      resolve({ stderr, status: error === null ? 0 : Number(error.code) }),
    );
    child.stdin?.end(input);
  });
}

describe.runIf(existsSync('/dev/full'))('an output that cannot be written', () => {
  it('does not turn a finished action into a failure, so that no script repeats it, and says so', async () => {
    await using home = await makeHome();
    const one = await intoFull(home, ['add', 'battle 2020-01-01 src:AFP One']);
    expect(one.stderr).toContain(
      'I1: done. Standard output could not be written: the disk is full.',
    );
    expect(one.status).toBe(0);
    const lines = 'battle 2020-01-02 src:AFP Two\nbattle 2020-01-03 src:AFP Three\n';
    const two = await intoFull(home, ['add', '-'], lines);
    expect(two.stderr).toMatch(/I2: done.*\n(.*\n)*I3: done/);
    expect(two.status).toBe(0);
    expect(JSON.parse((await run(home, ['list', '--json'])).stdout)).toHaveLength(3);
  });

  it('fails a command that only prints, with a sentence', async () => {
    await using home = await makeHome();
    await run(home, ['add', 'battle 2020-01-01 src:AFP One']);
    expect(await intoFull(home, ['list'])).toEqual({
      stderr: 'Standard output could not be written: the disk is full.\n',
      status: 1,
    });
  });
});

it('says in plain words why a path cannot be used', async () => {
  await using home = await makeHome();
  await run(home, ['add', 'battle 2020-01-01 src:AFP One']);
  const inAFile = home.file('data/watchfloor/incidents.db/x.csv');
  const { stderr, status } = await run(home, ['export', '--format', 'csv', '-o', inAFile]);
  expect(stderr).toBe(
    `${inAFile} could not be written: a part of its path is a file, not a folder.\n`,
  );
  expect(status).toBe(1);
});
