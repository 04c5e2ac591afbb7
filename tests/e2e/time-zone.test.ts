import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';

describe('a configured time zone', () => {
  const listed = async (home: Home, filter: string) =>
    (await run(home, ['list', filter])).stdout.split('\n')[1] ?? '';
  const configure = async (home: Home, zone: string) => {
    await mkdir(home.file('config/watchfloor'), { recursive: true });
    await writeFile(home.file('config/watchfloor/config.toml'), `timezone = "${zone}"\n`);
  };

  it('sets the day of what is entered, by which it is shown, found, exported and redacted everywhere', async () => {
    await using home = await makeHome();
    await configure(home, 'Asia/Kabul');
    await run(home, ['add', 'attack 2024-03-01T00:30 @Kabul,AFG killed:1 src:A/B2 Bomb']);
    expect(await listed(home, 'since:2024-03-01 until:2024-03-01')).toContain('2024-03-01 00:30 ');
    await configure(home, 'America/Los_Angeles');
    expect(await listed(home, 'since:2024-03-01 until:2024-03-01')).toContain(
      '2024-03-01 00:30+04:30',
    );
    expect(await listed(home, 'until:2024-02-29')).toBe('');
    const csv = async (...options: readonly string[]) =>
      (await run(home, ['export', '--format', 'csv', ...options])).stdout.split('\r\n')[1];
    expect(await csv()).toContain(',2024-03-01T00:30:00+04:30,2024-03-01T00:30:00+04:30,time,');
    expect(await csv('--redact')).toContain(',2024-03-01,2024-03-31,month,');
  });

  it('is not applied to times stored in UTC until somebody asks for it', async () => {
    await using home = await makeHome();
    await run(home, ['add', 'attack 2024-02-29T20:00Z @Kabul,AFG killed:1 src:A/B2 Bomb']);
    expect((await run(home, ['doctor'])).stdout).not.toContain('--local-times');
    await configure(home, 'Asia/Kabul');
    expect(await listed(home, 'until:2024-02-29')).toContain('2024-02-29 20:00Z');
    expect((await run(home, ['doctor'])).stdout).toMatch(
      /times +1 record with a time in UTC, on UTC's day.*--local-times/,
    );
    const { stdout, status } = await run(home, ['doctor', '--local-times']);
    expect({ stdout, status }).toEqual({
      stdout: 'put the times of 1 record on the clocks of Asia/Kabul\n',
      status: 0,
    });
    expect(await listed(home, 'since:2024-03-01')).toContain('2024-03-01 00:30 ');
    const again = await run(home, ['doctor', '--local-times']);
    expect({ stderr: again.stderr, status: again.status }).toEqual({
      stderr: 'No time is kept in UTC that the clocks of Asia/Kabul showed otherwise.\n',
      status: 1,
    });
  });
});
