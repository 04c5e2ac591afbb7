import fc from 'fast-check';
import { Text, useInput, usePaste } from 'ink';
import { describe, expect, it, vi } from 'vitest';
import { presses } from '../../../src/ui/input/presses.ts';
import { PATIENCE, terminal } from '../../support/terminal.tsx';

function Listener({ heard }: { readonly heard: (names: readonly string[]) => void }) {
  useInput((input, key) => heard(presses(input, key)));
  usePaste((text) => heard([`pasted ${text}`]));
  return <Text>listening</Text>;
}

/** What arrives in a real Ink program when a terminal sends these chunks. */
async function arriving(...chunks: readonly (string | Uint8Array)[]): Promise<readonly string[]> {
  const seen: string[] = [];
  await using term = terminal(<Listener heard={(names) => seen.push(...names)} />);
  await vi.waitFor(() => expect(term.frame()).toContain('listening'), PATIENCE);
  const end = '\x05';
  for (const chunk of chunks) {
    term.type(chunk);
    // Ink reads on the next turn; a chunk of its own must not be joined to the one before.
    await new Promise((resolve) => setImmediate(resolve));
  }
  // A lone escape character is held back for a moment, so the end waits for it.
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), PATIENCE);
  term.type(end);
  await vi.waitFor(() => expect(seen.at(-1)).toBe('ctrl+e'), PATIENCE);
  return seen.slice(0, -1);
}

describe('keys as a terminal sends them', () => {
  it.each([
    ['a character', ['j'], ['j']],
    ['a capital', ['G'], ['G']],
    ['a held key in one chunk', ['jjj'], ['j', 'j', 'j']],
    ['a key and Enter in one chunk', ['j\r'], ['j', 'enter']],
    ['Enter', ['\r'], ['enter']],
    ['a line feed', ['\n'], ['enter']],
    ['Space', [' '], [' ']],
    ['Tab and Shift-Tab', ['\t', '\x1b[Z'], ['tab', 'shift+tab']],
    ['Tab among others', ['a\tb'], ['a', 'tab', 'b']],
    ['Esc', ['\x1b'], ['esc']],
    ['Esc twice', ['\x1b\x1b'], ['esc', 'esc']],
    ['arrows in one chunk', ['\x1b[A\x1b[B\x1b[C\x1b[D'], ['up', 'down', 'right', 'left']],
    ['arrows of the application mode', ['\x1bOA\x1bOB'], ['up', 'down']],
    ['letters around an arrow', ['j\x1b[Bk'], ['j', 'down', 'k']],
    ['paging', ['\x1b[5~\x1b[6~'], ['pageup', 'pagedown']],
    ['Home, three ways', ['\x1b[H\x1bOH\x1b[1~'], ['home', 'home', 'home']],
    ['End, three ways', ['\x1b[F\x1bOF\x1b[4~'], ['end', 'end', 'end']],
    ['Backspace, both ways', ['\x7f\x08'], ['backspace', 'backspace']],
    ['Backspace after letters', ['ab\x7f'], ['a', 'b', 'backspace']],
    ['Delete', ['\x1b[3~'], ['delete']],
    ['Ctrl and a letter', ['\x04'], ['ctrl+d']],
    ['Ctrl and a letter among others', ['j\x04\x15k'], ['j', 'ctrl+d', 'ctrl+u', 'k']],
    ['Ctrl-C among others', ['ab\x03'], ['a', 'b', 'ctrl+c']],
    ['Ctrl and a sign', ['\x1f', 'a\x1f'], ['ctrl+_', 'a', 'ctrl+_']],
    ['Ctrl-Space', ['\x00'], ['ctrl+space']],
    ['Ctrl and an arrow', ['\x1b[1;5D\x1b[1;5C'], ['ctrl+left', 'ctrl+right']],
    ['Alt and an arrow', ['\x1b[1;3D\x1b\x1b[C'], ['alt+left', 'alt+right']],
    ['Shift and an arrow', ['\x1b[1;2A'], ['shift+up']],
    ['Alt and a letter', ['\x1bb\x1bF'], ['alt+b', 'alt+F']],
    ['Alt and Backspace', ['\x1b\x7f'], ['alt+backspace']],
    ['Alt and Enter', ['\x1b\r'], ['alt+enter']],
    ['a sequence split in two', ['\x1b[', '5~'], ['pageup']],
    ['the rest of an arrow that came late', ['j', '[A', 'k'], ['j', 'k']],
    ['a bracket that was typed', ['['], ['[']],
    [
      'function keys, as terminals of any kind send them',
      ['\x1bOP\x1b[11~\x1b[[A\x1b[15~'],
      ['f1', 'f1', 'f1', 'f5'],
    ],
    ['scripts and emoji, character by character', ['é爆👨‍👩‍👧ب'], ['é', '爆', '👨‍👩‍👧', 'ب']],
    ['a reply of the terminal between keys', ['a\x1b[12;40Rb'], ['a', 'b']],
    ['pasted keys as text', ['\x1b[200~q\rx\x1b[201~'], ['pasted q\rx']],
  ])('%s', async (_, chunks, expected) => {
    expect(await arriving(...chunks)).toEqual(expected);
  });

  it('a character of several bytes that arrives in two halves', async () => {
    const [first, ...rest] = Buffer.from('爆');
    expect(await arriving(Buffer.from([first ?? 0]), Buffer.from(rest))).toEqual(['爆']);
  });

  it('loses no character, however chunks are cut', async () => {
    const letters = fc.string({ unit: fc.constantFrom('j', 'G', ' ', '爆', 'é'), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 5 }), async (chunks) => {
        expect((await arriving(...chunks)).join('')).toBe(chunks.join(''));
      }),
      { numRuns: 15 },
    );
  });
});
