import type { ImportProgress } from '../domain/model/import-state.ts';
import { type Store, StoreError } from '../store/port/store.ts';
import type { EditedText } from './state/edited-record.ts';
import type { QueryRequest, QueryResponse } from './state/query-state.ts';
import type { Effect, ExportRequest, Message, WantedDatabase } from './state/step.ts';
import type { SavedView, View } from './state/view.ts';

/** How an import in the background ended, in words. */
export type ImportEnd = {
  readonly how: string;
  /** Whether every row of the file is in; `false` if some were rejected or it was stopped. */
  readonly isWhole: boolean;
};

/** What the program needs from the outside world. All effects are here, and nowhere else. */
export type Services = {
  readonly store: Store;
  /** Saves the draft of this dashboard to disk, so that it survives a crash; deletes an empty one. */
  readonly keepDraft: (text: string) => void;
  readonly remember: (prompt: 'add' | 'filter', text: string) => void;
  /** Copies text to the clipboard; returns how, in words. */
  readonly copy: (text: string) => Promise<string>;
  /** Opens a web page in the person's browser. */
  readonly openLink: (address: string) => Promise<void>;
  /**
   * Writes what matches to a new file, in the format of its extension; returns where it is, in words. If that name is
   * taken, the error has a `free` one.
   */
  readonly exportTo: (request: ExportRequest) => Promise<string>;
  readonly readViews: () => Promise<readonly SavedView[]>;
  /** Saves a view; if there is another one of its name, `replaces` it or rejects with an error that has `isTaken`. */
  readonly saveView: (name: string, view: View, replaces: boolean) => Promise<void>;
  readonly removeView: (name: string) => Promise<void>;
  /** The last parts of the paths that begin with a text, those of folders with a slash; none if the folder cannot be read. */
  readonly filesBeginning: (text: string) => Promise<readonly string[]>;
  /**
   * Imports a file into the database in the background; `tell` is called with how far that is. Rejects if nothing was imported
   * because the file cannot be read or an answer is needed; the message then says what to do.
   */
  readonly importFile: (
    file: string,
    tell: (progress: Omit<ImportProgress, 'state'>) => void,
  ) => Promise<ImportEnd>;
  readonly stopImport: () => void;
  /** Opens another database and shows it in place of this one. If that fails, this one stays. */
  readonly openDatabase: (wanted: WantedDatabase) => Promise<void>;
  /** Lends the terminal to the person's own editor; returns the edited text. */
  readonly editText: (edit: EditedText) => Promise<string>;
  readonly forgetEdit: (record: string) => void;
  readonly redraw: () => void;
  readonly suspend: () => void;
  readonly quit: () => void;
};

/** How long (ms) an answer may take before it is marked as late; an earlier mark would only flicker. */
const LATE_MS = 300;

/** How long (ms) news from others is gathered after a refresh, so that a burst of it costs one refresh a second. */
const GATHERING_MS = 1_000;

/** How long (ms) the selection has to stay before its incident is read: longer than between two repeats of a held key. */
const RESTING_MS = 120;

