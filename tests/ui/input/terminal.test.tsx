import { Text, useApp, useCursor, useInput, useWindowSize } from 'ink';
import { describe, expect, it, vi } from 'vitest';
import { PATIENCE, terminal } from '../../support/terminal.tsx';

function ViewMetrics() {
  const { columns, rows } = useWindowSize();
  const { exit } = useApp();
  useCursor().setCursorPosition({ x: 1, y: 0 });
  useInput((input) => {
    if (input === 'q') exit('bye');
  });
  return <Text bold>{`${columns}×${rows}`}</Text>;
}

describe('the terminal of these tests', () => {
  it('has a size that changes, and ends with the program', async () => {
    await using term = terminal(<ViewMetrics />, { columns: 40, rows: 10 });
    await vi.waitFor(() => expect(term.frame()).toBe('40×10'), PATIENCE);
    term.resize(39, 9);
    await vi.waitFor(() => expect(term.frame()).toBe('39×9'), PATIENCE);
    term.type('q');
    expect(await term.ended).toBe('bye');
  });
});
