import type { Figure } from '../../src/domain/model/figure.ts';
import type { IncidentPage, TieRow } from '../../src/store/port/rows.ts';
import type { IncidentCounts } from '../../src/store/port/rows-counts.ts';

/** Incidents that count, and those that were discounted, with which nothing is added up. */
type Told = {
  readonly sure: readonly IncidentPage[];
  readonly discounted: readonly IncidentPage[];
};

/** What incidents come to by the words of the rules of counting, each looked at by itself. */
export function naiveCounts({
  sure,
  discounted,
  unsure,
}: Told & { readonly unsure: readonly IncidentPage[] }): IncidentCounts {
  return {
    incidents: sure.length,
    mayBe: unsure.length,
    claimed: sure.filter(({ ties }) => ties.some(({ basis }) => basis === 'claimed')).length,
    disputed: sure.filter(({ status }) => status === 'disputed').length,
    killed: sums(sure.map(({ killed }) => killed)),
    civilians: sums(sure.map(({ civilians }) => civilians)),
    discounted: besideOf(discounted),
  };
}

/** The same of one actor, by the name of each count. */
export function naiveActorCounts({ sure, discounted }: Told, actor: number) {
  const which = (test: (tie: TieRow) => boolean) =>
    sure.filter(({ ties }) => ties.some((tie) => tie.actorId === actor && test(tie)));
  const tied = which(({ basis }) => basis !== 'denied');
  const days = tied.map(({ from }) => from.slice(0, 10)).toSorted();
  const as = (role: string) => which((tie) => tie.basis !== 'denied' && tie.role === role).length;
  return {
    incidents: tied.length,
    asPerpetrator: as('perpetrator'),
    asTarget: as('target'),
    asParticipant: as('participant'),
    reported: which((tie) => tie.basis === 'reported' && tie.role === 'perpetrator').length,
    claimed: which(({ basis }) => basis === 'claimed').length,
    blamed: which(({ basis }) => basis === 'blamed').length,
    denied: which(({ basis }) => basis === 'denied').length,
    killedBest: total(tied.map(({ killed }) => killed.best ?? killed.low)),
    killedUnknown: tied.filter(hasNoFigure).length,
    firstSeen: days.at(0) ?? null,
    lastSeen: days.at(-1) ?? null,
    discounted: besideOf(tiedTo(discounted, actor)),
  };
}

/** Those that tie an actor to them by more than a denial. */
export function tiedTo(pages: readonly IncidentPage[], actor: number): readonly IncidentPage[] {
  return pages.filter(({ ties }) =>
    ties.some((tie) => tie.actorId === actor && tie.basis !== 'denied'),
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

function sums(figures: readonly Figure[]) {
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
