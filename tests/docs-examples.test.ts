import { describe, expect, it } from 'vitest';
import { bindKeys } from '../src/app/keys/bindings.ts';
import { readConfig } from '../src/cli/session/config.ts';
import { COMMANDS } from '../src/commands/index.ts';
import { readFilter } from '../src/domain/filter/read-filter.ts';
import { readEntry } from '../src/domain/reading/read-entry.ts';
import { ownTheme } from '../src/ui/theme/own-theme.ts';
import { fencedLines, fences } from './support/doc-pages.ts';
import { openStore, rowsOf, temporaryFolder, writeOutside } from './support/store.ts';
import { WHOLE_LIST } from './support/whole-list.ts';

const CLOCK = { now: '2020-06-05T12:00:00Z', zone: 'UTC' };

describe('an example of the documentation', () => {
  it.each(fencedLines('entry'))('can be added: %s', (line) => {
    expect(readEntry(line, CLOCK).problems).toEqual([]);
  });

  it.each(fencedLines('filter'))('can be filtered by: %s', (line) => {
    expect(readFilter(line, CLOCK).problems).toEqual([]);
  });

  it.each(shellLines('add'))('can be added in a shell: %s', (line) => {
    expect(readEntry(line, CLOCK).problems).toEqual([]);
  });

  it.each(shellLines('list'))('can be listed by in a shell: %s', (line) => {
    expect(readFilter(line, CLOCK).problems).toEqual([]);
  });

  it('is a configuration that can be read', () => {
    const read = fences('toml').map((text) => readConfig(text, 'config.toml'));
    expect(read).toEqual([
      {
        timezone: 'Asia/Kabul',
        userName: 'ada',
        backup: { daily: true, keep: 7, folder: null },
        keys: [{ id: 'zoom', keys: ['z', 'f5'], line: 12 }],
        theme: [{ id: 'name', values: ['dark'], line: 2 }],
      },
      {
        timezone: 'UTC',
        userName: null,
        backup: { daily: false, keep: 7, folder: null },
        keys: [
          { id: 'filter.open', keys: ['/', 'f7'], line: 2 },
          { id: 'zoom', keys: ['f5'], line: 3 },
          { id: 'sort.reverse', keys: [], line: 4 },
        ],
        theme: [],
      },
      {
        timezone: 'UTC',
        userName: null,
        backup: { daily: true, keep: 14, folder: '/srv/backups/watchfloor' },
        keys: [],
        theme: [],
      },
      {
        timezone: 'UTC',
        userName: null,
        backup: { daily: false, keep: 7, folder: null },
        keys: [],
        theme: [
          { id: 'name', values: ['dark'], line: 2 },
          { id: 'status-disputed', values: ['bold', '#ffb000'], line: 3 },
          { id: 'key', values: ['bright-blue'], line: 4 },
        ],
      },
    ]);
    expect(read.flatMap((config) => bindKeys(COMMANDS, config.keys).problems)).toEqual([]);
    expect(read.flatMap((config) => ownTheme(config.theme).problems)).toEqual([]);
  });
});

describe('what the documentation writes with SQL', () => {
  it('is logged, worked out by the next program, and can be put away', async () => {
    const [writing = '', puttingAway = ''] = fences('sql');
    await using folder = await temporaryFolder();
    const file = `${folder.path}/incidents.db`;
    {
      await using _made = await openStore(file);
    }
    writeOutside(file, writing);
    {
      await using store = await openStore(file);
      const { rows } = await store.ask('incidents', WHOLE_LIST);
      expect(rows).toEqual([
        expect.objectContaining({
          country: 'AFG',
          sources: ['Example Wire'],
          killed: { low: 14, best: null, high: 24 },
          grade: 'B2',
        }),
      ]);
      expect(rowsOf(file, 'select distinct who, kind, title from action')).toEqual([
        { who: 'sqlite3', kind: 'outside', title: 'written outside Watchfloor' },
      ]);
      writeOutside(file, puttingAway);
      expect((await store.ask('incidents', WHOLE_LIST)).rows).toEqual([]);
    }
  });
});

/** What shell examples give to a subcommand between single quotes. */
function shellLines(subcommand: string): readonly string[] {
  const given = new RegExp(`(?:watchfloor|npm start --) ${subcommand} '([^']*)'`);
  return fencedLines('sh').flatMap((line) => given.exec(line)?.[1] ?? []);
}
