import {
  type Condition,
  type FigureTest,
  type Filter,
  wantsRemoved,
} from '../../src/domain/filter/filter.ts';
import type { Figure } from '../../src/domain/model/figure.ts';
import { printGrade } from '../../src/domain/model/grade.ts';
import { parseRecordName } from '../../src/domain/model/record.ts';
import { foldName } from '../../src/domain/names/names.ts';
import { countryByName } from '../../src/domain/places/countries.ts';
import { addDays } from '../../src/domain/time/days.ts';
import type { AttributionRow, IncidentPage, QuoteRow } from '../../src/store/port/rows.ts';
import { isInBox, isInCircle, placedAs } from './recount-places.ts';

/** Every folded name of the world's actors, with the actor's current name. */
const OTHER_NAMES = new Map([
  ['is khorasan', 'iskp'],
  ['daesh-k', 'iskp'],
]);

/** Whether an incident matches a filter, judged by its page alone. */
export function matches(page: IncidentPage, filter: Filter): boolean {
  return (
    page.mergedInto === null &&
    (wantsRemoved(filter) || !page.removed) &&
    filter.terms.every(({ condition, negated }) => holds(page, condition) !== negated)
  );
}

/**
 * Of those that touch a span of days, each looked at by itself: those that count, having surely happened in it, those that
 * may have, and those that somebody discounted.
 */
export function lyingIn(
  pages: readonly IncidentPage[],
  { from, until }: { readonly from: string; readonly until: string },
) {
  const touching = pages.filter(
    (page) => page.from.slice(0, 10) <= until && page.until.slice(0, 10) >= from,
  );
  const isSure = (page: IncidentPage) =>
    ['time', 'day', 'days'].includes(page.precision) ||
    (page.from.slice(0, 10) >= from && page.until.slice(0, 10) <= until);
  const discounted = touching.filter(({ status }) => status === 'discounted');
  const judged = touching.filter(({ status }) => status !== 'discounted');
  return {
    sure: judged.filter(isSure),
    unsure: judged.filter((page) => !isSure(page)),
    discounted,
  };
}

/** Whether a quote that is not removed matches, judged by its row and the pages of its incidents. */
export function quoteMatches(
  quote: QuoteRow,
  pages: ReadonlyMap<number, IncidentPage>,
  filter: Filter,
): boolean {
  const own = filter.terms.map((term) => ({ ...term, holds: quoteHolds(quote, term.condition) }));
  const others = own.filter((term) => term.holds === undefined);
  const incidents = quote.about.flatMap((name) => {
    const page = pages.get(parseRecordName(name)?.id ?? 0);
    return page === undefined || page.removed ? [] : [page];
  });
  const isFree = incidents.length === 0 && others.every(({ negated }) => negated);
  return (
    own.every(({ holds, negated }) => holds === undefined || holds !== negated) &&
    (others.length === 0 ||
      isFree ||
      incidents.some((page) =>
        others.every(({ condition, negated }) => holds(page, condition) !== negated),
      ))
  );
}

function quoteHolds(quote: QuoteRow, condition: Condition): boolean | undefined {
  switch (condition.key) {
    case 'text':
      return has([quote.text, quote.speaker, quote.organisation], condition);
    case 'speaker':
      return isCalled(quote.speaker, condition.names);
    case 'src':
      return isCalled(quote.source, condition.names);
    case 'since':
      return quote.until >= condition.day;
    case 'until':
      return quote.from < addDays(condition.day, 1);
    case 'by':
    case 'on':
    case 'actor':
    case 'claimed':
    case 'blamed':
    case 'denied':
      return quote.about.some((name) => condition.names.some((wanted) => isActor(name, wanted)));
    case 'is':
      return false;
    default:
      return undefined;
  }
}

