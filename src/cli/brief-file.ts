import { resolve } from 'node:path';
import { writeBrief } from '../exchange/brief.ts';
import type { Scope } from '../store/questions.ts';
import type { Store } from '../store/store.ts';
import { writeNewFile } from './new-file.ts';

/** Writes the situation report of what a screen shows into a new file; answers with where it is, in words. */
export async function briefFile(
  store: Store,
  { scope, file, zone }: { readonly scope: Scope; readonly file: string; readonly zone: string },
): Promise<string> {
  const brief = await store.ask('brief', scope);
  const now = new Date().toISOString();
  const path = resolve(file);
  await writeNewFile(path, writeBrief(brief, { filter: scope.filter, zone, now }));
  return `wrote the report to ${path}`;
}
