import { Box, Text, Transform } from 'ink';
import { useAppearance } from '../theme/appearance.ts';
import type { Painted } from '../theme/paint.ts';
import type { StyledLine } from '../theme/styled.ts';

type LinesProps = {
  /** One line per row; lines that are not painted yet are painted at the full width. */
  readonly lines: readonly (StyledLine | Painted)[];
  readonly width: number;
  /** The number of rows; further lines are not drawn, missing ones are empty. */
  readonly height?: number;
};

/**
 * A block of prepared lines. Ink splits, measures and cleans every text again on each frame, which is nearly all the cost
 * of a key. These lines are already clean and of the right width, so they replace blank ones when the frame is written.
 */
export function Lines({ lines, width, height = lines.length }: LinesProps) {
  const { paint } = useAppearance();
  const painted = Array.from({ length: height }, (_, row) => {
    const line = lines[row] ?? [];
    return typeof line === 'string' ? line : paint(line, { cells: width });
  });
  return (
    <Box width={width} height={height} flexShrink={0}>
      <Transform transform={(_, row) => painted[row] ?? ''} accessibilityLabel={painted.join('\n')}>
        <Text>{Array.from({ length: height }, () => ' ').join('\n')}</Text>
      </Transform>
    </Box>
  );
}
