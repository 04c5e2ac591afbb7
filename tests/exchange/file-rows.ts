import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { factsOf } from '../../src/exchange/reading/file-facts.ts';
import { layoutOf } from '../../src/exchange/reading/layout.ts';
import { readRows } from '../../src/exchange/reading/read-rows.ts';
import { temporaryFolder } from '../support/store.ts';

/** What is meant of a file. */
export type Chosen = { readonly within?: string; readonly sheet?: string };

/** The rows of a file with this content below its header, each with its line, and the name of what was read. */
export async function rowsIn(
  content: Buffer,
  { within = null, sheet = null }: Partial<Record<keyof Chosen, string | null>> = {},
  name = 'rows.zip',
) {
  await using folder = await temporaryFolder();
  const file = join(folder.path, name);
  await writeFile(file, content);
  const facts = await factsOf(file, { within, sheet }, undefined);
  const rows: (readonly [number, ...string[]])[] = [];
  for await (const { row } of readRows(facts, layoutOf(facts), undefined)) {
    if (row !== undefined) rows.push([row.line, ...row.raw.cells]);
  }
  return { name: facts.source.name, rows };
}

/** Why a file is refused. */
export async function whyRefused(content: Buffer, chosen: Chosen = {}): Promise<string> {
  return rowsIn(content, chosen).then(
    ({ name, rows }) => `${name} has ${rows.length} rows.`,
    (error: Error) => error.message,
  );
}
