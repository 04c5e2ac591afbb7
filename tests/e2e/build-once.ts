import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isBuilt } from '../../scripts/sources.js';
import { PROJECT } from '../support/source-files.ts';

/** Builds the program before the tests that start it, unless it was built from the sources as they are. */
export async function setup(): Promise<void> {
  if (isBuilt()) return;
  await promisify(execFile)(process.execPath, ['scripts/build.ts'], { cwd: PROJECT });
}
