import type { Outside } from '../app/perform.ts';
import type { Store } from '../store/store.ts';
import { briefFile } from './brief-file.ts';
import { copyText } from './clipboard.ts';
import type { Draft } from './drafts.ts';
import { appendHistory } from './entry-history.ts';

/** What the dashboard can do outside itself; `terminal` is the part that only a drawn screen can do. */
export function createOutside(parts: {
  readonly store: Store;
  readonly draft: Draft;
  readonly historyFile: string;
  readonly zone: string;
  readonly terminal: Pick<Outside, 'editText' | 'redraw' | 'suspend' | 'quit'>;
}): Outside {
  return {
    store: parts.store,
    keepDraft: parts.draft.keep,
    remember: (prompt, text) => appendHistory(parts.historyFile, prompt, text),
    copy: copyText,
    writeBrief: (scope, file) => briefFile(parts.store, { scope, file, zone: parts.zone }),
    ...parts.terminal,
  };
}
