import { basename, dirname, join } from 'node:path';
import { render } from 'ink';
import { type Loop, startLoop } from '../../app/loop.ts';
import { initialState, type State } from '../../app/state/state.ts';
import { createUpdate } from '../../app/update.ts';
import { COMMANDS } from '../../commands/index.ts';
import { shellWord } from '../../domain/grammar/quoting.ts';
import type { Store } from '../../store/port/store.ts';
import { followLinks } from '../../store/sqlite/file/file-names.ts';
import { App } from '../../ui/app.tsx';
import { createViewMetrics } from '../../ui/screens/view-metrics.ts';
import { type Appearance, createAppearance } from '../../ui/theme/appearance.ts';
import { themeFor } from '../../ui/theme/colour-level.ts';
import { glyphsFor } from '../../ui/theme/glyphs.ts';
import { copyOfDay, everyDay } from '../session/daily-backup.ts';
import { DEFAULT_DATABASE, STATE_FOLDER } from '../session/paths.ts';
import { todayIn } from '../session/session.ts';
import { drawScreen, printFrame } from './dashboard-frame.tsx';
import type { DashboardOptions } from './dashboard-options.ts';
import { createServices } from './dashboard-services.ts';
import { everyMinute, firstAnswers } from './dashboard-start.ts';
import { lendTerminal, untilEnd } from './dashboard-terminal.ts';
import { openDraft } from './drafts.ts';
import { readHistory } from './entry-history.ts';
import { openEdits } from './own-editor.ts';

/** Shows the dashboard of a database that is being opened, without closing it; returns the exit status when the person quits. */
export async function runDashboard(
  opening: Promise<Store>,
  options: DashboardOptions,
): Promise<number> {
  const { stdout } = process;
  const appearance = createAppearance(
    themeFor(options.color ? 1 : 0, stdout.isTTY),
    glyphsFor(process.env),
  );
  const size = stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : PRINTED;
  const state = stateOf(options, size);
  // Drawing once while the database opens loads and compiles the drawing code: 40 ms less to the first frame.
  if (stdout.isTTY) drawScreen(state, appearance);
  const store = await opening;
  return stdout.isTTY
    ? watch(options, { store, appearance, state })
    : printFrame(store, appearance, state);
}

/** The size of a screen that is printed to a file. */
const PRINTED = { columns: 100, rows: 36 };

type Parts = { readonly store: Store; readonly appearance: Appearance; readonly state: State };

async function watch(
  options: DashboardOptions,
  { store, appearance, state }: Parts,
): Promise<number> {
  // What is typed in the demo is deleted with it.
  const folder = options.demo === true ? dirname(options.file) : STATE_FOLDER;
  const draft = openDraft(join(folder, 'drafts'), options.file);
  const historyFile = join(folder, 'history.jsonl');
  const edits = openEdits(join(folder, 'drafts'), options.file, process.env);
  const terminal = lendTerminal(edits);
  const loop = startLoop({
    state: {
      ...state,
      draft: draft.text,
      leftEdits: edits.left,
      history: readHistory(historyFile),
    },
    update: createUpdate(createViewMetrics(COMMANDS)),
    services: () =>
      createServices({ store, draft, edits, historyFile, zone: options.zone, terminal }),
    now: () => new Date().toISOString(),
  });
  const stopWatching = store.watch((news) => loop.dispatch({ type: 'heard', news }));
  const stopClock = everyMinute(loop);
  let stopCopies = () => {};
  try {
    await firstAnswers(loop);
    const tell = (told: readonly string[]) => {
      for (const message of told) loop.dispatch({ type: 'failed', message });
    };
    tell(edits.told);
    store.ask('unfinishedPurges', {}).then(tell, () => {});
    store.ask('unfinishedImports', { except: null }).then(tell, () => {});
    options.keys?.handOver();
    const screen = render(
      <App
        loop={loop}
        commands={COMMANDS}
        appearance={appearance}
        onTerminal={terminal.onTerminal}
      />,
      {
        interactive: true,
        alternateScreen: true,
        incrementalRendering: true,
        exitOnCtrlC: false,
        maxFps: 120,
      },
    );
    options.onDrawn();
    stopCopies = copyDaily(options, store, loop);
    return await untilEnd(screen, terminal);
  } finally {
    stopCopies();
    stopClock();
    stopWatching();
  }
}

/** Makes daily copies if the configuration asks for them, and shows failures on the screen. */
function copyDaily(options: DashboardOptions, store: Store, loop: Loop): () => void {
  const { config, file: database } = options;
  if (!config.backup.daily || options.readOnly || options.demo === true) return () => {};
  return everyDay(
    () => copyOfDay(store, { database, config, today: todayIn(options.zone) }),
    (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      loop.dispatch({ type: 'failed', message: `the daily copy was not made: ${reason}` });
    },
  );
}

/** How a shell runs the program on a database. */
function programOn(file: string): string {
  return file === followLinks(DEFAULT_DATABASE)
    ? 'watchfloor'
    : `watchfloor --db ${shellWord(file)}`;
}

function stateOf(options: DashboardOptions, size: State['size']): State {
  return initialState({
    file: options.demo === true ? 'sample' : basename(options.file),
    program: programOn(options.file),
    who: options.who,
    zone: options.zone,
    readOnly: options.readOnly,
    now: new Date().toISOString(),
    size,
    draft: '',
  });
}
