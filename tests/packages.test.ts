import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFit } from '../bin/fit-node.js';
import packageJson from '../package.json' with { type: 'json' };
import { PROJECT } from './support/source-files.ts';

type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly engines?: object;
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(join(PROJECT, 'package-lock.json'), 'utf8'),
);
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('what npm installs', () => {
  it('is pinned with its hash, all of it, and comes from whichever registry a person uses', () => {
    const wrong = packages.filter(
      ([, { integrity, resolved }]) => !integrity?.startsWith('sha512-') || resolved !== undefined,
    );
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('is pinned for every system, not only for the one where the lock file was made', () => {
    const pinned = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')));
    const missing = Object.values(lock.packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !pinned.has(name));
    expect(missing).toEqual([]);
  });

  it('is installed whole on an old Node.js too, on which npm leaves optional packages out by their engines', () => {
    expect(packages.filter(([, { engines }]) => engines).map(([path]) => path)).toEqual([]);
  });

  it('runs no script of a package', () => {
    expect(readFileSync(join(PROJECT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('is a Node.js of one exact version for each system, and none that musl cannot start', () => {
    for (const [name, version] of Object.entries(packageJson.optionalDependencies)) {
      expect(version).toMatch(/^26\.\d+\.\d+$/);
      const locked = lock.packages[`node_modules/${name}`];
      expect(locked).toMatchObject({ version });
      expect(locked?.libc).toEqual(name.includes('linux') ? ['glibc'] : undefined);
    }
  });
});

it('runs on the versions of Node.js that package.json names', () => {
  expect(packageJson.engines.node).toBe('^22.19.0 || >=24');
  const versions = ['18.20.8', '22.18.0', '22.19.0', '22.23.5', '23.11.1', '24.0.0', '26.10.0'];
  expect(versions.filter(isFit)).toEqual(['22.19.0', '22.23.5', '24.0.0', '26.10.0']);
});
