import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failureOf } from '../../src/cli/session/failure.ts';

it.each([
  ['mkdir', (file: string) => mkdirSync(join(file, 'a')), 'cannot be made'],
  ['mkdir over a file', (file: string) => mkdirSync(file), 'cannot be made'],
  ['open', (file: string) => writeFileSync(join(file, 'a'), ''), 'cannot be opened'],
  ['scandir', (file: string) => readdirSync(file), 'cannot be read'],
] as const)('an error of the system (%s) is told as what it means and where', (_, act, refused) => {
  const folder = mkdtempSync(join(tmpdir(), 'watchfloor-failure-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  try {
    act(file);
    expect.unreachable();
  } catch (error) {
    const { message, status } = failureOf(error);
    expect(message).toContain(
      `${refused}: a part of its path is a file, not a folder. Check the path`,
    );
    expect(message.startsWith(file)).toBe(true);
    expect(message).not.toMatch(/E[A-Z]{4,}|\n/);
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('a full disk is reported as such, with what to do about it', () => {
  const full = { code: 'ENOSPC', syscall: 'write', path: '/srv/report.md' };
  const { message } = failureOf(Object.assign(new Error('ENOSPC'), full));
  expect(message).toBe(
    '/srv/report.md cannot be written: the disk is full. Make room and try again.',
  );
});
