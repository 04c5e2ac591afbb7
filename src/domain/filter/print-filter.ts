import { filterKey } from '../grammar/filter-keys.ts';
import { lex } from '../grammar/lexer.ts';
import { missingValue } from '../grammar/missing-value.ts';
import { printPlace } from '../grammar/print-place.ts';
import { nameToken, quoted } from '../grammar/quoting.ts';
import { printGrade } from '../model/grade.ts';
import { recordName } from '../model/record.ts';
import { printDegrees } from '../places/degrees.ts';
import type { Condition, FigureTest, Filter, Term } from './filter.ts';

/** A filter as text, such that reading that text gives the same filter again. */
export function printFilter(filter: Filter): string {
  return filter.terms.map(printTerm).join(' ');
}

function printTerm({ condition, negated }: Term): string {
  return `${negated ? '-' : ''}${printCondition(condition)}`;
}

function printCondition(condition: Condition): string {
  switch (condition.key) {
    case 'type':
      return `type:${condition.types.map(({ type, subtype }) => subtype ?? type).join(',')}`;
    case 'since':
    case 'until':
      return `${condition.key}:${condition.day}`;
    case 'place':
      return condition.places.flatMap((place) => printPlace(place) ?? []).join(' ');
    case 'near': {
      const { point, km } = condition.circle;
      return `near:${printDegrees(point.lat)},${printDegrees(point.lon)}/${printDegrees(km)}km`;
    }
    case 'box': {
      const { south, west, north, east } = condition.box;
      const [southWest, northEast] = [
        [south, west],
        [north, east],
      ].map((corner) => corner.map(printDegrees).join(','));
      return `box:${southWest}..${northEast}`;
    }
    case 'placed':
      return `placed:${condition.placed.join(',')}`;
    case 'figure':
      return `${condition.measure}:${condition.tests.map(printTest).map(apart).join(',')}`;
    case 'status':
      return `status:${condition.statuses.join(',')}`;
    case 'id':
      return `id:${condition.ids.map(recordName).join(',')}`;
    case 'grade':
      return `grade:${condition.grades.map(printGrade).join(',')}`;
    case 'has':
    case 'is':
      return `${condition.key}:${condition.what.join(',')}`;
    case 'text':
      return printWords(condition.text);
    default:
      return `${condition.key}:${condition.names.map(nameToken).join(',')}`;
  }
}

function printTest(test: FigureTest): string {
  if (test.is === 'unknown') return '?';
  const { low, high } = test;
  if (low === high) return `${low ?? '?'}`;
  if (high === null) return `>=${low}`;
  return low === null ? `<=${high}` : `${low}..${high}`;
}

/** Three digits after a comma could be read as part of the number before it. */
function apart(test: string, index: number): string {
  return index > 0 && /^\d{3}(?!\d)/.test(test) ? quoted(test) : test;
}

/** Unquoted if the text is read as one word, otherwise quoted. */
function printWords(text: string): string {
  const [only, more] = lex(text, { negation: true }).tokens;
  const isBare =
    only?.kind === 'word' &&
    !only.quoted &&
    !only.negated &&
    only.text === text &&
    !more &&
    missingValue(only, filterKey) === undefined;
  return isBare ? text : quoted(text);
}
