import { Box } from 'ink';
import type { ReactNode } from 'react';
import { width as cellsOf, cut } from '../text/cells.ts';
import { type Look, useLook } from '../theme/look.ts';
import { beside, type Painted } from '../theme/paint.ts';
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
};

/** Cells and rows that a frame leaves for what is in it. */
export function insideOf({ width, height }: Pick<FrameProps, 'width' | 'height'>) {
  return { width: Math.max(0, width - 2), height: Math.max(0, height - 2) };
}

/**
 * A titled frame of exactly the size given around lines, one text a row with both of its sides: rows are what
 * costs most on a screen.
 */
export function FramedLines(
  props: FrameProps & { readonly lines: readonly (StyledLine | Painted)[] },
) {
  const { width, height, lines, focused = false } = props;
  const look = useLook();
  const inside = insideOf(props);
  const side = look.paint([[borderRole(focused), frameGlyphs(look, focused).side]]);
  const rows = Array.from({ length: inside.height }, (_, row) => {
    const line = lines[row] ?? [];
    const painted = typeof line === 'string' ? line : look.paint(line, { cells: inside.width });
    return beside(side, painted, side);
  });
  return (
    <Lines
      lines={[topLine(look, props), ...rows, bottomLine(look, props)]}
      width={width}
      height={height}
    />
  );
}

/** The same frame around components. */
export function Frame(props: FrameProps & { readonly children?: ReactNode }) {
  const { width, height, focused = false, children } = props;
  const look = useLook();
  const inside = insideOf(props);
  const side = Array.from({ length: inside.height }, () =>
    look.paint([[borderRole(focused), frameGlyphs(look, focused).side]]),
  );
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Lines lines={[topLine(look, props)]} width={width} />
      <Box height={inside.height}>
        <Lines lines={side} width={1} />
        <Box width={inside.width} height={inside.height} flexDirection="column">
          {children}
        </Box>
        <Lines lines={side} width={1} />
      </Box>
      <Lines lines={[bottomLine(look, props)]} width={width} />
    </Box>
  );
}

function topLine(look: Look, { title, note = [], width, focused = false }: FrameProps): Painted {
  const glyphs = frameGlyphs(look, focused);
  const border = borderRole(focused);
  const { topLeft: left, topRight: right } = glyphs;
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
