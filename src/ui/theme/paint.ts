import { Chalk, type ChalkInstance, type ColorSupportLevel } from 'chalk';
import { fit } from '../../text/cells.ts';
import { clean } from '../../text/clean.ts';
import { nearestColour } from './nearest-colour.ts';
import type { Role } from './roles.ts';
import type { Hex, Style, Theme } from './style.ts';
import type { Piece, StyledLine } from './styled.ts';

declare const painted: unique symbol;

/** One line, safe and ready to be drawn. Only painting creates it, and components draw nothing else. */
export type Painted = string & { readonly [painted]: true };

/** `cells`: cut or pad to exactly this width. `under`: one role for the whole line, in place of its own. */
export type PaintOptions = { readonly cells?: number; readonly under?: Role | undefined };

export type Paint = (line: StyledLine, options?: PaintOptions) => Painted;

/** The replacement of a character that may not be drawn, with the combining marks on it, which need a base. */
const REPLACED = /((?:\u2039[0-9A-F]{4,6}\u203A|[\u2400-\u2421\uFFFD])\p{M}*)/u;

/**
 * The only way for text to reach the screen: everything drawn is cleaned, measured and styled here. `ellipsis` marks a
 * line that was cut, and `spell` replaces what a terminal cannot show by other signs of the same width. `level`: how many
 * colours there are, as chalk counts (1: 16 colours).
 */
export function createPaint(
  theme: Theme,
  ellipsis: string,
  spell: (text: string) => string,
  level: ColorSupportLevel,
): Paint {
  // The theme without colours has bold and reverse, which chalk omits at level 0.
  const chalk = new Chalk({ level: level === 0 ? 1 : level });
  const stylers = new Map(
    Object.entries(theme).map(([role, style]) => [role, styler(chalk, style)] as const),
  );
  const style = (role: Role, text: string): string => stylers.get(role)?.(text) ?? text;
  const draw = ({ role, text }: Run): string =>
    text
      .split(REPLACED)
      .map((part, index) =>
        part === '' ? '' : style(index % 2 === 1 ? 'strange' : role, spell(part)),
      )
      .join('');

  return (line, { cells, under } = {}) => {
    const runs = line.map(harmless);
    const sized = cells === undefined ? runs : sizedTo(runs, cells, ellipsis);
    const text =
      under === undefined ? merged(sized).map(draw).join('') : style(under, spell(joined(sized)));
    return text as Painted;
  };
}

/** Joins painted lines, one per row. */
export function below(...lines: readonly Painted[]): Painted {
  return lines.join('\n') as Painted;
}

type Run = { readonly role: Role; readonly text: string };

function harmless(piece: Piece): Run {
  return typeof piece === 'string'
    ? { role: 'text', text: clean(piece) }
    : { role: piece[0], text: clean(piece[1]) };
}

function joined(line: readonly Run[]): string {
  return line.map(({ text }) => text).join('');
}

/** Merges neighbouring pieces of the same role, since each escape sequence costs time on every frame. */
function merged(line: readonly Run[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { role, text } of line) {
    const last = runs.at(-1);
    if (last?.role === role) runs[runs.length - 1] = { role, text: last.text + text };
    else runs.push({ role, text });
  }
  return runs;
}

/** The line cut or padded to the cells; the ellipsis has the role of the last piece that is left. */
function sizedTo(line: readonly Run[], cells: number, ellipsis: string): readonly Run[] {
  const whole = joined(line);
  const fitted = fit(whole, cells, 'left', ellipsis);
  const shared = sharedLength(whole, fitted);
  const kept: Run[] = [];
  let at = 0;
  for (const { role, text } of line) {
    const until = Math.min(at + text.length, shared);
    if (until > at) kept.push({ role, text: fitted.slice(at, until) });
    at = until;
  }
  const isCut = shared < whole.length;
  const role = (isCut ? kept.at(-1)?.role : undefined) ?? 'text';
  return [...kept, { role, text: fitted.slice(shared) }];
}

function sharedLength(one: string, other: string): number {
  if (other.startsWith(one)) return one.length;
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function styler(chalk: ChalkInstance, style: Style): ((text: string) => string) | undefined {
  if (style.length === 0) return undefined;
  return style.reduce<ChalkInstance>((styled, name) => {
    if (!isHex(name)) return styled[name];
    return chalk.level > 1 ? styled.hex(name) : styled[nearestColour(name)];
  }, chalk);
}

function isHex(name: Style[number]): name is Hex {
  return name.startsWith('#');
}
