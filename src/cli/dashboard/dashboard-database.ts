import { dirname, join } from 'node:path';
import { bindKeys } from '../../app/keys/bindings.ts';
import { type Loop, startLoop } from '../../app/loop.ts';
import type { State } from '../../app/state/state.ts';
import { createUpdate } from '../../app/update.ts';
import { COMMANDS } from '../../commands/index.ts';
import { countOf } from '../../text/number-words.ts';
import { createViewMetrics } from '../../ui/screens/view-metrics.ts';
import { ownTheme } from '../../ui/theme/own-theme.ts';
import { copyOfDay, everyDay } from '../session/daily-backup.ts';
import { CONFIG_FILE, STATE_FOLDER } from '../session/paths.ts';
import { todayIn } from '../session/session.ts';
import { backgroundImport } from './background-import.ts';
import type { DashboardOptions } from './dashboard-options.ts';
import { createServices, type ScreenServices } from './dashboard-services.ts';
import { everyMinute, firstAnswers } from './dashboard-start.ts';
import { openDraft } from './drafts.ts';
import { readHistory } from './entry-history.ts';
import type { OpenedDatabase } from './open-database.ts';
import { openEdits } from './own-editor.ts';

/** The database on the screen: the program that shows it, with its drafts, its live updates and its daily copies. */
export type ShownDatabase = {
  readonly opened: OpenedDatabase;
  readonly loop: Loop;
  /** Begins what can wait until the first frame is drawn. */
  readonly drawn: () => void;
  /** Stops everything that belongs to it, and closes it; resolves with what an import that was stopped so says. */
  readonly close: () => Promise<string | undefined>;
};

/** Starts the program on an open database; resolves once its panels have answered, or are late. */
export async function startShowing(
  opened: OpenedDatabase,
  state: State,
  options: DashboardOptions,
  screen: ScreenServices,
): Promise<ShownDatabase> {
  const { file, isSample, store } = opened;
  const keys = bindKeys(COMMANDS, options.config.keys);
  // What is typed in the sample is deleted with it.
  const folder = isSample ? dirname(file) : STATE_FOLDER;
  const draft = openDraft(join(folder, 'drafts'), file);
  const historyFile = join(folder, 'history.jsonl');
  const edits = openEdits(join(folder, 'drafts'), file, process.env);
  const imports = backgroundImport(file);
  const loop = startLoop({
    state: {
      ...state,
      draft: draft.text,
      leftEdits: edits.left,
      history: readHistory(historyFile),
    },
    update: createUpdate(createViewMetrics(keys.commands)),
    services: () =>
      createServices({ store, imports, draft, edits, historyFile, zone: options.zone, screen }),
    now: () => new Date().toISOString(),
  });
  const stopWatching = store.watch((news) => loop.dispatch({ type: 'heard', news }));
  const stopClock = everyMinute(loop);
  await firstAnswers(loop);
  const tell = (told: readonly string[]) => {
    for (const message of told) loop.dispatch({ type: 'failed', message });
  };
  const trouble = [...ownTheme(options.config.theme).problems, ...keys.problems];
  tell([...settingsTrouble(trouble), ...edits.told]);
  store.ask('unfinishedPurges', {}).then(tell, () => {});
  store.ask('unfinishedImports', { except: null }).then(tell, () => {});
  let stopCopies = () => {};
  return {
    opened,
    loop,
    drawn: () => {
      stopCopies = copyDaily(opened, options, loop);
    },
    close: async () => {
      const stopped = await imports.end();
      stopCopies();
      stopClock();
      stopWatching();
      await opened.close();
      return stopped;
    },
  };
}

/** What is wrong with a person's keys and colours, in a sentence with the first line; empty if nothing is. */
function settingsTrouble(
  problems: readonly { readonly line: number; readonly message: string }[],
): readonly string[] {
  const [first, ...more] = problems;
  if (first === undefined) return [];
  const rest = more.length === 0 ? '' : ` · and ${countOf(more.length, 'more line')}`;
  return [`${CONFIG_FILE}, line ${first.line}: ${first.message}${rest}`];
}

/** Makes daily copies if the configuration asks for them, and shows failures on the screen. */
function copyDaily(
  { file: database, isSample, store }: OpenedDatabase,
  { config, readOnly, zone }: DashboardOptions,
  loop: Loop,
): () => void {
  if (!config.backup.daily || readOnly || isSample) return () => {};
  return everyDay(
    () => copyOfDay(store, { database, config, today: todayIn(zone) }),
    (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      loop.dispatch({ type: 'failed', message: `the daily copy was not made: ${reason}` });
    },
  );
}
