import { Box, Text } from 'ink';
import { memo } from 'react';
import { useLook } from '../theme/look.ts';
import type { Painted } from '../theme/paint.ts';
import type { StyledLine } from '../theme/styled.ts';

type LinesProps = {
  /** One a row; what is not painted yet is painted at the full width. */
  readonly lines: readonly (StyledLine | Painted)[];
  readonly width: number;
  /** How many rows there are; further lines are not drawn, missing ones are empty. */
  readonly height?: number;
};

/** A block of prepared lines, each one text and nothing else: rows are what costs most on a screen. */
export function Lines({ lines, width, height = lines.length }: LinesProps) {
  const { paint } = useLook();
  const rows = Array.from({ length: height }, (_, row) => {
    const line = lines[row] ?? [];
    return { row, text: typeof line === 'string' ? line : paint(line, { cells: width }) };
  });
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {rows.map(({ row, text }) => (
        <Row key={row} text={text} />
      ))}
    </Box>
  );
}

/** Painted text and nothing else; drawn anew only where it has changed. */
export const Row = memo(function Row({ text }: { readonly text: Painted }) {
  return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>;
});
