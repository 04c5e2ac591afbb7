/**
 * Writes the parts of the documentation that follow from the code. With `--check` it writes nothing and fails
 * where a part is not up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { docPages, withMadeParts } from './made-docs.ts';

const isCheck = process.argv.includes('--check');
const stale = docPages().filter((page) => {
  const before = readFileSync(page, 'utf8');
  const after = withMadeParts(before);
  if (after !== before && !isCheck) writeFileSync(page, after);
  return after !== before;
});

if (isCheck && stale.length > 0) {
  const names = stale.map((page) => relative('', page));
  process.stderr.write(`Not up to date: ${names.join(', ')}. Run npm run docs.\n`);
  process.exitCode = 1;
}
