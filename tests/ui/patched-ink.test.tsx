import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Box, Text } from 'ink';
import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { expectPatchableInk, PATCHED_FILES, patchedInk } from '../../scripts/ink-output.ts';

const BUILD = dirname(createRequire(import.meta.url).resolve('ink'));

describe('the patches of Ink', () => {
  it('are for the version that is installed', () => {
    expect(expectPatchableInk).not.toThrow();
  });

  it.each(PATCHED_FILES)('change %s, and are missed if it is different', (file) => {
    const path = join(BUILD, '..', '..', file);
    const before = readFileSync(path, 'utf8');
    expect(patchedInk(path, before)).not.toBe(before);
    expect(() => patchedInk(path, 'export {};')).toThrow(`${path} no longer contains`);
    expect(patchedInk(`/src/${basename(file)}`, before)).toBeUndefined();
  });

  it('are in the Ink that components are tested with', async () => {
    const { unmount } = render(
      <Box>
        <Text>a line of the patched Ink</Text>
      </Box>,
    );
    unmount();
    // Only the patched module exports its caches.
    const output: object = await import(/* @vite-ignore */ join(BUILD, 'output.js'));
    expect(output).toHaveProperty('keptCaches.widths');
    expect([...Reflect.get(output, 'keptCaches').styledChars.keys()].join()).toContain(
      'a line of the patched Ink',
    );
  });
});
