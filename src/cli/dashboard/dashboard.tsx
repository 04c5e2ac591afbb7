import { basename } from 'node:path';
import { render } from 'ink';
import { bindKeys } from '../../app/keys/bindings.ts';
import { openedInPlace } from '../../app/prompt/opening.ts';
import type { Command } from '../../app/state/command.ts';
import { initialState, type State } from '../../app/state/state.ts';
import type { WantedDatabase } from '../../app/state/step.ts';
import { COMMANDS } from '../../commands/index.ts';
import { shellWord } from '../../domain/grammar/quoting.ts';
import { followLinks } from '../../store/sqlite/file/file-names.ts';
import { cleanLines } from '../../text/clean.ts';
import { App } from '../../ui/app.tsx';
import { type Appearance, createAppearance } from '../../ui/theme/appearance.ts';
import { themeFor } from '../../ui/theme/colour-level.ts';
import { glyphsFor } from '../../ui/theme/glyphs.ts';
import { ownTheme } from '../../ui/theme/own-theme.ts';
import { DEFAULT_DATABASE } from '../session/paths.ts';
import { startShowing } from './dashboard-database.ts';
import { drawScreen, printFrame } from './dashboard-frame.tsx';
import type { DashboardOptions, FirstDatabase } from './dashboard-options.ts';
import type { ScreenServices } from './dashboard-services.ts';
import { lendTerminal, untilEnd } from './dashboard-terminal.ts';
import type { OpenedDatabase } from './open-database.ts';

/** Shows the dashboard of a database that is being opened; returns the exit status when the person quits. */
export async function runDashboard(
  { opening, file, isSample, previousFile }: FirstDatabase,
  options: DashboardOptions,
): Promise<number> {
  const { stdout } = process;
  const { commands } = bindKeys(COMMANDS, options.config.keys);
  const appearance = createAppearance(
    themeFor(options.color, stdout.isTTY, ownTheme(options.config.theme).theme),
    glyphsFor(process.env),
    options.color,
  );
  const size = stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : PRINTED;
  const state = stateOf({ file, isSample }, { size, previousFile }, options);
  // Drawing once while the database opens loads and compiles the drawing code: 40 ms less to the first frame.
  if (stdout.isTTY) drawScreen(state, appearance, commands);
  const store = await opening;
  const opened: OpenedDatabase = { file, isSample, store, close: store.close };
  return stdout.isTTY
    ? watch(options, { opened, appearance, state, commands })
    : printFrame(store, appearance, state, commands);
}

/** The size of a screen that is printed to a file. */
const PRINTED = { columns: 100, rows: 36 };

type Parts = {
  readonly opened: OpenedDatabase;
  readonly appearance: Appearance;
  readonly state: State;
  readonly commands: readonly Command[];
};

async function watch(
  options: DashboardOptions,
  { opened, appearance, state, commands }: Parts,
): Promise<number> {
  const terminal = lendTerminal();
  const services: ScreenServices = { ...terminal, openDatabase };
  let shown = await startShowing(opened, state, options, services);
  options.keys?.handOver();
  const app = () => (
    <App
      loop={shown.loop}
      commands={commands}
      appearance={appearance}
      onTerminal={terminal.onTerminal}
    />
  );
  const screen = render(app(), {
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    maxFps: 120,
  });
  options.onDrawn();
  shown.drawn();
  try {
    return await untilEnd(screen, terminal);
  } finally {
    const stopped = await shown.close();
    if (stopped !== undefined) process.stderr.write(`${cleanLines(stopped).join('\n')}\n`);
  }

  /** Opens another database, then shows it and closes the one before. */
  async function openDatabase(wanted: WantedDatabase): Promise<void> {
    const before = shown;
    const { size } = before.loop.snapshot();
    const tell = (words: string) => before.loop.dispatch({ type: 'opening-told', words });
    const next = await options.openAnother(wanted, before.opened.file, tell);
    const last = before.opened.isSample ? before.loop.snapshot().previousFile : before.opened.file;
    const previousFile = last === next.file ? undefined : last;
    shown = await startShowing(
      next,
      openedInPlace(stateOf(next, { size, previousFile }, options)),
      options,
      services,
    );
    screen.rerender(app());
    shown.drawn();
    await before.close();
  }
}

/** How a shell runs the program on a database. */
function programOn(file: string): string {
  return file === followLinks(DEFAULT_DATABASE)
    ? 'watchfloor'
    : `watchfloor --db ${shellWord(file)}`;
}

function stateOf(
  { file, isSample }: Pick<OpenedDatabase, 'file' | 'isSample'>,
  given: Pick<State, 'size' | 'previousFile'>,
  { who, zone, readOnly }: DashboardOptions,
): State {
  return initialState({
    ...given,
    file: isSample ? 'sample' : basename(file),
    program: programOn(file),
    who,
    zone,
    readOnly,
    now: new Date().toISOString(),
    draft: '',
  });
}
