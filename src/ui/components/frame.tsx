import { Box } from 'ink';
import type { ReactNode } from 'react';
import { width as cellsOf, cut } from '../../text/cells.ts';
import { type Appearance, useAppearance } from '../theme/appearance.ts';
import type { Painted } from '../theme/paint.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';
import { Lines } from './lines.tsx';

type FrameProps = {
  readonly title: string;
  /** Shown to the right of the title. */
  readonly note?: StyledLine;
  readonly focused?: boolean;
  /** The cells and rows of the whole frame, its borders included. */
  readonly width: number;
  readonly height: number;
};

/** The cells and rows inside a frame. */
export function insideOf({ width, height }: Pick<FrameProps, 'width' | 'height'>) {
  return { width: Math.max(0, width - 2), height: Math.max(0, height - 2) };
}

/** A titled frame of exactly the given size around components. */
export function Frame(props: FrameProps & { readonly children?: ReactNode }) {
  const { width, height, focused = false, children } = props;
  const appearance = useAppearance();
  const inside = insideOf(props);
  const stroke = appearance.paint([[borderRole(focused), frameGlyphs(appearance, focused).side]]);
  const side = Array.from({ length: inside.height }, () => stroke);
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Lines lines={[topLine(appearance, props)]} width={width} />
      <Box height={inside.height}>
        <Lines lines={side} width={1} />
        <Box width={inside.width} height={inside.height} flexDirection="column">
          {children}
        </Box>
        <Lines lines={side} width={1} />
      </Box>
      <Lines lines={[bottomLine(appearance, props)]} width={width} />
    </Box>
  );
}

/** The same frame around lines. */
export function FramedLines(
  props: FrameProps & { readonly lines: readonly (StyledLine | Painted)[] },
) {
  return (
    <Frame {...props}>
      <Lines lines={props.lines} {...insideOf(props)} />
    </Frame>
  );
}

function topLine(
  appearance: Appearance,
  { title, note = [], width, focused = false }: FrameProps,
): Painted {
  const glyphs = frameGlyphs(appearance, focused);
  const border = borderRole(focused);
  const { topLeft: left, topRight: right } = glyphs;
  const heading = cut(` ${title} `, Math.max(0, width - 4), appearance.glyphs.ellipsis);
  const noteCells = cellsOf(textOf(note));
  // Corner, line, heading, at least one line, note between spaces, line, corner.
  const between = width - 4 - cellsOf(heading);
  const fits = noteCells > 0 && noteCells + 3 <= between;
  const line = glyphs.across.repeat(Math.max(0, fits ? between - noteCells - 2 : between));
  return appearance.paint(
    [
      [border, left + glyphs.across],
      [focused ? 'titleFocused' : 'title', heading],
      [border, line],
      ...(fits ? [' ', ...note, ' '] : []),
      [border, glyphs.across + right],
    ],
    { cells: width },
  );
}

function bottomLine(appearance: Appearance, { width, focused = false }: FrameProps): Painted {
  const { bottomLeft, across, bottomRight } = frameGlyphs(appearance, focused);
  const line = bottomLeft + across.repeat(Math.max(0, width - 2)) + bottomRight;
  return appearance.paint([[borderRole(focused), line]], { cells: width });
}

function frameGlyphs({ glyphs }: Appearance, focused: boolean) {
  return focused ? glyphs.frameFocused : glyphs.frame;
}

function borderRole(focused: boolean) {
  return focused ? 'borderFocused' : 'border';
}
