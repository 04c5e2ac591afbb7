/**
 * Writes the parts of the documentation that follow from the code, between `<!-- made: NAME -->` and
 * `<!-- end -->`. With `--check` it writes nothing and fails where a part is not up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { MADE_PARTS } from './made-parts.ts';

const FILES = [
  'README.md',
  'docs/keys.md',
  'docs/grammar.md',
  'docs/command-line.md',
  'docs/evidence.md',
  'docs/formats.md',
];
const PART = /(<!-- made: ([a-z-]+) -->\n)([\s\S]*?)(<!-- end -->)/g;

const isCheck = process.argv.includes('--check');
const stale = FILES.filter((file) => {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(PART, (_, begin: string, name: string, __, end: string) => {
    const make = MADE_PARTS[name];
    if (make === undefined) throw new Error(`${file} has a part "${name}" that nothing makes`);
    return `${begin}${make()}\n${end}`;
  });
  if (after !== before && !isCheck) writeFileSync(file, after);
  return after !== before;
});

if (isCheck && stale.length > 0) {
  process.stderr.write(`Not up to date: ${stale.join(', ')}. Run npm run docs.\n`);
  process.exitCode = 1;
}
