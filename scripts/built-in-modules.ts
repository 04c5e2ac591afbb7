import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/**
 * Loads a module of Node's own when something of it is first used. An import would load it at the start, read each of its
 * properties, and so load what these need: for `node:fs` and `node:crypto` that takes 16 ms in each thread.
 */
export const usesBuiltInsLate: Plugin = {
  name: 'uses-built-ins-late',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) =>
      kind === 'import-statement' && isBuiltin(path)
        ? { path, namespace: 'built-in', sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'built-in' }, ({ path }) => ({ contents: lateModule(path) }));
  },
};

/** A module with the same exports. Its functions load the real one; classes and other values do as soon as they are imported. */
function lateModule(name: string): string {
  const module = Object.entries(process.getBuiltinModule(name) ?? {});
  const exported = module
    .filter(([key]) => key !== 'default' && /^[A-Za-z_]\w*$/.test(key))
    .map(([key, value]) =>
      isPlainFunction(key, value)
        ? `const $${key} = (...given) => load().${key}(...given); export { $${key} as ${key} };`
        : `const $${key} = /* @__PURE__ */ read('${key}'); export { $${key} as ${key} };`,
    );
  return [
    `let module; const load = () => (module ??= process.getBuiltinModule('${name}'));`,
    'const read = (key) => load()[key];',
    ...exported,
    'export default /* @__PURE__ */ load();',
  ].join('\n');
}

/** Not a class, and nothing that has properties, such as how `promisify` is to treat it. */
function isPlainFunction(key: string, value: unknown): boolean {
  return (
    typeof value === 'function' &&
    /^[a-z]/.test(key) &&
    Reflect.ownKeys(value).every((own) => own === 'length' || own === 'name' || own === 'prototype')
  );
}
