import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, as an absolute path. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A source file, with its path in the project. */
export type SourceFile = { readonly path: string; readonly text: string };

/** Every TypeScript file below some folders of the project. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name))
      .map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') })),
  );
}
