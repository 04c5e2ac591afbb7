/** A filled part of a cell: left, top, width and height in parts of the cell's own. */
export type Box = readonly [left: number, top: number, width: number, height: number];

// How thick a line is across the cell, which is about twice as high as it is wide.
const LIGHT = { upright: 0.14, level: 0.07 };
const HEAVY = { upright: 0.28, level: 0.14 };

/** The arms of the line characters, from the middle of the cell to the left, right, top and bottom. */
const ARMS: Readonly<Record<string, string>> = {
  '─': 'lr',
  '│': 'tb',
  '┌': 'rb',
  '┐': 'lb',
  '└': 'rt',
  '┘': 'lt',
  '├': 'trb',
  '┤': 'tlb',
  '━': 'LR',
  '┃': 'TB',
  '┏': 'RB',
  '┓': 'LB',
  '┗': 'RT',
  '┛': 'LT',
  '┣': 'TRB',
  '┫': 'TLB',
};

/**
 * What a line or a block character (U+2581 to U+258F) fills of its cell; `undefined` for any other one. Drawn as
 * boxes they meet without a seam, whatever font the rest is shown in.
 */
export function shapeOf(character: string): readonly Box[] | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2581 && code <= 0x2588) {
    const height = (code - 0x2580) / 8;
    return [[0, 1 - height, 1, height]];
  }
  if (code >= 0x2589 && code <= 0x258f) return [[0, 0, (0x2590 - code) / 8, 1]];
  const arms = ARMS[character];
  return arms === undefined ? undefined : [...arms].map(armOf);
}

function armOf(arm: string): Box {
  const { upright, level } = arm === arm.toUpperCase() ? HEAVY : LIGHT;
  // An arm reaches over the middle, so that corners are whole.
  switch (arm.toLowerCase()) {
    case 'l':
      return [0, 0.5 - level / 2, 0.5 + upright / 2, level];
    case 'r':
      return [0.5 - upright / 2, 0.5 - level / 2, 0.5 + upright / 2, level];
    case 't':
      return [0.5 - upright / 2, 0, upright, 0.5 + level / 2];
    default:
      return [0.5 - upright / 2, 0.5 - level / 2, upright, 0.5 + level / 2];
  }
}
