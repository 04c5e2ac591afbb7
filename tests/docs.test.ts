import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { withMadeParts } from '../scripts/made-docs.ts';
import { SUBCOMMANDS } from '../src/cli/subcommands.ts';
import { fencedLines, PAGES, pageText, withoutFences } from './support/doc-pages.ts';
import { PROJECT } from './support/source-files.ts';

/** Pages without generated parts. */
const FURTHER_PAGES = ['SECURITY.md', 'bench/README.md'].map((name) => ({
  name,
  text: readFileSync(join(PROJECT, name), 'utf8'),
}));
const FILE_NAMES = new Set(
  ['src', 'tests', 'scripts', 'bench', 'db', 'bin', 'docs'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      basename(name),
    ),
  ),
);

describe('the documentation', () => {
  it.each(PAGES)('has every made part of $name as the code makes it', ({ text }) => {
    expect(withMadeParts(text)).toBe(text);
  });

  it.each(PAGES)('links from $name only to what is there', ({ file, text }) => {
    const links = [...withoutFences(text).matchAll(/\]\(([^)\s]+)\)/g)].map(
      ([, link = '']) => link,
    );
    const dead = links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(file, link));
    expect(dead).toEqual([]);
  });

  it.each([...PAGES, ...FURTHER_PAGES].filter(({ name }) => name !== 'CHANGELOG.md'))(
    'names in $name only files that exist',
    ({ text }) => {
      const named = [...withoutFences(text).matchAll(/`([\w.*/-]+(?:\.(?:tsx?|m?js|sql)|\/))`/g)];
      expect(named.map(([, path = '']) => path).filter((path) => !isFile(path))).toEqual([]);
    },
  );

  it.each(PAGES)('names in $name only npm scripts that there are', ({ text }) => {
    const named = [...text.matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)/g)];
    const unknown = named
      .map(([, run, direct]) => run ?? direct ?? '')
      .filter((name) => !Object.hasOwn(packageJson.scripts, name));
    expect(unknown).toEqual([]);
  });

  it('gives the two commands', () => {
    const commands = ['npm ci && npm start', 'npm ci && npm test'];
    expect(fencedLines('sh')).toEqual(
      expect.arrayContaining(commands.map((one) => expect.stringMatching(`^${one}\\b`))),
    );
  });

  it('shows a picture of the screen', () => {
    expect(pageText('README.md')).toContain('](docs/pictures/dashboard-120x36.svg)');
    expect(
      readFileSync(join(PROJECT, 'docs', 'pictures', 'dashboard-120x36.svg'), 'utf8'),
    ).toContain('Recent events');
  });
});

describe('the README', () => {
  it('includes every subcommand', () => {
    const text = pageText('README.md');
    expect(SUBCOMMANDS.filter(({ name }) => !text.includes(`\`watchfloor ${name}`))).toEqual([]);
  });
});

/** Whether a path exists in the project or below `src/`; a bare name, anywhere in the project. */
function isFile(path: string): boolean {
  if (!path.includes('/') && FILE_NAMES.has(path)) return true;
  return existsSync(join(PROJECT, path)) || existsSync(join(PROJECT, 'src', path));
}

/** Whether a relative link's file is there, with the heading that it points at. */
function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(target)) return false;
  if (anchor === undefined) return true;
  const headings = withoutFences(readFileSync(target, 'utf8')).matchAll(/^#+ (.*)$/gm);
  return [...headings].some(([, heading = '']) => anchorOf(heading) === anchor);
}

/** A heading's anchor as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
