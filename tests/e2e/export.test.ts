import { existsSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';

const LINES = [
  'attack 2020-03-06 @Kabul,AFG claimed:ISKP src:Reuters/B2 killed:27-32 Gathering attacked',
  'attack 2020-05-12 @Herat,AFG src:AFP/B2 Shots heard',
];

async function homeWithLines(): Promise<Home> {
  const home = await makeHome();
  const { status } = await run(home, ['add', '-'], { input: LINES.join('\n') });
  expect(status).toBe(0);
  return home;
}

describe('watchfloor export', () => {
  it('writes a situation report of the last 30 days, or of another window', async () => {
    await using home = await homeWithLines();
    const month = await run(home, ['export', '--format', 'md']);
    expect(month).toMatchObject({ status: 0, stderr: '' });
    expect(month.stdout).toMatch(/^# Situation report: Afghanistan, 13 Apr 2020 to 12 May 2020\n/);
    expect(month.stdout).toContain('| Killed | n/r: 1 without a figure | none recorded |');
    expect(month.stdout).not.toContain('Gathering attacked');
    const all = await run(home, ['export', '--format', 'md', '--window', 'all']);
    expect(all.stdout).toContain('| Killed | 27 (27–32) in 1 incident, 1 without a figure |');
    expect(all.stdout).toContain('Gathering attacked');
    const march = await run(home, ['export', '--format', 'md', 'until:2020-03-31']);
    expect(march.stdout).not.toContain('Shots heard');
  });

  it('writes a new file, and never changes an existing one', async () => {
    await using home = await homeWithLines();
    const args = ['export', '--format', 'md', '-o', 'brief.md', '@Herat'];
    expect(await run(home, args)).toEqual({ stdout: '', stderr: 'Wrote brief.md.\n', status: 0 });
    expect(readFileSync(home.file('brief.md'), 'utf8')).toContain('Shots heard');
    await writeFile(home.file('brief.md'), 'mine');
    const { stderr, status } = await run(home, args);
    expect(stderr).toContain(
      'brief.md already exists and was not changed. Give another name, such as brief-2.md.',
    );
    expect(status).toBe(1);
    expect(readFileSync(home.file('brief.md'), 'utf8')).toBe('mine');
  });

  it('expands ~ in every file name, and keeps what it writes private', async () => {
    await using home = await homeWithLines();
    const db = '~/data/watchfloor/incidents.db';
    for (const args of [['-o', '~/a.csv'], ['--output=~/b.csv']]) {
      const { stderr, status } = await run(home, [
        `--db=${db}`,
        'export',
        '--format',
        'csv',
        ...args,
      ]);
      expect({ stderr, status }).toMatchObject({ status: 0 });
    }
    for (const name of ['a.csv', 'b.csv']) {
      expect(readFileSync(home.file(name), 'utf8')).toContain('Shots heard');
      expect(statSync(home.file(name)).mode & 0o777).toBe(0o600);
    }
    expect(await run(home, ['backup', '~/copy.db'])).toMatchObject({ status: 0 });
    expect(existsSync(home.file('copy.db'))).toBe(true);
  });

  it.each([
    [['export'], /--format/],
    [['export', '--format', 'docx'], /docx.* Choose from:/],
    [['export', '--format', 'md', '--window', '5d'], /5d.* Choose from:/],
    [['export', '--format', 'md', 'killd:3'], /killed/],
  ])('refuses %j with status 2, and lists the choices', async (args, message) => {
    await using home = await makeHome();
    const { stdout, stderr, status } = await run(home, args);
    expect(stderr).toMatch(message);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(existsSync(home.file('data'))).toBe(false);
  });
});
