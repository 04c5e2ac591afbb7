import type { ForegroundColorName } from 'chalk';
import type { Hex } from './style.ts';

/** The 16 colours of a terminal, by the names that a configuration has for them, as terminals usually show them. */
const SHOWN = {
  black: ['black', [0, 0, 0]],
  red: ['red', [205, 0, 0]],
  green: ['green', [0, 205, 0]],
  yellow: ['yellow', [205, 205, 0]],
  blue: ['blue', [0, 0, 238]],
  magenta: ['magenta', [205, 0, 205]],
  cyan: ['cyan', [0, 205, 205]],
  white: ['white', [229, 229, 229]],
  'bright-black': ['blackBright', [127, 127, 127]],
  'bright-red': ['redBright', [255, 0, 0]],
  'bright-green': ['greenBright', [0, 255, 0]],
  'bright-yellow': ['yellowBright', [255, 255, 0]],
  'bright-blue': ['blueBright', [92, 92, 255]],
  'bright-magenta': ['magentaBright', [255, 0, 255]],
  'bright-cyan': ['cyanBright', [0, 255, 255]],
  'bright-white': ['whiteBright', [255, 255, 255]],
} as const satisfies Record<string, readonly [ForegroundColorName, readonly number[]]>;

/** The names of the 16 colours in a configuration, with chalk's. */
export const COLOUR_NAMES: ReadonlyMap<string, ForegroundColorName> = new Map(
  Object.entries(SHOWN).map(([name, [colour]]) => [name, colour]),
);

/** The one of the 16 colours that is nearest to a colour, for terminals that show no others. */
export function nearestColour(hex: Hex): ForegroundColorName {
  const wanted = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const distance = (parts: readonly number[]) =>
    parts.reduce((sum, part, index) => sum + (part - (wanted[index] ?? 0)) ** 2, 0);
  const [nearest] = Object.values(SHOWN).reduce<(typeof SHOWN)[keyof typeof SHOWN]>(
    (best, one) => (distance(one[1]) < distance(best[1]) ? one : best),
    SHOWN.black,
  );
  return nearest;
}
