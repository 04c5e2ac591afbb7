import { width as cellsOf, fit } from '../../text/cells.ts';
import { wrap } from '../../text/wrap.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { Role } from '../theme/roles.ts';
import type { StyledLine } from '../theme/styled.ts';

/** What a page needs to be drawn: the width of its lines, the zone of its times, the glyphs. */
export type PageStyle = { readonly width: number; readonly zone: string; readonly glyphs: Glyphs };

/** The width in cells of a field's name. */
const LABEL = 16;

export const NOTHING: StyledLine = [];

/** A name, in so many cells, and its value; a long value continues in the same column. */
export function field(
  name: string,
  value: string,
  width: number,
  cells: number = LABEL,
): readonly StyledLine[] {
  const label = Math.min(cells, Math.floor(width / 3));
  const tooLong = cellsOf(name) >= label;
  const lines = wrap(value, Math.max(10, width - label));
  const rest = lines.map(
    (line, index): StyledLine => [['label', fit(index === 0 && !tooLong ? name : '', label)], line],
  );
  return tooLong ? [[['label', name]], ...rest] : rest;
}

/** The heading of a part of a page. */
export function heading(text: string): StyledLine {
  return [['title', text]];
}

/** A text, wrapped. */
export function paragraph(role: Role, text: string, width: number): readonly StyledLine[] {
  return wrap(text, width).map((line): StyledLine => [[role, line]]);
}
