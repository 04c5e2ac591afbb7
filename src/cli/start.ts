/** The entry point of the bundle: enables the compile cache, which makes the next start faster, then loads the program. */
import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { CACHE_FOLDER } from './session/paths.ts';

try {
  mkdirSync(CACHE_FOLDER, { recursive: true, mode: 0o700 });
  enableCompileCache(CACHE_FOLDER);
} catch {
  // Without a cache folder the code is compiled at each start.
}
await import('./main.ts');
