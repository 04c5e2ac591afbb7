import { useCursor } from 'ink';
import type { ViewMetrics } from '../../app/state/command.ts';
import type { Find } from '../../app/state/open-page.ts';
import type { State } from '../../app/state/state.ts';
import { width as cellsOf } from '../../text/cells.ts';
import { Lines } from '../components/lines.tsx';
import { typedLine } from '../prompts/typed-line.ts';
import { textOf } from '../theme/styled.ts';
import { hints } from './footer.ts';

type FindLineProps = {
  readonly state: State;
  readonly find: Find;
  readonly metrics: ViewMetrics;
};

/** The search prompt in place of the footer, with the terminal's own cursor in it. */
export function FindLine({ state, find, metrics }: FindLineProps) {
  const { columns, rows } = state.size;
  const typed = typedLine(find.line, { prefix: '/ ', width: columns - 1, height: 1 });
  const [line = []] = typed.lines;
  const { setCursorPosition } = useCursor();
  setCursorPosition({ x: 1 + typed.cursor.x, y: rows - 1 });
  const available = columns - cellsOf(textOf(line)) - 4;
  const keys = available < 12 ? [] : ['   ', ...hints(state, metrics, available)];
  return <Lines lines={[[' ', ...line, ...keys]]} width={columns} />;
}
