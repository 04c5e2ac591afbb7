import { width as cellsOf, fit } from '../../text/cells.ts';
import { wrap } from '../../text/wrap.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { Role } from '../theme/roles.ts';
import type { StyledLine } from '../theme/styled.ts';

/** What a page needs to know to be drawn: cells for its lines, the zone of its times, the signs. */
export type PageStyle = { readonly width: number; readonly zone: string; readonly glyphs: Glyphs };

/** Cells that a field's name takes before its value. */
const LABEL = 16;

export const NOTHING: StyledLine = [];

/** A name and its value; a long value goes on in the column where it began. */
export function field(name: string, value: string, width: number): readonly StyledLine[] {
  const label = Math.min(LABEL, Math.floor(width / 3));
  const tooLong = cellsOf(name) >= label;
  const lines = wrap(value, Math.max(10, width - label));
  const rest = lines.map(
    (line, index): StyledLine => [['label', fit(index === 0 && !tooLong ? name : '', label)], line],
  );
  return tooLong ? [[['label', name]], ...rest] : rest;
}

/** The line over a part of a page. */
export function heading(text: string): StyledLine {
  return [['title', text]];
}

/** A text over as many lines as it takes. */
export function paragraph(role: Role, text: string, width: number): readonly StyledLine[] {
  return wrap(text, width).map((line): StyledLine => [[role, line]]);
}
