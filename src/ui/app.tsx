import { useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Loop } from '../app/loop.ts';
import type { Command } from '../app/state/command.ts';
import { gather } from './input/gather.ts';
import { presses } from './input/presses.ts';
import { Screen } from './screens/screen.tsx';
import { type Appearance, AppearanceContext } from './theme/appearance.ts';

/** Lends the terminal to another program and takes it back. */
export type Suspend = ReturnType<typeof useApp>['suspendTerminal'];

type AppProps = {
  /** The program of the database that is shown; another one when another database is opened. */
  readonly loop: Loop;
  readonly commands: readonly Command[];
  readonly appearance: Appearance;
  /** Called once with the function that lends the terminal. */
  readonly onTerminal: (suspend: Suspend) => void;
};

/** The running screen: the one place that receives keys, pastes and sizes and draws the state. */
export function App({ loop, commands, appearance, onTerminal }: AppProps) {
  const state = useSyncExternalStore(loop.subscribe, loop.snapshot);
  const { columns, rows } = useWindowSize();
  const { suspendTerminal } = useApp();

  const together = useMemo(() => gather(loop), [loop]);
  useInput((input, key) => together.keys(presses(input, key)));
  usePaste((text) => together.paste(text));
  useEffect(() => onTerminal(suspendTerminal), [onTerminal, suspendTerminal]);
  useEffect(() => {
    const { size } = loop.snapshot();
    if (size.columns !== columns || size.rows !== rows) {
      loop.dispatch({ type: 'resized', columns, rows });
    }
  }, [loop, columns, rows]);

  return (
    <AppearanceContext value={appearance}>
      <Screen state={state} commands={commands} />
    </AppearanceContext>
  );
}
