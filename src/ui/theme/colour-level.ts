import type { ColorSupportLevel } from 'chalk';
import type { Theme } from './style.ts';
import { THEMES } from './themes.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The level of colour, decided once for the whole program by the command line's flag (`true`, `false` or not given), then
 * `NO_COLOR` (no-color.org), then `FORCE_COLOR`, then by whether the output is a terminal with colours. The level is
 * chalk's: 1 is 16 colours, 2 is 256, 3 is all.
 */
export function colourLevel(
  env: Environment,
  isTTY: boolean,
  flag: boolean | undefined,
): ColorSupportLevel {
  if (flag !== undefined) return flag ? depth(env) : 0;
  if (isSet(env.NO_COLOR)) return 0;
  if (env.FORCE_COLOR !== undefined) return forced(env.FORCE_COLOR);
  return isTTY && env.TERM !== 'dumb' ? depth(env) : 0;
}

/**
 * The theme for a level of colour: a person's `own` one, but without colours a terminal still has bold and reverse, and a file
 * has nothing.
 */
export function themeFor(level: ColorSupportLevel, isTTY: boolean, own: Theme): Theme {
  if (level > 0) return own;
  return isTTY ? THEMES.mono : THEMES.plain;
}

function forced(value: string): ColorSupportLevel {
  if (value === '0' || value === 'false') return 0;
  return value === '2' ? 2 : value === '3' ? 3 : 1;
}

/** How many colours a terminal says that it has. */
function depth({ COLORTERM = '', TERM = '' }: Environment): 1 | 2 | 3 {
  if (/^(truecolor|24bit)$/i.test(COLORTERM)) return 3;
  return /256/.test(TERM) ? 2 : 1;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
