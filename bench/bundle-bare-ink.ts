import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from '../scripts/bundling.ts';
import { patchesInk } from '../scripts/ink-output.ts';
import { PROJECT } from '../tests/support/source-files.ts';

/** Enables the compile cache and then loads the program, as `src/cli/start.ts` does. */
const START = `import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
enableCompileCache(join(import.meta.dirname, 'compiled'));
await import('./bare-ink.js');
`;

/** Bundles the bare Ink program into a folder, as the build bundles the dashboard; returns the script to start. */
export async function bundleBareInk(folder: string): Promise<string> {
  await build({
    ...BUNDLING,
    absWorkingDir: PROJECT,
    entryPoints: ['bench/bare-ink.tsx'],
    outdir: folder,
    splitting: true,
    plugins: [...BUNDLING.plugins, patchesInk],
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const script = join(folder, 'start.js');
  writeFileSync(script, START);
  return script;
}
