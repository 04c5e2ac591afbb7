import { describe, expect, it } from 'vitest';
import { circleIn, type Import, importsOf, loadedBy, sourceFiles } from './import-graph.ts';

/** The port of the store: what can be asked of it, and the rows that it answers with. */
const PORT = sourceFiles('src')
  .map(({ path }) => path.slice('src/'.length))
  .filter((path) => /^store\/(store|questions|rows|rows-[a-z]+)\.ts$/.test(path));

/** What each folder of `src` may import from the others; a path names one file. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  formats: ['domain'],
  store: ['domain'],
  exchange: ['domain', 'formats', 'store'],
  app: ['domain', ...PORT],
  commands: ['domain', 'app'],
  ui: ['domain', 'app', 'commands', ...PORT],
  cli: ['domain', 'formats', 'store', 'exchange', 'app', 'commands', 'ui'],
};

const LONGEST = 250;
const SCREEN_PACKAGES = ['ink', 'react', 'react/jsx-runtime', 'ink-table'];
/** The files of `src/cli` that may draw: the dashboard, which the others import only when it is asked for. */
const isDashboard = (path: string): boolean => /^src\/cli\/dashboard[^/]*$/.test(path);

const source = sourceFiles('src');
const everything = [...source, ...sourceFiles('tests', 'scripts')];

function isAllowed(path: string, imported: string): boolean {
  const folder = path.split('/')[1] ?? '';
  if (!imported.startsWith('src/')) return !(folder === 'domain' && imported.startsWith('node:'));
  const target = imported.slice('src/'.length);
  const allowed = [folder, ...(LAYERS[folder] ?? [])];
  return allowed.some((each) => target === each || target.startsWith(`${each}/`));
}

describe('the layers', () => {
  it('import only what the table of layers names', () => {
    const wrong = source.flatMap(({ path, imports }) =>
      imports.filter(({ of }) => !isAllowed(path, of)).map(({ of }) => `${path} → ${of}`),
    );
    expect(wrong).toEqual([]);
  });

  it('hold every folder of the source', () => {
    const folders = new Set(source.map(({ path }) => path.split('/')[1]));
    expect([...folders].filter((folder) => !Object.hasOwn(LAYERS, folder ?? ''))).toEqual([]);
  });

  it('have no circle', () => {
    expect(circleIn(source)).toBeUndefined();
  });

  it('would not let an upward import, a core module in the domain or a circle through', () => {
    expect(isAllowed('src/domain/entry/entry.ts', 'src/store/port/store.ts')).toBe(false);
    expect(isAllowed('src/domain/entry/entry.ts', 'node:fs')).toBe(false);
    expect(isAllowed('src/app/state/state.ts', 'src/store/sqlite/threads/client.ts')).toBe(false);
    expect(isAllowed('src/app/state/state.ts', 'src/store/port/rows.ts')).toBe(true);
    const planted = (path: string, of: string) => {
      const imports: readonly Import[] = [{ of, kind: 'type' }];
      return { path, text: '', imports };
    };
    expect(circleIn([planted('a', 'b'), planted('b', 'c'), planted('c', 'b')])).toEqual([
      'b',
      'c',
      'b',
    ]);
  });
});

describe('commands that draw no screen', () => {
  const starts = source.filter(({ path }) => path.startsWith('src/cli/') && !isDashboard(path));

  it('load neither Ink nor React', () => {
    const wrong = starts.flatMap(({ path }) =>
      [...loadedBy(source, path)]
        .filter((loaded) => SCREEN_PACKAGES.includes(loaded))
        .map((loaded) => `${path} → … → ${loaded}`),
    );
    expect(wrong).toEqual([]);
  });

  it('import the dashboard in one place, and only when it is asked for', () => {
    const importers = starts.flatMap(({ path, imports }) =>
      imports.filter(({ of }) => isDashboard(of)).map(({ kind }) => `${path} ${kind}`),
    );
    expect(importers).toEqual(['src/cli/dashboard/open-dashboard.ts later']);
  });
});

describe('the files', () => {
  it(`have at most ${LONGEST} lines`, () => {
    const long = everything.filter(({ text }) => text.split('\n').length - 1 > LONGEST);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('are named after what they hold, in kebab case', () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.tsx?$/;
    const vague = /(^|[/-])(utils?|helpers?|common|shared|misc)([.\-/]|$)/;
    const wrong = everything.filter(
      ({ path }) => vague.test(path) || !name.test(path.split('/').at(-1) ?? ''),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('leave colours to the theme', () => {
    const colour =
      /from 'chalk'|\\u001b\[[\d;]*m|\\x1b\[[\d;]*m|\b(?:color|backgroundColor|borderColor)="|#[0-9a-f]{6}\b/i;
    const wrong = source.filter(
      ({ path, text }) => !path.startsWith('src/ui/theme/') && colour.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('the reading of imports', () => {
  it('tells what is loaded now, as a type or later', () => {
    const text = [
      "import type { A } from './a.ts';",
      'import {',
      '  b,',
      "} from '../store/b.ts';",
      "import 'node:fs';",
      "export { c } from './c.ts';",
      "const d = await import('./d.tsx');",
      'const text = "import nothing";',
    ].join('\n');
    expect(importsOf(text, 'src/ui/here.ts')).toEqual([
      { of: 'src/ui/a.ts', kind: 'type' },
      { of: 'src/store/b.ts', kind: 'now' },
      { of: 'node:fs', kind: 'now' },
      { of: 'src/ui/c.ts', kind: 'now' },
      { of: 'src/ui/d.tsx', kind: 'later' },
    ]);
  });
});
