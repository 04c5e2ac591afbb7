import type { Basis } from '../../domain/model/actor.ts';
import type { AttributionRow } from '../../store/port/rows.ts';
import { width as cellsOf } from '../../text/cells.ts';
import type { Glyphs } from '../theme/glyphs.ts';

/** The letters after the name of an actor whom no source reports, in their order. */
const LETTERS = [
  ['claimed', 'c'],
  ['blamed', 'b'],
  ['denied', 'd'],
] as const satisfies readonly (readonly [Basis, string])[];

/**
 * The actors of an incident in one line: perpetrators, an arrow, targets; then the other participants. `?` follows a name
 * that is doubted, and letters one that is only claimed (c), blamed (b) or denied (d). If that is wider than `cells`, those who
 * deny what nobody here blames on them are left out, provided that somebody else is named.
 */
export function actorWords(
  attributions: readonly AttributionRow[],
  { arrow }: Glyphs,
  cells = Number.POSITIVE_INFINITY,
): string {
  const by = byActor(attributions, 'perpetrator');
  const rest = { on: byActor(attributions, 'target'), with: byActor(attributions, 'participant') };
  const whole = words(by, rest, arrow);
  const named = by.filter((of) => of.some(({ basis }) => basis !== 'denied'));
  return cellsOf(whole) <= cells || named.length === 0 ? whole : words(named, rest, arrow);
}

/** What is said of one actor in one role. */
type OfActor = readonly AttributionRow[];

function byActor(attributions: readonly AttributionRow[], role: AttributionRow['role']) {
  const inRole = attributions.filter((attribution) => attribution.role === role);
  return [...Map.groupBy(inRole, ({ actorId }) => actorId).values()];
}

function words(
  by: readonly OfActor[],
  rest: { readonly on: readonly OfActor[]; readonly with: readonly OfActor[] },
  arrow: string,
): string {
  const perpetrators = names(by);
  const targets = names(rest.on);
  const struck =
    targets === ''
      ? perpetrators
      : `${perpetrators === '' ? '?' : perpetrators} ${arrow} ${targets}`;
  return [struck, names(rest.with)].filter((part) => part !== '').join('; ');
}

function names(actors: readonly OfActor[]): string {
  return actors.map(nameOf).join(', ');
}

function nameOf(attributions: OfActor): string {
  const [first] = attributions;
  if (first === undefined) return '';
  const doubt = attributions.every(({ doubted }) => doubted) ? '?' : '';
  return `${first.shortName ?? first.name}${doubt}${letters(attributions)}`;
}

/** The bases of a name as letters (` c`, ` b/d`); none if any source reports it. */
function letters(attributions: OfActor): string {
  const bases = new Set(attributions.map(({ basis }) => basis));
  if (bases.has('reported')) return '';
  return ` ${LETTERS.flatMap(([basis, letter]) => (bases.has(basis) ? letter : [])).join('/')}`;
}
