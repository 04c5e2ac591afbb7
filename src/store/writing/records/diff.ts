import type { Cell } from '../../../domain/model/change.ts';

type Columns = Readonly<Record<string, Cell>>;

/** The columns of `after` whose values are others than in `before`; `undefined` where all are the same. */
export function diff<C extends Columns>(before: C, after: C): Partial<C> | undefined {
  const changed = Object.entries(after).filter(([column, cell]) => before[column] !== cell);
  return changed.length === 0 ? undefined : (Object.fromEntries(changed) as Partial<C>);
}

/** What has to go and what has to come so that `before` becomes `after`, as often as each stands there. */
export function listDiff<B, A>(
  before: readonly B[],
  after: readonly A[],
  keys: { readonly before: (one: B) => string; readonly after: (one: A) => string },
): { readonly gone: readonly B[]; readonly come: readonly A[] } {
  const left = [...before];
  const come = after.filter((one) => {
    const at = left.findIndex((old) => keys.before(old) === keys.after(one));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { gone: left, come };
}
