import { setTimeout as wait } from 'node:timers/promises';
import { StoreError, type TellCopy } from '../../port/store.ts';
import type { SupervisedThread } from './supervised-thread.ts';

/** How long (ms) until it is tried again to write down a copy while somebody else writes. */
const TRY_AGAIN_MS = 250;

type Copying = {
  readonly file: string;
  readonly who: string;
  readonly tell: TellCopy;
};

/**
 * Makes a copy on a thread of its own, and has the writer remember it. The copy can be made while others write, also in the
 * middle of an import; to remember it has to wait until they are done.
 */
export async function rememberedCopy(
  copier: SupervisedThread,
  writer: Pick<SupervisedThread, 'call'>,
  { file, who, tell }: Copying,
): Promise<void> {
  try {
    await copier.open();
    await copier.call('copyTo', { file });
  } finally {
    await copier.close();
  }
  tell('made', file);
  for (let isFirst = true; ; isFirst = false) {
    try {
      await writer.call('rememberCopy', { file, who });
      return;
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'busy')) throw error;
      if (isFirst) tell('waiting', file);
      await wait(TRY_AGAIN_MS);
    }
  }
}
