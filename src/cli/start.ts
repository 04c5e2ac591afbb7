/** What the bundle starts with: keeps compiled code, so that the next start takes less, and goes on to the program. */
import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { CACHE_FOLDER } from './session/paths.ts';

try {
  mkdirSync(CACHE_FOLDER, { recursive: true, mode: 0o700 });
  enableCompileCache(CACHE_FOLDER);
} catch {
  // Without a place to keep it in, it is compiled each time.
}
await import('./main.ts');
