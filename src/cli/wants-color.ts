/**
 * Whether the screen may use colour. The flag wins over `NO_COLOR` (https://no-color.org: any text but the
 * empty one), that over `FORCE_COLOR` (`0` and `false` mean no), and that over what the terminal is.
 */
export function wantsColor(
  flag: boolean,
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (!flag) return false;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}
