import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../src/cli/session/temporary-folder.ts';

const PREFIX = `watchfloor-test-${process.pid}-`;

describe('a temporary folder', () => {
  it('is private and removed on request', () => {
    const folder = temporaryFolder(PREFIX);
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });

  it('removes what a killed program left, and only that', () => {
    // No Linux process has a number above 4194304 (proc(5), pid_max).
    const left = join(tmpdir(), `${PREFIX}4194305-abc`);
    const alive = join(tmpdir(), `${PREFIX}${process.pid}-abc`);
    mkdirSync(left);
    mkdirSync(alive);
    const folder = temporaryFolder(PREFIX);
    expect(existsSync(left)).toBe(false);
    expect(existsSync(alive)).toBe(true);
    folder.remove();
    rmSync(alive, { recursive: true });
  });
});
