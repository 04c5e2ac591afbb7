import type { Cell } from '../../../domain/model/change.ts';

/** A record of this number, as its line was and as it is to be. */
export type Edited<E> = { readonly id: number; readonly before: E; readonly after: E };

type Columns = Readonly<Record<string, Cell>>;

/** The columns whose values in `after` differ from those in `before`; `undefined` if none does. */
export function diff<C extends Columns>(before: C, after: C): Partial<C> | undefined {
  const changed = Object.entries(after).filter(([column, cell]) => before[column] !== cell);
  return changed.length === 0 ? undefined : (Object.fromEntries(changed) as Partial<C>);
}

/** What to remove from `before` and what to add to get `after`, as multisets compared by their keys. */
export function listDiff<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): { readonly gone: readonly T[]; readonly come: readonly T[] } {
  const gone = [...before];
  const come = after.filter((one) => {
    const at = gone.findIndex((old) => keyOf(old) === keyOf(one));
    if (at >= 0) gone.splice(at, 1);
    return at < 0;
  });
  return { gone, come };
}