function holds(page: IncidentPage, condition: Condition): boolean {
  switch (condition.key) {
    case 'by':
      return isAttributed(
        page,
        condition.names,
        (attribution) => attribution.role === 'perpetrator' && attribution.basis !== 'denied',
      );
    case 'on':
      return isAttributed(page, condition.names, (attribution) => attribution.role === 'target');
    case 'actor':
      return isAttributed(page, condition.names, () => true);
    case 'claimed':
    case 'blamed':
    case 'denied':
      return isAttributed(
        page,
        condition.names,
        (attribution) => attribution.basis === condition.key,
      );
    case 'type':
      return condition.types.some(
        ({ type, subtype }) => page.type === type && (subtype === null || page.subtype === subtype),
      );
    case 'since':
      return page.until >= condition.day;
    case 'until':
      return page.from < addDays(condition.day, 1);
    case 'place':
      return condition.places.some(
        ({ place, admin1, country }) =>
          (place === null || isCalled(page.place, [place])) &&
          (admin1 === null || isCalled(page.admin1, [admin1])) &&
          (country === null || page.country === country),
      );
    case 'near':
      return isInCircle(page, condition.circle);
    case 'box':
      return isInBox(page, condition.box);
    case 'placed':
      return condition.placed.includes(placedAs(page));
    case 'in':
      return condition.names.some(
        (name) =>
          (page.country !== null && page.country === countryByName(name)) ||
          [page.place, page.admin1, page.admin2].some((part) => isCalled(part, [name])),
      );
    case 'figure':
      return condition.tests.some((test) => figuresOf(page, condition.measure, test));
    case 'status':
      return condition.statuses.includes(page.status);
    case 'src':
      return page.sources.some((source) => isCalled(source, condition.names));
    case 'tag':
      return page.tags.some((tag) => isCalled(tag, condition.names));
    case 'dataset':
      return [page, ...page.merged].some(({ dataset }) => isCalled(dataset, condition.names));
    case 'speaker':
      return page.quotes.some((quote) => isCalled(quote.speaker, condition.names));
    case 'id':
      return condition.ids.some((id) => {
        if (id.kind === 'incident')
          return id.id === page.id || page.merged.some((merged) => merged.id === id.id);
        if (id.kind === 'quote') return page.quotes.some((quote) => quote.id === id.id);
        return page.reports.some((report) => id.kind === 'report' && report.id === id.id);
      });
    case 'grade':
      return condition.grades.some((grade) =>
        page.reports.some((report) => report.grade?.includes(printGrade(grade)) ?? false),
      );
    case 'has':
      return condition.what.some((what) =>
        what === 'quote'
          ? page.quotes.length > 0
          : page.reports.some((report) => report.url !== null),
      );
    case 'is':
      return page.removed;
    case 'text':
      return (
        has([page.title, page.narrative], condition) ||
        page.merged.some(({ title }) => has([title], condition)) ||
        page.quotes.some((quote) => has([quote.text, quote.speaker, quote.organisation], condition))
      );
  }
}

function figuresOf(
  page: IncidentPage,
  measure: Extract<Condition, { key: 'figure' }>['measure'],
  test: FigureTest,
): boolean {
  if (measure === 'killed' || measure === 'civilians' || measure === 'wounded') {
    return figureIs(page[measure], test);
  }
  const reported = page.reports
    .flatMap((report) => report.figures)
    .filter((one) => one.measure === measure)
    .map(({ figure }) => figure);
  if (test.is === 'unknown') return reported.every((figure) => figureIs(figure, test));
  return reported.some((figure) => figureIs(figure, test));
}

function figureIs({ low, best, high }: Figure, test: FigureTest): boolean {
  if (test.is === 'unknown') return low === null && best === null && high === null;
  const number = best ?? low;
  return number !== null && number >= (test.low ?? number) && number <= (test.high ?? number);
}

function isAttributed(
  page: IncidentPage,
  names: readonly string[],
  how: (attribution: AttributionRow) => boolean,
): boolean {
  return page.attributions.some(
    (attribution) => how(attribution) && names.some((name) => isActor(attribution.name, name)),
  );
}

function isActor(name: string, wanted: string): boolean {
  const folded = foldName(wanted);
  return foldName(name) === (OTHER_NAMES.get(folded) ?? folded);
}

function isCalled(name: string | null, wanted: readonly string[]): boolean {
  return name !== null && wanted.some((one) => foldName(one) === foldName(name));
}

/** Whether one of the texts has the phrase, in whole words except a last one that may continue. */
function has(
  texts: readonly (string | null)[],
  { text, prefix }: Extract<Condition, { key: 'text' }>,
): boolean {
  const wanted = tokens(text);
  return texts.some((one) => `${tokens(one ?? '')} `.includes(prefix ? wanted : `${wanted} `));
}

function tokens(text: string): string {
  return ` ${foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')
    .join(' ')}`;
}
