import { setTimeout as wait } from 'node:timers/promises';
import { StoreError, type TellCopy } from '../../port/store.ts';
import type { SupervisedThread } from './supervised-thread.ts';

/** The time (ms) until recording a copy is tried again while another program writes. */
const TRY_AGAIN_MS = 250;

type Copying = {
  readonly file: string;
  readonly who: string;
  readonly tell: TellCopy;
};

/**
 * Makes a copy on a thread of its own, and has the writer record it. The copy can be made while others write, even during an
 * import; recording it waits until they are done.
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
