import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MADE_PARTS } from './made-parts.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PART = /(<!-- made: ([a-z-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** Every page of the documentation, as an absolute path. */
export function docPages(): readonly string[] {
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => join('docs', name));
  return ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...inDocs].map((name) =>
    join(ROOT, name),
  );
}

/**
 * A page's text with everything between `<!-- made: NAME -->` and `<!-- end -->` made anew from the code. Throws
 * for a name that nothing makes.
 */
export function withMadeParts(text: string): string {
  return text.replace(PART, (_, begin: string, name: string, end: string) => {
    const make = MADE_PARTS[name];
    if (make === undefined) throw new Error(`There is a part "${name}" that nothing makes.`);
    return `${begin}${make()}\n${end}`;
  });
}
