import type { Services } from '../../app/perform.ts';
import type { Store } from '../../store/port/store.ts';
import { VIEWS_FOLDER } from '../session/paths.ts';
import type { BackgroundImport } from './background-import.ts';
import { copyText } from './clipboard.ts';
import type { Draft } from './drafts.ts';
import { appendHistory } from './entry-history.ts';
import { exportToFile } from './export-to-file.ts';
import { filesBeginning } from './files-beginning.ts';
import { openLink } from './open-link.ts';
import type { Edits } from './own-editor.ts';
import { savedViews } from './saved-views.ts';

/** The effects that need the screen, whichever database it shows. */
export type ScreenServices = Pick<Services, 'openDatabase' | 'redraw' | 'suspend' | 'quit'> & {
  /** Lends the terminal to another program, and takes it back. */
  readonly lend: (use: () => Promise<void>) => Promise<void>;
};

/** The effects that the dashboard can have. */
export function createServices(parts: {
  readonly store: Store;
  readonly imports: Pick<BackgroundImport, 'importFile' | 'stopImport'>;
  readonly draft: Draft;
  readonly edits: Pick<Edits, 'edit' | 'forget'>;
  readonly historyFile: string;
  readonly zone: string;
  readonly screen: ScreenServices;
}): Services {
  const { lend, ...screen } = parts.screen;
  return {
    store: parts.store,
    keepDraft: parts.draft.keep,
    forgetEdit: parts.edits.forget,
    remember: (prompt, text) => appendHistory(parts.historyFile, prompt, text),
    copy: copyText,
    openLink: (address) => openLink(address),
    exportTo: (request) => exportToFile(parts.store, { ...request, zone: parts.zone }),
    filesBeginning,
    ...savedViews(VIEWS_FOLDER, () => ({ now: new Date().toISOString(), zone: parts.zone })),
    importFile: parts.imports.importFile,
    stopImport: parts.imports.stopImport,
    editText: async (edit) => {
      let edited = edit.text;
      await lend(async () => {
        edited = await parts.edits.edit(edit);
      });
      return edited;
    },
    ...screen,
  };
}
