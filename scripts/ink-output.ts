import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { SIMPLE } from '../src/text/clean.ts';

type Replacement = readonly [before: string, after: string];

/**
 * The replacements in each file of Ink, and of the package that measures widths for it. Ink forgets after each frame how
 * the lines in it are made up and how wide they are, and fills the next one with a new object for every cell; but from
 * frame to frame nearly all lines stay, and no cell is ever changed, only replaced. Keeping them, and the rows of the screen,
 * takes a key a third of the time, and leaves a fifth of the garbage.
 */
const REPLACED: Readonly<Record<string, readonly Replacement[]>> = {
  'ink/build/output.js': [
    ['    caches = new OutputCaches();\n', '    caches = boundedCaches();\n'],
    [
      'for (const character of this.caches.getStyledChars(text)) {',
      "for (const character of text.includes('\\n') ? this.caches.getStyledChars(text) : []) {",
    ],
    [
      'let lines = characterLines.map(line => styledCharsToString(line));',
      'let lines = characterLines.length === 1 ? [text] : characterLines.map(line => styledCharsToString(line));',
    ],
    // What is written into each row of the screen is noted, and only a row that is not as in the last frames is drawn.
    [
      `            const row = [];
            for (let x = 0; x < this.width; x++) {
                row.push({
                    type: 'char',
                    value: ' ',
                    fullWidth: false,
                    styles: [],
                });
            }
            output.push(row);`,
      '            output.push([]);',
    ],
    [
      '            const characters = this.caches.getStyledChars(line);\n            // Nothing',
      `            currentLine.push({ x, line });
        }
    }
    drawInto(currentLine, x, line) {
        {
            const characters = this.caches.getStyledChars(line);
            // Nothing`,
    ],
    [
      '                continue;\n            }\n            let offsetX = x;',
      '                return;\n            }\n            let offsetX = x;',
    ],
    [
      `            .map(line => {
            // See https://github.com/vadimdemedes/ink/pull/564#issuecomment-1637022742
            const lineWithoutEmptyItems = line.filter(item => item !== undefined);
            return styledCharsToString(lineWithoutEmptyItems).trimEnd();
        })`,
      '            .map(written => this.drawRow(written))',
    ],
    [
      '    // Clipping works in terminal columns.',
      `    drawRow(written) {
        const key = this.width + written.map(({ x, line }) => '\\n' + x + ' ' + line).join('');
        return keep(keptCaches.rows, key, () => {
            const cells = new Array(this.width).fill(BLANK);
            for (const { x, line } of written) this.drawInto(cells, x, line);
            return styledCharsToString(cells.filter(item => item !== undefined)).trimEnd();
        });
    }
    sliceLineToColumns(line, from, to) {
        return keep(keptCaches.slices, from + ' ' + to + ' ' + line, () => this.sliceAnew(line, from, to));
    }
    // Clipping works in terminal columns.`,
    ],
    [
      '    sliceLineToColumns(line, from, to) {\n        if',
      '    sliceAnew(line, from, to) {\n        if',
    ],
    [
      'export default class Output',
      `const BLANK = Object.freeze({ type: 'char', value: ' ', fullWidth: false, styles: [] });
export const keptCaches = Object.assign(new OutputCaches(), { rows: new Map(), slices: new Map(), sanitized: new Map() });
export function keep(cache, key, make) {
    let kept = cache.get(key);
    if (kept === undefined) {
        kept = make();
        cache.set(key, kept);
    }
    return kept;
}
// Several screens of lines; a line with its cells takes 100 bytes for each of them. The oldest go first.
const MOST_KEPT = 250;
// Short texts, of which a line has several.
const MOST_TEXTS_KEPT = 2000;
function boundedCaches() {
    for (const cache of Object.values(keptCaches)) {
        let surplus = cache.size - (cache === keptCaches.sanitized ? MOST_TEXTS_KEPT : MOST_KEPT);
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
  // It looks through every text of the screen for what a terminal must not get, in each frame.
  'ink/build/squash-text-nodes.js': [
    [
      "import sanitizeAnsi from './sanitize-ansi.js';",
      "import sanitizeAnsi from './sanitize-ansi.js';\nimport { keep, keptCaches } from './output.js';",
    ],
    [
      "text = sanitizeAnsi(text.replaceAll('\\r\\n', '\\n'));",
      "text = keep(keptCaches.sanitized, text, () => sanitizeAnsi(text.replaceAll('\\r\\n', '\\n')));",
    ],
  ],
  // It goes down past each line that stays by a sequence of its own.
  'ink/build/log-update.js': [
    [
      "stream.write(buffer.join(''));",
      "stream.write(buffer.join('').replace(/(?:\\u001B\\[E){2,}/g, moves => '\\u001B[' + moves.length / 3 + 'E'));",
    ],
  ],
  // It draws its first frame from where the cursor stands, which need not be where a line begins.
  'ink/build/ink.js': [
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
  'ink/build/input-parser.js': [
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
  // It does not say which function key was pressed.
  'ink/build/hooks/use-input.js': [
    [
      "upArrow: keypress.name === 'up',",
      "upArrow: keypress.name === 'up',\n            functionKey: /^f\\d+$/.exec(keypress.name ?? '')?.[0],",
    ],
  ],
  'ink/build/render-node-to-output.js': [
    ["import widestLine from 'widest-line';", "import { keptCaches } from './output.js';"],
    ['widestLine(text)', 'keptCaches.getWidestLine(text)'],
  ],
  // It segments every line that is not plain ASCII, and a frame or a dash is enough for that. To make its table of emoji
  // takes 25 ms at the start.
  'string-width/index.js': [
    ['/^[\\u0020-\\u007E]*$/.test(string)', `${SIMPLE}.test(string)`],
    ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
    ['rgiEmojiRegex.test(', '(rgiEmojiRegex ??= /^\\p{RGI_Emoji}$/v).test('],
  ],
};

/** The version of Ink that the patches were written for. */
const INK = '8.0.0';

const PATCHABLE = /[\\/](ink[\\/]build[\\/](?:hooks[\\/])?[\w-]+\.js|string-width[\\/]index\.js)$/;

/** The files that are patched, by their paths in node_modules. */
export const PATCHED_FILES: readonly string[] = Object.keys(REPLACED);

/** Throws if the installed Ink is not the one that the patches were written for. */
export function expectPatchableInk(): void {
  const require = createRequire(import.meta.url);
  const { version } = require(join(dirname(require.resolve('ink')), '..', 'package.json'));
  if (version !== INK) {
    throw new Error(`Ink is ${version}, patched for ${INK}: check scripts/ink-output.ts.`);
  }
}

/**
 * The contents of a file of Ink's with its patches; `undefined` for any other file. Throws if the file no longer has what
 * is to be replaced.
 */
export function patchedInk(path: string, contents: string): string | undefined {
  const file = PATCHABLE.exec(path)?.[1]?.replaceAll('\\', '/') ?? '';
  return REPLACED[file]?.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`${path} no longer contains: ${before}`);
    return text.replace(before, () => after);
  }, contents);
}

/** Patches Ink in the bundle of the program. */
export const patchesInk: Plugin = {
  name: 'patches-ink',
  setup: ({ onStart, onLoad }) => {
    onStart(expectPatchableInk);
    onLoad({ filter: PATCHABLE }, async ({ path }) => {
      const contents = patchedInk(path, await readFile(path, 'utf8'));
      return contents === undefined ? undefined : { contents };
    });
  },
};
