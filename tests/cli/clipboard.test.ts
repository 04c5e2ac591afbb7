import { describe, expect, it } from 'vitest';
import { run } from '../support/store.ts';

const MODULE = new URL('../../src/cli/dashboard/clipboard.ts', import.meta.url).href;

/** What a program without a display prints while it copies a text, and what it answers at the end. */
async function copied(
  text: string,
): Promise<{ readonly sequence: string; readonly words: string }> {
  const script = `
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY']) delete process.env[name];
    const { copyText } = await import(${JSON.stringify(MODULE)});
    console.log('|' + await copyText(${text}));`;
  const printed = await run(process.execPath, ['--input-type=module', '--eval', script]);
  const [sequence = '', words = ''] = printed.trimEnd().split('|');
  return { sequence, words };
}

function decoded(sequence: string): string {
  const base64 = /^\x1b\]52;c;([A-Za-z0-9+/=]*)\x07$/.exec(sequence)?.[1];
  return base64 === undefined
    ? `no sequence: ${sequence}`
    : Buffer.from(base64, 'base64').toString();
}

describe.runIf(process.platform === 'linux')('copying where the system has no clipboard', () => {
  it('uses the terminal, with whole characters and without control characters', async () => {
    const { sequence, words } = await copied(JSON.stringify('喀布尔 \x1b]0;x\x07 “ceasefire” 🕊️'));
    expect(decoded(sequence)).toBe('喀布尔 ␛]0;x␇ “ceasefire” 🕊️');
    expect(words).toBe('sent to the terminal to copy');
  });

  it('sends nothing that is too long for a terminal, and says so', async () => {
    const { sequence, words } = await copied(`'x'.repeat(60000)`);
    expect(sequence).toBe('');
    expect(words).toBe('too long to copy through the terminal');
  });
});
