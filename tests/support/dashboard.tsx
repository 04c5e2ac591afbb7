import { renderToString } from 'ink';
import { type Loop, startLoop } from '../../src/app/loop.ts';
import { readingWanted } from '../../src/app/requests/live-queries.ts';
import type { State } from '../../src/app/state/state.ts';
import { createUpdate } from '../../src/app/update.ts';
import { exportToFile } from '../../src/cli/dashboard/export-to-file.ts';
import { filesBeginning } from '../../src/cli/dashboard/files-beginning.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import type { Store } from '../../src/store/port/store.ts';
import { Screen } from '../../src/ui/screens/screen.tsx';
import { createViewMetrics } from '../../src/ui/screens/view-metrics.ts';
import { AppearanceContext, createAppearance } from '../../src/ui/theme/appearance.ts';
import type { GlyphsName } from '../../src/ui/theme/glyphs.ts';
import type { ThemeName } from '../../src/ui/theme/themes.ts';
import { newState } from './states.ts';
import { temporaryStore } from './store.ts';

/** The real program on a database of its own, without a terminal. */
export type Dashboard = AsyncDisposable & {
  readonly loop: Loop;
  readonly store: Store;
  readonly file: string;
  /** The copied texts, newest last. */
  readonly copied: readonly string[];
  /** The links opened in a browser, newest last. */
  readonly opened: readonly string[];
  /** Presses keys one after the other, then waits for every answer. */
  readonly press: (...keys: readonly string[]) => Promise<State>;
  /** Types a text, character by character, then waits for every answer. */
  readonly type: (text: string) => Promise<State>;
  /** Waits until the state is as wanted and nothing is under way. */
  readonly until: (isWanted: (state: State) => boolean) => Promise<State>;
  readonly resize: (columns: number, rows: number) => Promise<State>;
};

/** Opens a dashboard on a database with these entry lines in it; `await using` closes it. */
export async function openDashboard(
  lines: readonly string[],
  over: Partial<State> = {},
  editor: (text: string) => string = (text) => text,
): Promise<Dashboard> {
  const store = await temporaryStore({ readers: 1 });
  await addLines(store, lines);
  const copied: string[] = [];
  const opened: string[] = [];
  const state = newState(over);
  const loop = startLoop({
    state,
    update: createUpdate(createViewMetrics(COMMANDS)),
    services: () => ({
      store,
      keepDraft: () => {},
      remember: () => {},
      copy: async (text) => {
        copied.push(text);
        return 'copied';
      },
      openLink: async (address) => {
        opened.push(address);
      },
      exportTo: (request) => exportToFile(store, { ...request, zone: 'UTC' }),
      filesBeginning,
      importFile: async () => ({ how: '', isWhole: true }),
      stopImport: () => {},
      readViews: async () => [],
      saveView: async () => {},
      removeView: async () => {},
      openDatabase: async () => {
        throw new Error('there is no other database here');
      },
      editText: async ({ text }) => editor(text),
      forgetEdit: () => {},
      redraw: () => {},
      suspend: () => {},
      quit: () => {},
    }),
    now: () => state.now,
  });
  const stop = store.watch((news) => loop.dispatch({ type: 'heard', news }));
  const until = (isWanted: (now: State) => boolean) => reached(loop, isWanted);
  const press = (...keys: readonly string[]) => {
    for (const key of keys) loop.dispatch({ type: 'pressed', press: key });
    return until(() => true);
  };
  loop.dispatch({ type: 'started' });
  await until(() => true);
  return {
    loop,
    store,
    file: store.file,
    copied,
    opened,
    press,
    type: (text) => press(...text),
    until,
    resize: (columns, rows) => {
      loop.dispatch({ type: 'resized', columns, rows });
      return until(() => true);
    },
    [Symbol.asyncDispose]: async () => {
      stop();
      await store[Symbol.asyncDispose]();
    },
  };
}

/** Writes entry lines as somebody else would who has the same store. */
export async function addLines(store: Store, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { entry, problems } = readEntry(line, { now: newState().now, zone: 'UTC' });
    if (entry === undefined) throw new Error(`${problems[0].message}: ${line}`);
    await store.act({ kind: 'add', entry, who: 'grace' });
  }
}

type Style = { readonly theme?: ThemeName; readonly glyphs?: GlyphsName };

/** The whole screen of a state, line by line, as it would be drawn. */
export function frameOf(state: State, { theme = 'plain', glyphs = 'unicode' }: Style = {}) {
  return renderToString(
    <AppearanceContext value={createAppearance(theme, glyphs)}>
      <Screen state={state} commands={COMMANDS} />
    </AppearanceContext>,
    { columns: state.size.columns },
  ).split('\n');
}

/** The line of a screen with the title of the recent events. */
export function titleOfEvents(lines: readonly string[]): string {
  return lines.find((line) => line.includes('1 Recent events')) ?? '';
}

/** The same as one text, as a drawing in a test. */
export function drawn(state: State): string {
  return `\n${frameOf(state).join('\n')}\n`;
}

function reached(loop: Loop, isWanted: (state: State) => boolean): Promise<State> {
  const { promise, resolve } = Promise.withResolvers<State>();
  const look = () => {
    const state = loop.snapshot();
    if (isStill(state) && isWanted(state)) resolve(state);
  };
  const stop = loop.subscribe(look);
  look();
  return promise.finally(stop);
}

function isStill(state: State): boolean {
  const { queries, overlay, undoing } = state;
  // What is reported of the selected incident is queried once the selection rests.
  const reading = readingWanted(state);
  if (reading !== undefined && queries.reading?.params.id !== reading) return false;
  const isSaving = overlay?.kind === 'add' && overlay.saving !== undefined;
  return !isSaving && undoing.length === 0 && Object.values(queries).every((one) => !one.waiting);
}

/** The lines inside the frame of the open prompt, without its sides. */
export function promptLines(state: State): readonly string[] {
  const lines = frameOf(state);
  const top = lines.findLastIndex((line) => line.startsWith('┏━'));
  const bottom = lines.findLastIndex((line) => line.startsWith('┗━'));
  return lines.slice(top + 1, bottom).map((line) => line.slice(1, -1).trimEnd());
}
