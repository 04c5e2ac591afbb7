import type { TieRow } from '../../store/port/rows.ts';
import type { Glyphs } from '../theme/glyphs.ts';

/**
 * The parties of an incident in one line: who did it, an arrow, whom it struck; then who was in it without
 * either role. A name that is doubted, or only claimed, blamed or denied, says so.
 */
export function partyWords(ties: readonly TieRow[], { arrow }: Glyphs): string {
  const by = names(ties.filter((tie) => tie.role === 'perpetrator'));
  const on = names(ties.filter((tie) => tie.role === 'target'));
  const others = names(ties.filter((tie) => tie.role === 'participant'));
  const struck = on === '' ? by : `${by === '' ? '?' : by} ${arrow} ${on}`;
  return [struck, others].filter((part) => part !== '').join('; ');
}

function names(ties: readonly TieRow[]): string {
  const byActor = Map.groupBy(ties, (tie) => tie.actorId);
  return Array.from(byActor.values(), nameOf).join(', ');
}

function nameOf(ties: readonly TieRow[]): string {
  const [first] = ties;
  if (first === undefined) return '';
  const name = first.shortName ?? first.name;
  const doubt = ties.every((tie) => tie.doubted) ? '?' : '';
  return name + doubt + basisWord(ties);
}

/** What to say of a name's basis: nothing where anybody reports it; a denial where that is all there is. */
function basisWord(ties: readonly TieRow[]): string {
  const bases = ties.map((tie) => tie.basis);
  if (bases.includes('reported')) return '';
  if (bases.includes('claimed')) return ' (claims)';
  if (bases.includes('blamed')) return bases.includes('denied') ? ' (blamed, denied)' : ' (blamed)';
  return ' (denied)';
}
