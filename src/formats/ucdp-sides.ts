import type { ActorKind } from '../domain/actor.ts';
import type { ImportedTie } from '../domain/imported.ts';
import { neededText, textIn } from './cells.ts';
import type { FileRow } from './format.ts';

/**
 * The two sides as actors. In one-sided violence (type 3) side A is the perpetrator and side B, the civilians, the
 * target; otherwise the codebook gives no direction, and both are participants.
 */
export function sidesOf(row: FileRow, violence: number): readonly ImportedTie[] {
  const oneSided = violence === 3;
  return [
    {
      actor: neededText(row, 'side_a'),
      kind: kindOf(row, { name: 'side_a', number: 'gwnoa', violence }),
      role: oneSided ? 'perpetrator' : 'participant',
      basis: 'reported',
      doubted: false,
    },
    {
      actor: neededText(row, 'side_b'),
      kind: kindOf(row, { name: 'side_b', number: 'gwnob', violence }),
      role: oneSided ? 'target' : 'participant',
      basis: 'reported',
      doubted: false,
    },
  ];
}

/**
 * States have a Gleditsch-Ward number or are called governments. Whoever else fights a state (type 1) is a rebel
 * group; of groups that fight one another or attack civilians the publisher does not say which kind they are.
 */
function kindOf(
  row: FileRow,
  side: { readonly name: string; readonly number: string; readonly violence: number },
): ActorKind {
  const name = neededText(row, side.name);
  if (/^civilians?$/i.test(name)) return 'civilians';
  if (/^government of /i.test(name) || textIn(row, side.number) !== null) return 'state';
  return side.violence === 1 ? 'rebel' : 'unknown';
}
