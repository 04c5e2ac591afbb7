import { type Store, StoreError } from '../store/port/store.ts';
import type { Answered, Ask } from './state/asked.ts';
import type { EditedText } from './state/edited-record.ts';
import type { Effect, ExportRequest, Message } from './state/step.ts';

/** What the program needs of the world outside: everything here has an effect, and nothing else has. */
export type Outside = {
  readonly store: Store;
  /** Keeps the draft of this dashboard where a crash does not reach it; an empty one is thrown away. */
  readonly keepDraft: (text: string) => void;
  readonly remember: (prompt: 'add' | 'filter', text: string) => void;
  /** Puts text on the clipboard; answers how that was done, in words. */
  readonly copy: (text: string) => Promise<string>;
  /**
   * Writes what matches into a new file, in the form that its name asks for; answers where it is, in words. Where that name
   * is taken, the error has a `free` one.
   */
  readonly exportTo: (request: ExportRequest) => Promise<string>;
  /** Lends the terminal to the person's own editor; answers with the text as it was left. */
  readonly editText: (edit: EditedText) => Promise<string>;
  readonly forgetEdit: (record: string) => void;
  readonly redraw: () => void;
  readonly suspend: () => void;
  readonly quit: () => void;
};

/** What a person sees as waiting (ms): until then a mark would only flicker. */
const LATE_MS = 300;

/** Makes what performs effects; what comes of them is told to `dispatch`. */
export function createPerform(outside: Outside, dispatch: (message: Message) => void) {
  const under: Partial<Record<Ask['question'], AbortController>> = {};

  const answer = (ask: Ask, came: { answer: unknown } | { error: string }) => {
    // The store's own types bind an answer to its question; the union of all of them can't be written here.
    dispatch({
      type: 'answered',
      answered: { question: ask.question, ticket: ask.ticket, ...came } as Answered,
    });
  };

  const ask = async (wanted: Ask) => {
    under[wanted.question]?.abort();
    const controller = new AbortController();
    under[wanted.question] = controller;
    const { question, ticket } = wanted;
    const delay = setTimeout(
      () => dispatch({ type: 'delayed', delayed: { question, ticket } }),
      LATE_MS,
    );
    try {
      const found = await outside.store.ask(wanted.question, wanted.params, controller.signal);
      answer(wanted, { answer: found });
    } catch (error) {
      if (error instanceof StoreError && error.code === 'given-up') return;
      answer(wanted, { error: sentence(error) });
    } finally {
      clearTimeout(delay);
    }
  };

  /** A full disk takes away what is beside the work, not the work. */
  const attempt = (what: string, run: () => void) => {
    try {
      run();
    } catch (error) {
      dispatch({ type: 'failed', message: `${what}: ${sentence(error)}` });
    }
  };

  return (effect: Effect): void => {
    switch (effect.type) {
      case 'ask':
        void ask(effect.ask);
        return;
      case 'act':
        outside.store.act(effect.act).then(
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
      case 'copy':
        outside.copy(effect.text).then(
          (how) => dispatch({ type: 'succeeded', how }),
          (error: unknown) => dispatch({ type: 'failed', message: sentence(error) }),
        );
        return;
      case 'keep-draft':
        attempt('the draft could not be saved', () => outside.keepDraft(effect.text));
        return;
      case 'remember':
        attempt('the line could not be added to the history', () =>
          outside.remember(effect.prompt, effect.text),
        );
        return;
      case 'export': {
        const { type: _, ...request } = effect;
        outside.exportTo(request).then(
          (how) => dispatch({ type: 'succeeded', how }),
          (error: unknown) =>
            dispatch({
              type: 'not-exported',
              refused: { ...request, message: sentence(error), free: freeName(error) },
            }),
        );
        return;
      }
      case 'edit-text':
        outside.editText(effect.edit).then(
          (text) => dispatch({ type: 'text-edited', text }),
          (error: unknown) => dispatch({ type: 'failed', message: sentence(error) }),
        );
        return;
      case 'forget-edit':
        attempt('the editor file could not be removed', () => outside.forgetEdit(effect.record));
        return;
      case 'redraw':
        outside.redraw();
        return;
      case 'suspend':
        outside.suspend();
        return;
      case 'quit':
        outside.quit();
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
