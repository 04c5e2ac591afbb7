import type { Figure } from '../../src/domain/model/figure.ts';
import type { AttributionRow, IncidentPage } from '../../src/store/port/rows.ts';
import type { IncidentCounts } from '../../src/store/port/rows-counts.ts';

/** The incidents that count, and the discounted ones. */
type Told = {
  readonly sure: readonly IncidentPage[];
  readonly discounted: readonly IncidentPage[];
};

/** The counts of incidents by the wording of the counting rules, each incident on its own. */
export function naiveCounts({
  sure,
  discounted,
  unsure,
}: Told & { readonly unsure: readonly IncidentPage[] }): IncidentCounts {
  return {
    incidents: sure.length,
    mayBe: unsure.length,
    claimed: sure.filter(({ attributions }) =>
      attributions.some(({ basis }) => basis === 'claimed'),
    ).length,
    disputed: sure.filter(({ status }) => status === 'disputed').length,
    killed: sums(sure.map(({ killed }) => killed)),
    civilians: sums(sure.map(({ civilians }) => civilians)),
    discounted: besideOf(discounted),
  };
}

/** The counts of one actor, by name. */
export function naiveActorCounts({ sure, discounted }: Told, actor: number) {
  const which = (test: (attribution: AttributionRow) => boolean) =>
    sure.filter(({ attributions }) =>
      attributions.some((attribution) => attribution.actorId === actor && test(attribution)),
    );
  const attributed = which(({ basis }) => basis !== 'denied');
  const days = attributed.map(({ from }) => from.slice(0, 10)).toSorted();
  const as = (role: string) =>
    which((attribution) => attribution.basis !== 'denied' && attribution.role === role);
  const killedAs = (role: string) => ({
    best: total(as(role).map(({ killed }) => killed.best ?? killed.low)),
    unknown: as(role).filter(hasNoFigure).length,
  });
  return {
    incidents: attributed.length,
    asPerpetrator: as('perpetrator').length,
    asTarget: as('target').length,
    asParticipant: as('participant').length,
    reported: which(
      (attribution) => attribution.basis === 'reported' && attribution.role === 'perpetrator',
    ).length,
    claimed: which(({ basis }) => basis === 'claimed').length,
    blamed: which(({ basis }) => basis === 'blamed').length,
    denied: which(({ basis }) => basis === 'denied').length,
    killedBest: total(attributed.map(({ killed }) => killed.best ?? killed.low)),
    killedUnknown: attributed.filter(hasNoFigure).length,
    killedByRole: {
      perpetrator: killedAs('perpetrator'),
      target: killedAs('target'),
      participant: killedAs('participant'),
    },
    firstSeen: days.at(0) ?? null,
    lastSeen: days.at(-1) ?? null,
    discounted: besideOf(attributedTo(discounted, actor)),
  };
}

/** Those with an attribution to the actor other than a denial. */
export function attributedTo(
  pages: readonly IncidentPage[],
  actor: number,
): readonly IncidentPage[] {
  return pages.filter(({ attributions }) =>
    attributions.some(
      (attribution) => attribution.actorId === actor && attribution.basis !== 'denied',
    ),
  );
}

function besideOf(discounted: readonly IncidentPage[]) {
  return {
    incidents: discounted.length,
    killed: total(discounted.map(({ killed }) => killed.best ?? killed.low)),
    unknown: discounted.filter(hasNoFigure).length,
  };
}

function hasNoFigure({ killed }: IncidentPage): boolean {
  return !isKnown(killed);
}

function isKnown({ low, best }: Figure): boolean {
  return best !== null || low !== null;
}

/** A figure summed over incidents, by the wording of the counting rules. */
export function sums(figures: readonly Figure[]) {
  const known = figures.filter(isKnown);
  return {
    low: total(known.map(({ low, best }) => low ?? best)),
    best: total(known.map(({ low, best }) => best ?? low)),
    high: total(known.map(({ low, best, high }) => high ?? best ?? low)),
    unknown: figures.length - known.length,
  };
}

function total(numbers: readonly (number | null)[]): number {
  return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
}
