import type { Checkpointer } from '../file/checkpoints.ts';
import type { FileIdentity } from '../file/file-identity.ts';
import type { OverwriteWatch } from '../file/overwrite-watch.ts';

/** The file that the writer has open, and its log. */
export type OpenFile = {
  readonly identity: FileIdentity;
  readonly overwrites: OverwriteWatch;
  readonly log: Checkpointer;
};

/** Throws where the file is not the one that was opened, or something other than SQLite wrote to it. */
export function expectSound({ identity, overwrites }: OpenFile): void {
  identity.expectSame();
  overwrites.expectUntouched();
}

/** Brings the log into the file where it is time for that; while it is in doubt what the file is, nothing is written to it. */
export function lookAfterLog({ log, overwrites }: OpenFile): void {
  if (overwrites.isInDoubt()) return;
  log.checkpointIfQuiet();
  // What that changed in the file is its own doing.
  overwrites.expectUntouched();
}

/** The same before the file is closed. */
export function finishLog({ log, overwrites }: OpenFile): void {
  if (!overwrites.isInDoubt()) log.finish();
}
