import type { ImportedAttribution } from '../../../domain/entry/imported.ts';
import type { ActorKind } from '../../../domain/model/actor.ts';
import { textIn } from '../../rows/cells.ts';
import type { FileRow } from '../../rows/format.ts';

/**
 * The two sides as actors. In one-sided violence (type 3) side A is the perpetrator and side B, the civilians, the
 * target; otherwise the codebook gives no direction, and both are participants.
 */
export function sidesOf(row: FileRow, violence: number): readonly ImportedAttribution[] {
  const sides = [
    { name: 'side_a', number: 'gwnoa', oneSided: 'perpetrator' },
    { name: 'side_b', number: 'gwnob', oneSided: 'target' },
  ] as const;
  return sides.flatMap(({ name, number, oneSided }): readonly ImportedAttribution[] => {
    const actor = textIn(row, name);
    if (actor === null) return [];
    const kind = kindOf(actor, textIn(row, number) !== null, violence);
    const role = violence === 3 ? oneSided : 'participant';
    return [{ actor, kind, role, basis: 'reported', doubted: false }];
  });
}

/**
 * States have a Gleditsch-Ward number or are called governments. Any other opponent of a state (type 1) is a rebel
 * group; for groups that fight one another or attack civilians the publisher gives no kind.
 */
function kindOf(name: string, isNumbered: boolean, violence: number): ActorKind {
  if (/^civilians?$/i.test(name)) return 'civilians';
  if (/^government of /i.test(name) || isNumbered) return 'state';
  return violence === 1 ? 'rebel' : 'unknown';
}
