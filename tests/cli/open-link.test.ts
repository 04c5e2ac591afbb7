import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLink } from '../../src/cli/dashboard/open-link.ts';

let folder: string;

/** A browser's opener that writes down what it was given, one argument a line. */
const OPENER = `#!/bin/sh
printf '%s\\n' "$@" > "$(dirname "$0")/given"
`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opener-'));
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('opening a link', () => {
  it.each([
    ['https://www.bbc.com/news/1', 'https://www.bbc.com/news/1'],
    ['https://example.org/;touch owned;', 'https://example.org/;touch%20owned;'],
    ['https://example.org/$(touch owned)', 'https://example.org/$(touch%20owned)'],
    ['https://example.org/`touch owned`', 'https://example.org/%60touch%20owned%60'],
    ["https://example.org/' --new-window '", 'https://example.org/%27%20--new-window%20%27'],
    ['https://example.org/a\nrm -rf ~', 'https://example.org/arm%20-rf%20~'],
    ['https://example.org/\u001b]0;title\u0007.', 'https://example.org/%1B]0;title%07.'],
    ['https://example.org/a&b|c>owned', 'https://example.org/a&b%7Cc%3Eowned'],
  ])('gives the address to the opener as one argument: %j', async (link, address) => {
    await install('xdg-open', OPENER);
    await openLink(link, 'linux');
    expect(await given()).toBe(`${address}\n`);
    await expect(readFile('owned')).rejects.toThrow('ENOENT');
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', '--help', 'https://a@b.example', 'x'])(
    'starts nothing for %s',
    async (link) => {
      await install('xdg-open', OPENER);
      await expect(openLink(link, 'linux')).rejects.toThrow('no web address');
      await expect(given()).rejects.toThrow('ENOENT');
    },
  );

  it('uses the opener of the platform', async () => {
    await install('open', OPENER);
    await install('rundll32', OPENER);
    await openLink('https://example.org', 'darwin');
    expect(await given()).toBe('https://example.org/\n');
    await openLink('https://example.org', 'win32');
    expect(await given()).toBe('url.dll,FileProtocolHandler\nhttps://example.org/\n');
  });

  it('says that there is no opener, or that it failed, and shows the link', async () => {
    await expect(openLink('https://example.org/a', 'darwin')).rejects.toThrow(
      'open, which opens links, could not be started. The link: https://example.org/a',
    );
    await install('xdg-open', '#!/bin/sh\nexit 3\n');
    await expect(openLink('https://example.org/a', 'linux')).rejects.toThrow(
      'xdg-open could not open the link (status 3): https://example.org/a',
    );
  });
});

async function install(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), script);
  await chmod(join(folder, name), 0o755);
}

function given(): Promise<string> {
  return readFile(join(folder, 'given'), 'utf8');
}
