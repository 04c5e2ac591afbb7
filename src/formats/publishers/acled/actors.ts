import type { ImportedAttribution } from '../../../domain/entry/imported.ts';
import type { ActorKind, Role } from '../../../domain/model/actor.ts';
import { NOT_REPORTED } from '../../../domain/model/figure.ts';
import { foldName } from '../../../domain/names/names.ts';
import { textIn } from '../../rows/cells.ts';
import type { FileRow, ReadIncident } from '../../rows/format.ts';
import { kindOfInter } from './types.ts';

/** One side of a row: its actor, and associated actors. */
export type AcledSide = {
  readonly name: string;
  readonly kind: ActorKind;
  readonly associated: readonly string[];
};

/** The sides of a row; the second is often missing. */
export function sidesIn(row: FileRow): readonly AcledSide[] {
  return (['1', '2'] as const).flatMap((side) => {
    const name = textIn(row, `actor${side}`);
    if (name === null) return [];
    const kind = kindOfInter(textIn(row, `inter${side}`));
    const associated = listed(textIn(row, `assoc_actor_${side}`, `ally_actor_${side}`));
    return [{ name, kind, associated }];
  });
}

/**
 * The order of the sides does not say who attacked (ACLED codebook): both are participants, unless civilians were
 * targeted, who are then the target and the other side the perpetrator.
 */
export function attributionsOf(
  sides: readonly AcledSide[],
  isTargeting: boolean,
): readonly ImportedAttribution[] {
  const hasTarget = isTargeting && sides.some(({ kind }) => kind === 'civilians');
  const attributions = sides.flatMap((side) => {
    const role: Role = !hasTarget
      ? 'participant'
      : side.kind === 'civilians'
        ? 'target'
        : 'perpetrator';
    return [
      attribution(side.name, side.kind, role),
      ...side.associated.map((name) =>
        attribution(
          name,
          side.kind === 'civilians' ? 'civilians' : 'unknown',
          role === 'perpetrator' ? 'participant' : role,
        ),
      ),
    ];
  });
  const seen = new Set<string>();
  return attributions.filter(({ actor, role }) => {
    const key = `${foldName(actor)}\u001f${role}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Two rows of a monadic export, one per side, as one incident; `null` if they differ in anything but the side. */
export function joinSides(one: ReadIncident, other: ReadIncident): ReadIncident | null {
  const common = ({ attributions: _, title: __, reports, ...rest }: ReadIncident) =>
    JSON.stringify([rest, reports.map(({ source }) => source), reports[0].figures.killed]);
  if (common(one) !== common(other)) return null;
  const [first, second] = [one.attributions[0]?.actor, other.attributions[0]?.actor];
  const attributions = [...one.attributions, ...other.attributions];
  const hasTarget = attributions.some(({ role }) => role === 'target');
  const leading = new Set([one.attributions[0], other.attributions[0]]);
  const [report, ...articles] = one.reports;
  const figures = hasTarget
    ? { ...report.figures, civilians: report.figures.killed ?? NOT_REPORTED }
    : report.figures;
  return {
    ...one,
    title: one.title.replace(`${first}`, `${first} – ${second}`),
    attributions: attributions.map((each) =>
      hasTarget && leading.has(each) && each.role === 'participant'
        ? { ...each, role: 'perpetrator' }
        : each,
    ),
    reports: [{ ...report, figures }, ...articles],
  };
}

function attribution(actor: string, kind: ActorKind, role: Role): ImportedAttribution {
  return { actor, kind, role, basis: 'reported', doubted: false };
}

function listed(names: string | null): readonly string[] {
  return (names ?? '')
    .split(/;\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