/** Returns the function that performs effects and dispatches their results. */
export function createPerform(services: Services, dispatch: (message: Message) => void) {
  const under: Partial<Record<QueryRequest['question'], AbortController>> = {};

  let resting: NodeJS.Timeout | undefined;

  const answer = (ask: QueryRequest, came: { answer: unknown } | { error: string }) => {
    // The store's types bind an answer to its question; their union cannot be expressed here.
    dispatch({
      type: 'answered',
      answered: { question: ask.question, ticket: ask.ticket, ...came } as QueryResponse,
    });
  };

  const ask = async (wanted: QueryRequest) => {
    under[wanted.question]?.abort();
    const controller = new AbortController();
    under[wanted.question] = controller;
    const { question, ticket } = wanted;
    const delay = setTimeout(
      () => dispatch({ type: 'delayed', delayed: { question, ticket } }),
      LATE_MS,
    );
    try {
      const found = await services.store.ask(wanted.question, wanted.params, controller.signal);
      answer(wanted, { answer: found });
    } catch (error) {
      if (error instanceof StoreError && error.code === 'given-up') return;
      answer(wanted, { error: sentence(error) });
    } finally {
      clearTimeout(delay);
    }
  };

  /** Failing to save a draft or the history, as on a full disk, must not fail the action. */
  const attempt = (what: string, run: () => void) => {
    try {
      run();
    } catch (error) {
      dispatch({ type: 'failed', message: `${what}: ${sentence(error)}` });
    }
  };

  const viewsRead = (views: readonly SavedView[]) => dispatch({ type: 'views-read', views });
  const failed = (error: unknown) => dispatch({ type: 'failed', message: sentence(error) });

  return (effect: Effect): void => {
    switch (effect.type) {
      case 'ask':
        void ask(effect.ask);
        return;
      case 'act':
        services.store.act(effect.act).then(
          (done) => dispatch({ type: 'acted', act: effect.act, done }),
          (error: unknown) =>
            dispatch({
              type: 'refused',
              act: effect.act,
              message: sentence(error),
              theirs: error instanceof StoreError ? error.theirs : undefined,
            }),
        );
        return;
      case 'gather-news':
        // Nothing to wait for when the program ends.
        setTimeout(() => dispatch({ type: 'news-gathered' }), GATHERING_MS).unref();
        return;
      case 'await-rest':
        clearTimeout(resting);
        resting = setTimeout(() => dispatch({ type: 'rested' }), RESTING_MS).unref();
        return;
      case 'copy':
        services.copy(effect.text).then(
          (how) => dispatch({ type: 'succeeded', how }),
          (error: unknown) => dispatch({ type: 'failed', message: sentence(error) }),
        );
        return;
      case 'open-link':
        services
          .openLink(effect.address)
          .catch((error: unknown) => dispatch({ type: 'failed', message: sentence(error) }));
        return;
      case 'keep-draft':
        attempt('the draft could not be saved', () => services.keepDraft(effect.text));
        return;
      case 'remember':
        attempt('the line could not be added to the history', () =>
          services.remember(effect.prompt, effect.text),
        );
        return;
      case 'export': {
        const { type: _, ...request } = effect;
        services.exportTo(request).then(
          (how) => dispatch({ type: 'succeeded', how }),
          (error: unknown) =>
            dispatch({
              type: 'not-exported',
              refused: { ...request, message: sentence(error), free: freeName(error) },
            }),
        );
        return;
      }
      case 'read-views':
        services.readViews().then(viewsRead, failed);
        return;
      case 'save-view':
        services.saveView(effect.name, effect.view, effect.replaces).then(
          () =>
            dispatch({ type: 'succeeded', how: `saved as view ${effect.name}; V lists the views` }),
          (error: unknown) =>
            dispatch({
              type: 'view-not-saved',
              name: effect.name,
              message: sentence(error),
              isTaken: error instanceof Error && 'isTaken' in error,
            }),
        );
        return;
      case 'remove-view':
        services.removeView(effect.name).then(services.readViews).then(viewsRead, failed);
        return;
      case 'list-files':
        services.filesBeginning(effect.of).then(
          (names) => dispatch({ type: 'files-listed', of: effect.of, names }),
          (error: unknown) => dispatch({ type: 'failed', message: sentence(error) }),
        );
        return;
      case 'import':
        services
          .importFile(effect.file, (progress) => dispatch({ type: 'import-told', progress }))
          .then(
            (end) => dispatch({ type: 'import-ended', ...end }),
            (error: unknown) => dispatch({ type: 'not-imported', message: sentence(error) }),
          );
        return;
      case 'stop-import':
        services.stopImport();
        return;
      case 'open-database':
        services
          .openDatabase(effect.wanted)
          .catch((error: unknown) =>
            dispatch({ type: 'not-opened', wanted: effect.wanted, message: sentence(error) }),
          );
        return;
      case 'edit-text':
        services.editText(effect.edit).then(
          (text) => dispatch({ type: 'text-edited', text }),
          (error: unknown) => dispatch({ type: 'failed', message: sentence(error) }),
        );
        return;
      case 'forget-edit':
        attempt('the editor file could not be removed', () => services.forgetEdit(effect.record));
        return;
      case 'redraw':
        services.redraw();
        return;
      case 'suspend':
        services.suspend();
        return;
      case 'quit':
        services.quit();
        return;
    }
  };
}

function freeName(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('free' in error)) return undefined;
  return typeof error.free === 'string' ? error.free : undefined;
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
