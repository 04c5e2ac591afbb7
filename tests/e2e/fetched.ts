import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Environment } from './home.ts';

/** What a person's npm goes by: whose home and cache, which registry, how it is reached. */
const SETTINGS =
  /^(?:HOME|TMPDIR|LANG|\w*_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+|npm_config_(?:cache|registry|userconfig|cafile))$/i;

/** A person's environment with a path of one's own, and npm's cache used as far as it goes. */
export function npmEnvironment(path: string): Environment {
  const kept = Object.entries(process.env).filter(([name]) => SETTINGS.test(name));
  return { ...Object.fromEntries(kept), PATH: path, npm_config_prefer_offline: 'true' };
}

/**
 * Installs packages into a new folder, from npm's cache or registry; answers with their `node_modules`. Fails where
 * they cannot be had: what is then not tried has not passed.
 */
export async function fetchPackages(folder: string, ...packages: string[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  await npm(['install', ...options, ...packages], npmEnvironment(process.env.PATH ?? ''), folder);
  return join(folder, 'node_modules');
}

/** Runs npm to its end and answers with what it wrote; rejects with all that it wrote where it fails. */
export async function npm(
  args: readonly string[],
  env: Environment,
  cwd: string,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  try {
    return await promisify(execFile)('npm', args, { cwd, env, maxBuffer: 1e8 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const said = `${stdout}\n${stderr}`;
    const isAway = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED)\b/.test(
      said,
    );
    const why = isAway ? 'npm cannot reach its registry, which this test needs' : 'npm failed';
    throw new Error(`${why}: npm ${args.join(' ')}\n${said}`, { cause: error });
  }
}
