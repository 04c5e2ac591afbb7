/** The smallest Ink program that fills a screen and ends at a key, with the options of the dashboard. */
import { Box, render, Text, useApp, useInput, useWindowSize } from 'ink';

function Filled() {
  const { columns, rows } = useWindowSize();
  const { exit } = useApp();
  useInput(() => exit());
  const line = 'Somebody reported something somewhere. '.repeat(10).slice(0, columns - 6);
  return (
    <Box borderStyle="single" flexDirection="column" height={rows}>
      {Array.from({ length: rows - 2 }, (_, row) => String(row).padEnd(4)).map((row) => (
        <Text key={row}>{row + line}</Text>
      ))}
    </Box>
  );
}

render(<Filled />, {
  interactive: true,
  alternateScreen: true,
  incrementalRendering: true,
  exitOnCtrlC: false,
  maxFps: 120,
});
