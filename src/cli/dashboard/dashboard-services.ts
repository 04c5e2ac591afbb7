import type { Services } from '../../app/perform.ts';
import type { Store } from '../../store/port/store.ts';
import { copyText } from './clipboard.ts';
import type { Draft } from './drafts.ts';
import { appendHistory } from './entry-history.ts';
import { exportToFile } from './export-to-file.ts';
import { openLink } from './open-link.ts';
import type { Edits } from './own-editor.ts';

/** The effects that the dashboard can have; `terminal` holds those that need a drawn screen. */
export function createServices(parts: {
  readonly store: Store;
  readonly draft: Draft;
  readonly edits: Pick<Edits, 'forget'>;
  readonly historyFile: string;
  readonly zone: string;
  readonly terminal: Pick<Services, 'editText' | 'redraw' | 'suspend' | 'quit'>;
}): Services {
  return {
    store: parts.store,
    keepDraft: parts.draft.keep,
    forgetEdit: parts.edits.forget,
    remember: (prompt, text) => appendHistory(parts.historyFile, prompt, text),
    copy: copyText,
    openLink: (address) => openLink(address),
    exportTo: (request) => exportToFile(parts.store, { ...request, zone: parts.zone }),
    ...parts.terminal,
  };
}
