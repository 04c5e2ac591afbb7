import type { ColorSupportLevel } from 'chalk';
import type { ThemeName } from './themes.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The level of colour, decided once for the whole program by the command line's flag (`true`, `false` or not given), then
 * `NO_COLOR` (no-color.org), then `FORCE_COLOR`, then by whether the output is a terminal with colours. The level is
 * chalk's; the themes need only 1.
 */
export function colourLevel(
  env: Environment,
  isTTY: boolean,
  flag: boolean | undefined,
): ColorSupportLevel {
  if (flag !== undefined) return flag ? 1 : 0;
  if (isSet(env.NO_COLOR)) return 0;
  if (env.FORCE_COLOR !== undefined) return forced(env.FORCE_COLOR);
  return isTTY && env.TERM !== 'dumb' ? 1 : 0;
}

/** The theme for a level of colour: without colours a terminal still has bold and reverse, and a file has nothing. */
export function themeFor(level: ColorSupportLevel, isTTY: boolean): ThemeName {
  if (level > 0) return 'colour';
  return isTTY ? 'mono' : 'plain';
}

function forced(value: string): ColorSupportLevel {
  if (value === '0' || value === 'false') return 0;
  return value === '2' ? 2 : value === '3' ? 3 : 1;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
