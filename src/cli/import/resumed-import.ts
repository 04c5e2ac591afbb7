import { recordName } from '../../domain/model/record.ts';
import type { OpenedFile } from '../../exchange/import/import-file.ts';
import type { Resumable } from '../../store/port/rows-imports.ts';
import { noImport } from '../../store/port/store.ts';
import { WorkError } from '../session/failure.ts';

/** An import to go on with. */
export type Resumed = Resumable & { readonly batch: number };

/** Throws for an import that cannot be gone on with, and says why. */
export function expectStopped(batch: number, found: Resumable | null): Resumable {
  if (found === null) throw noImport(batch);
  if (found.state === 'stopped' && found.takenBackAt === null) return found;
  const name = recordName({ kind: 'batch', id: batch });
  if (found.takenBackAt !== null) {
    throw new WorkError(`${name} was undone. Import the file again instead.`);
  }
  if (found.state === 'undoing' || found.state === 'undo stopped') {
    throw new WorkError(
      `Parts of ${name} are undone already, so that it cannot go on. Undo the rest: watchfloor imports undo ${name}`,
    );
  }
  throw new WorkError(
    found.state === 'done'
      ? `${name} is done; there is nothing to go on with.`
      : `${name} is still under way. watchfloor imports shows how far it is.`,
  );
}

/** Throws a `WorkError` for another file than the one whose import was stopped. */
export function expectSameFile(
  file: string,
  { facts, dataset, format }: OpenedFile,
  of: Resumed,
): void {
  const name = recordName({ kind: 'batch', id: of.batch });
  if (facts.sha256 !== of.sha256) {
    throw new WorkError(
      `${file} is not the file of ${name}: its content differs. Give the same file, or take the import back: watchfloor imports undo ${name}`,
    );
  }
  if (dataset.name === of.dataset && format.id === of.format) return;
  throw new WorkError(
    `${file} is now read as ${format.title} (dataset ${dataset.name}), and ${name} was not. Take it back and import the file again: watchfloor imports undo ${name}`,
  );
}
