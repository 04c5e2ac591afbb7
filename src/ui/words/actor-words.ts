import type { AttributionRow } from '../../store/port/rows.ts';
import type { Glyphs } from '../theme/glyphs.ts';

/**
 * The actors of an incident in one line: perpetrators, an arrow, targets; then the other participants. A name that is
 * doubted, or only claimed, blamed or denied, says so.
 */
export function actorWords(attributions: readonly AttributionRow[], { arrow }: Glyphs): string {
  const by = names(attributions.filter((attribution) => attribution.role === 'perpetrator'));
  const on = names(attributions.filter((attribution) => attribution.role === 'target'));
  const others = names(attributions.filter((attribution) => attribution.role === 'participant'));
  const struck = on === '' ? by : `${by === '' ? '?' : by} ${arrow} ${on}`;
  return [struck, others].filter((part) => part !== '').join('; ');
}

function names(attributions: readonly AttributionRow[]): string {
  const byActor = Map.groupBy(attributions, (attribution) => attribution.actorId);
  return Array.from(byActor.values(), nameOf).join(', ');
}

function nameOf(attributions: readonly AttributionRow[]): string {
  const [first] = attributions;
  if (first === undefined) return '';
  const name = first.shortName ?? first.name;
  const doubt = attributions.every((attribution) => attribution.doubted) ? '?' : '';
  return name + doubt + basisWord(attributions);
}

/** The basis of a name: nothing if any source reports it, a denial only if there is nothing else. */
function basisWord(attributions: readonly AttributionRow[]): string {
  const bases = attributions.map((attribution) => attribution.basis);
  if (bases.includes('reported')) return '';
  if (bases.includes('claimed')) return ' (claims)';
  if (bases.includes('blamed')) return bases.includes('denied') ? ' (blamed, denied)' : ' (blamed)';
  return ' (denied)';
}
