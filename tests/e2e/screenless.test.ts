import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/source-files.ts';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';

const SCREEN = /node_modules\/(ink|react|react-reconciler|yoga-layout|@alcalzone\/ink-table)\//;

/** The packages' files that the bundles which a command line loads were made from, as their maps say. */
async function loadedSources(home: Home, args: readonly string[]): Promise<readonly string[]> {
  const told = home.file('loaded.txt');
  const hook = join(PROJECT, 'tests', 'e2e', 'tell-loaded.ts');
  const env = { NODE_OPTIONS: `--import=${hook}`, TELL_LOADED: told };
  await run(home, args, { env });
  const urls = readFileSync(told, 'utf8')
    .split('\n')
    .filter((url) => url.startsWith('file:') && url.includes('/dist/'));
  expect(urls.join()).toContain('/dist/watchfloor.js');
  return urls.flatMap((url): readonly string[] => {
    const map: { readonly sources: readonly string[] } = JSON.parse(
      readFileSync(`${fileURLToPath(url)}.map`, 'utf8'),
    );
    return map.sources;
  });
}

describe('a command that draws no screen', () => {
  it.each([
    [['--version']],
    [['add', 'attack 2020-03-06 Shots at the gate']],
    [['list']],
    [['actors']],
    [['quotes']],
    [['doctor']],
  ])('loads neither Ink nor React: %j', async (args) => {
    await using home = await makeHome();
    const sources = await loadedSources(home, args);
    expect(sources.filter((source) => SCREEN.test(source))).toEqual([]);
  });

  it('differs from the dashboard, which loads both', async () => {
    await using home = await makeHome();
    const sources = await loadedSources(home, []);
    expect(sources.some((source) => /node_modules\/ink\//.test(source))).toBe(true);
    expect(sources.some((source) => /node_modules\/react\//.test(source))).toBe(true);
  });
});
