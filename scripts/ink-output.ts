import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

type Replacement = readonly [before: string, after: string];

/**
 * What is put in the place of what, by Ink's files. Ink forgets after each frame how the lines in it are made up and how wide
 * they are, and fills the next one with a new object for every cell; but from frame to frame nearly all lines stay, and no
 * cell is ever changed, only replaced. Keeping them takes a key half the time, and leaves a third of the garbage.
 */
const REPLACED: Readonly<Record<string, readonly Replacement[]>> = {
  'output.js': [
    ['    caches = new OutputCaches();\n', '    caches = boundedCaches();\n'],
    [
      `row.push({
                    type: 'char',
                    value: ' ',
                    fullWidth: false,
                    styles: [],
                });`,
      'row.push(BLANK);',
    ],
    [
      'let lines = characterLines.map(line => styledCharsToString(line));',
      'let lines = characterLines.length === 1 ? [text] : characterLines.map(line => styledCharsToString(line));',
    ],
    [
      'export default class Output',
      `const BLANK = Object.freeze({ type: 'char', value: ' ', fullWidth: false, styles: [] });
export const keptCaches = new OutputCaches();
// Several screens of lines; one takes 100 bytes for each of its cells. The oldest go first.
const MOST_KEPT = 250;
function boundedCaches() {
    for (const cache of [keptCaches.widths, keptCaches.blockWidths, keptCaches.styledChars]) {
        let surplus = cache.size - MOST_KEPT;
        for (const line of surplus > 0 ? cache.keys() : []) {
            cache.delete(line);
            surplus -= 1;
            if (surplus <= 0) break;
        }
    }
    return keptCaches;
}
export default class Output`,
    ],
  ],
  // It goes down past each line that stays by a sequence of its own.
  'log-update.js': [
    [
      "stream.write(buffer.join(''));",
      "stream.write(buffer.join('').replace(/(?:\\u001B\\[E){2,}/g, moves => '\\u001B[' + moves.length / 3 + 'E'));",
    ],
  ],
  // It draws its first frame from where the cursor stands, which need not be where a line begins.
  'ink.js': [
    [
      'this.writeBestEffort(this.options.stdout, ansiEscapes.enterAlternativeScreen);',
      'this.writeBestEffort(this.options.stdout, ansiEscapes.enterAlternativeScreen + homeAndEraseDown);',
    ],
    [
      'this.writeBestEffort(this.options.stdout, ansiEscapes.enterAlternativeScreen +\n',
      'this.writeBestEffort(this.options.stdout, ansiEscapes.enterAlternativeScreen + homeAndEraseDown +\n',
    ],
  ],
  // It looks through the whole of a paste again with each piece of it, which takes half a minute for five megabytes.
  'input-parser.js': [
    ["    let pending = '';\n", "    let pending = '';\n    let parts = [];\n"],
    [
      'const parsedInput = parseKeypresses(pending + chunk);',
      `if (pending.startsWith(pasteStart)) {
                const before = (pending + parts.slice(-pasteEnd.length).join('')).slice(1 - pasteEnd.length);
                if (!(before + chunk).includes(pasteEnd)) {
                    parts.push(chunk);
                    return [];
                }
            }
            const parsedInput = parseKeypresses(pending + parts.join('') + chunk);
            parts = [];`,
    ],
    [
      "reset() {\n            pending = '';",
      "reset() {\n            parts = [];\n            pending = '';",
    ],
  ],
  'render-node-to-output.js': [
    ["import widestLine from 'widest-line';", "import { keptCaches } from './output.js';"],
    ['widestLine(text)', 'keptCaches.getWidestLine(text)'],
  ],
};

/** Bundles Ink so that it keeps what it knows of lines over frames. Fails where Ink is no longer as it was. */
export const inkKeepsItsLines: Plugin = {
  name: 'ink-keeps-its-lines',
  setup: ({ onLoad }) => {
    for (const [file, replacements] of Object.entries(REPLACED)) {
      onLoad({ filter: new RegExp(`ink[\\\\/]build[\\\\/]${file}$`) }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const [before, after] of replacements) {
          if (!contents.includes(before)) throw new Error(`${path} has no longer: ${before}`);
          contents = contents.replace(before, () => after);
        }
        return { contents };
      });
    }
  },
};
