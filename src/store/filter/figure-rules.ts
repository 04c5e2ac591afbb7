import { type Expression, expressionBuilder, type RawBuilder, sql } from 'kysely';
import type { FigureTest } from '../../domain/filter/filter.ts';
import type { Measure } from '../../domain/model/figure.ts';
import type { Schema } from '../schema/schema.ts';
import { allOf, type Holds, not } from './conditions.ts';
import { hasOneOf } from './merged-incidents.ts';

const incident = expressionBuilder<Schema, 'incident'>();

type Bounds = Extract<FigureTest, { is: 'between' }>;

/** Whether an incident's figure passes a test: its best, else its low; for a measure that is not assessed, that of any report. */
export function figureIs(measure: Measure, test: FigureTest): Holds {
  switch (measure) {
    case 'killed':
    case 'civilians':
    case 'wounded':
      return test.is === 'unknown'
        ? isUnknown(measure)
        : isBetween(test.low === null ? bestOrLow(measure) : bestOrLowOrLess(measure), test);
    default:
      return test.is === 'unknown' ? not(isReported(measure)) : isReported(measure, test);
  }
}

type WorkedOut = 'killed' | 'civilians' | 'wounded';

function bestOrLow(measure: WorkedOut): RawBuilder<number | null> {
  return sql`coalesce(${sql.ref(`incident.${measure}_best`)}, ${sql.ref(`incident.${measure}_low`)})`;
}

/** The same for a test with a lower bound, in the words of the index on killed: no figure is less than any number. */
function bestOrLowOrLess(measure: WorkedOut): RawBuilder<number> {
  return sql`coalesce(${sql.ref(`incident.${measure}_best`)}, ${sql.ref(`incident.${measure}_low`)}, -1)`;
}

function isUnknown(measure: WorkedOut): Holds {
  return incident.and([
    incident(`incident.${measure}_low`, 'is', null),
    incident(`incident.${measure}_best`, 'is', null),
    incident(`incident.${measure}_high`, 'is', null),
  ]);
}

function isReported(measure: Measure, bounds?: Bounds): Holds {
  const figure = expressionBuilder<Schema, 'figure'>();
  const { low, best, high } = {
    low: 'figure.low',
    best: 'figure.best',
    high: 'figure.high',
  } as const;
  const counted =
    bounds === undefined
      ? figure.or([
          figure(low, 'is not', null),
          figure(best, 'is not', null),
          figure(high, 'is not', null),
        ])
      : isBetween(figure.fn.coalesce(figure.ref(best), figure.ref(low)), bounds);
  return hasOneOf((id) =>
    incident
      .selectFrom('report')
      .innerJoin('figure', 'figure.report_id', 'report.id')
      .where('report.incident_id', '=', id)
      .where('report.removed_at', 'is', null)
      .where('figure.measure', '=', measure)
      .where(counted)
      .select('figure.id'),
  );
}

function isBetween(number: Expression<number | null>, { low, high }: Bounds): Holds {
  return allOf([
    incident(number, 'is not', null),
    ...(low === null ? [] : [incident(number, '>=', low)]),
    ...(high === null ? [] : [incident(number, '<=', high)]),
  ]);
}
