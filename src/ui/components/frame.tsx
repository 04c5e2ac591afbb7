import { Box } from 'ink';
import type { ReactNode } from 'react';
import { width as cellsOf, cut } from '../text/cells.ts';
import { type Look, useLook } from '../theme/look.ts';
import type { Painted } from '../theme/paint.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';
import { Lines } from './lines.tsx';

type FrameProps = {
  readonly title: string;
  /** What stands at the right of the title. */
  readonly note?: StyledLine;
  readonly focused?: boolean;
  /** Cells and rows of the whole frame, its lines included. */
  readonly width: number;
  readonly height: number;
  /** Joined to a frame above it, or leaving its lower line to the frame below. */
  readonly joins?: { readonly above?: boolean; readonly below?: boolean };
  readonly children?: ReactNode;
};

/** A titled frame of exactly the size given. What is in it has `width - 2` cells and `insideRows` rows. */
export function Frame(props: FrameProps) {
  const { width, height, joins = {}, focused = false, children } = props;
  const look = useLook();
  const inside = insideRows(height, joins);
  const side = Array.from({ length: inside }, () =>
    look.paint([[borderRole(focused), frameGlyphs(look, focused).side]]),
  );
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Lines lines={[topLine(look, props)]} width={width} />
      <Box height={inside}>
        <Lines lines={side} width={1} />
        <Box width={Math.max(0, width - 2)} height={inside} flexDirection="column">
          {children}
        </Box>
        <Lines lines={side} width={1} />
      </Box>
      {joins.below ? null : <Lines lines={[bottomLine(look, props)]} width={width} />}
    </Box>
  );
}

/** How many rows a frame of some height has for what is in it. */
export function insideRows(height: number, joins: FrameProps['joins'] = {}): number {
  return Math.max(0, height - (joins.below ? 1 : 2));
}

function topLine(
  look: Look,
  { title, note = [], width, focused = false, joins }: FrameProps,
): Painted {
  const glyphs = frameGlyphs(look, focused);
  const border = borderRole(focused);
  const [left, right] = joins?.above
    ? [glyphs.teeLeft, glyphs.teeRight]
    : [glyphs.topLeft, glyphs.topRight];
  const heading = cut(` ${title} `, Math.max(0, width - 4), look.glyphs.ellipsis);
  const noteCells = cellsOf(textOf(note));
  // Corner, line, heading, at least one line, note between spaces, line, corner.
  const between = width - 4 - cellsOf(heading);
  const fits = noteCells > 0 && noteCells + 3 <= between;
  const line = glyphs.across.repeat(Math.max(0, fits ? between - noteCells - 2 : between));
  return look.paint(
    [
      [border, left + glyphs.across],
      [focused ? 'titleFocused' : 'title', heading],
      [border, line],
      ...(fits ? ([['note', ' '], ...note, ['note', ' ']] as const) : []),
      [border, glyphs.across + right],
    ],
    { cells: width },
  );
}

function bottomLine(look: Look, { width, focused = false }: FrameProps): Painted {
  const { bottomLeft, across, bottomRight } = frameGlyphs(look, focused);
  const line = bottomLeft + across.repeat(Math.max(0, width - 2)) + bottomRight;
  return look.paint([[borderRole(focused), line]], { cells: width });
}

function frameGlyphs({ glyphs }: Look, focused: boolean) {
  return focused ? glyphs.frameFocused : glyphs.frame;
}

function borderRole(focused: boolean) {
  return focused ? 'borderFocused' : 'border';
}
