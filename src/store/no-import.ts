import { recordName } from '../domain/record.ts';
import { StoreError } from './store.ts';

/** What is answered to the number of an import that there is none of. */
export function noImport(batch: number): StoreError {
  const name = recordName({ kind: 'batch', id: batch });
  return new StoreError('missing', `There is no import ${name}. watchfloor imports lists them.`);
}
