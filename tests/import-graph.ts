import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** How one file imports another module: `later` is an `import()`, which loads nothing by itself. */
export type Import = { readonly of: string; readonly kind: 'now' | 'type' | 'later' };

/** A source file, called by its path within the project. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  /** Files of the project by their path, packages and Node's own modules by their name. */
  readonly imports: readonly Import[];
};

const STATEMENT =
  /^(?:import|export)(?<type>\s+type\b)?[^'";]*?\s*(?:from\s*)?'(?<now>[^']+)'|\bimport\(\s*'(?<later>[^']+)'/gm;

/** Every TypeScript file below some folders of the project. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => sourceFile(join(folder, name))),
  );
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(PROJECT, path), 'utf8');
  return { path, text, imports: importsOf(text, path) };
}

/** What a text imports, as if it stood at a path of the project. */
export function importsOf(text: string, path: string): readonly Import[] {
  return [...text.matchAll(STATEMENT)].map(({ groups = {} }) => ({
    of: moduleName(path, groups.now ?? groups.later ?? ''),
    kind: groups.later !== undefined ? 'later' : groups.type === undefined ? 'now' : 'type',
  }));
}

function moduleName(importer: string, specifier: string): string {
  return specifier.startsWith('.')
    ? relative(PROJECT, join(PROJECT, dirname(importer), specifier))
    : specifier;
}

/** Every module that loading a file loads: what is imported only as a type, or only later, is not. */
export function loadedBy(files: readonly SourceFile[], path: string): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const loaded = new Set<string>();
  const visit = (each: string): void => {
    if (loaded.has(each)) return;
    loaded.add(each);
    for (const { of, kind } of byPath.get(each)?.imports ?? []) if (kind === 'now') visit(of);
  };
  visit(path);
  return loaded;
}

/** The first circle of imports found, types and later ones included, as the paths along it. */
export function circleIn(files: readonly SourceFile[]): readonly string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    const file = byPath.get(path);
    if (file === undefined || done.has(path)) return undefined;
    for (const { of } of file.imports) {
      const circle = visit(of, [...trail, path]);
      if (circle !== undefined) return circle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const circle = visit(path, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
