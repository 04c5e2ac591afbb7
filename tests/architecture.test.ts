import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FOLDERS } from '../.dependency-cruiser.mjs';
import { PROJECT, sourceFiles } from './support/source-files.ts';
import questions from './where-to-change.json' with { type: 'json' };

const LONGEST = 250;
const MOST_FILES = 20;
const MOST_FLOORS = 8;

const source = sourceFiles('src');
const everything = [...source, ...sourceFiles('tests', 'scripts')];
const names = Object.keys(FOLDERS);

/** On which floor a folder stands within a layer: one above the highest of those that it may import. */
function floorOf(folder: string, layer: string): number {
  const below = (FOLDERS[folder]?.mayImport ?? []).filter((name) => name.startsWith(`${layer}/`));
  return 1 + Math.max(0, ...below.map((name) => floorOf(name, layer)));
}

describe('the folders', () => {
  // Which imports they allow is checked by `npm run check:imports`.
  it('import only folders that are listed above them', () => {
    const upward = names.flatMap((folder, index) =>
      (FOLDERS[folder]?.mayImport ?? [])
        .filter(
          (name) => !names.slice(0, index).some((above) => `${above}/`.startsWith(`${name}/`)),
        )
        .map((name) => `${folder} → ${name}`),
    );
    expect(upward).toEqual([]);
  });

  it(`stand on at most ${MOST_FLOORS} floors in the store`, () => {
    const stores = names.filter((name) => name.startsWith('store/'));
    const floors = Math.max(...stores.map((folder) => floorOf(folder, 'store')));
    expect(floors).toBeGreaterThan(1);
    expect(floors).toBeLessThanOrEqual(MOST_FLOORS);
  });

  it(`hold at most ${MOST_FILES} files each`, () => {
    const counts = Map.groupBy(source, ({ path }) => dirname(path));
    const crowded = [...counts].filter(([, files]) => files.length > MOST_FILES);
    expect(crowded.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
  });
});

describe('the files', () => {
  it(`have at most ${LONGEST} lines`, () => {
    const long = everything.filter(({ text }) => text.split('\n').length - 1 > LONGEST);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('are named after what they hold, in kebab case', () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.tsx?$/;
    const vague = /(^|[/-])(utils?|helpers?|common|shared|misc)([.\-/]|$)/;
    const wrong = everything.filter(
      ({ path }) => vague.test(path) || !name.test(path.split('/').at(-1) ?? ''),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('leave colours to the theme', () => {
    const colour =
      /from 'chalk'|\\u001b\[[\d;]*m|\\x1b\[[\d;]*m|\b(?:color|backgroundColor|borderColor)="|#[0-9a-f]{6}\b/i;
    const wrong = source.filter(
      ({ path, text }) => !path.startsWith('src/ui/theme/') && colour.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

/**
 * Questions that a stranger answers from the list of file names and docs/architecture.md alone. A change of the structure is
 * tried with them: at least 36 of the 40 first guesses have to be right (docs/decisions/0023-folders-are-ideas.md).
 */
describe('the questions for a stranger', () => {
  it('are forty, each answered by files that there are', () => {
    expect(questions).toHaveLength(40);
    const gone = questions.flatMap(({ answer }) =>
      answer.filter((path) => !existsSync(join(PROJECT, path))),
    );
    expect(gone).toEqual([]);
  });
});
