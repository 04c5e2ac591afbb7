import { renderToString } from 'ink';
import { startLoop } from '../../app/loop.ts';
import type { Command } from '../../app/state/command.ts';
import type { State } from '../../app/state/state.ts';
import { createUpdate } from '../../app/update.ts';
import type { Store } from '../../store/port/store.ts';
import { Screen } from '../../ui/screens/screen.tsx';
import { createViewMetrics } from '../../ui/screens/view-metrics.ts';
import { type Appearance, AppearanceContext } from '../../ui/theme/appearance.ts';
import { allAnswers } from './dashboard-start.ts';

const nothing = () => {};

/** Prints the dashboard once as plain text, for output that is not a terminal. Returns the exit status. */
export async function printFrame(
  store: Store,
  appearance: Appearance,
  state: State,
  commands: readonly Command[],
): Promise<number> {
  const loop = startLoop({
    state,
    update: createUpdate(createViewMetrics(commands)),
    services: () => ({
      store,
      keepDraft: nothing,
      remember: nothing,
      copy: async () => '',
      openLink: async () => {},
      exportTo: async () => '',
      filesBeginning: async () => [],
      openDatabase: async () => {},
      importFile: async () => ({ how: '', isWhole: true }),
      stopImport: () => {},
      readViews: async () => [],
      saveView: async () => {},
      removeView: async () => {},
      editText: async ({ text }) => text,
      forgetEdit: nothing,
      redraw: nothing,
      suspend: nothing,
      quit: nothing,
    }),
    now: () => new Date().toISOString(),
  });
  await allAnswers(loop);
  process.stdout.write(`${drawScreen(loop.snapshot(), appearance, commands)}\n`);
  return 0;
}

/** The screen of a state, drawn once as text. */
export function drawScreen(
  state: State,
  appearance: Appearance,
  commands: readonly Command[],
): string {
  return renderToString(
    <AppearanceContext value={appearance}>
      <Screen state={state} commands={commands} />
    </AppearanceContext>,
    { columns: state.size.columns },
  );
}
