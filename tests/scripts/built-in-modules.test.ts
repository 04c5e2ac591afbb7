import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { usesBuiltInsLate } from '../../scripts/built-in-modules.ts';

it('a bundle uses functions, classes, values and whole modules of Node.js as its sources do', async () => {
  const source = `
    import { EventEmitter } from 'node:events';
    import { execFile } from 'node:child_process';
    import { createHash } from 'crypto';
    import path, { sep } from 'node:path';
    import { promisify } from 'node:util';
    class Emitter extends EventEmitter {}
    export default [
      createHash('sha1').update('a').digest('hex'),
      path.basename('/a/b') + sep,
      new Emitter().emit('nothing'),
      await promisify(execFile)(process.execPath, ['-p', '1 + 1']),
    ];`;
  const { outputFiles } = await build({
    stdin: { contents: source },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    plugins: [usesBuiltInsLate],
  });
  const [file] = outputFiles;
  expect(file?.text).not.toMatch(/from ?"/);
  const bundle = await import(`data:text/javascript,${encodeURIComponent(file?.text ?? '')}`);
  expect(bundle.default).toEqual([
    createHash('sha1').update('a').digest('hex'),
    `${basename('/a/b')}/`,
    false,
    { stdout: '2\n', stderr: '' },
  ]);
});
