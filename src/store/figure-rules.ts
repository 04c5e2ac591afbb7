import { type Expression, type ExpressionWrapper, expressionBuilder, sql } from 'kysely';
import type { Measure } from '../domain/figure.ts';
import type { FigureTest } from '../domain/filter.ts';
import { allOf, type Holds, not } from './conditions.ts';
import type { Schema } from './schema.ts';

const incident = expressionBuilder<Schema, 'incident'>();

/** As the index has it, which a lower bound can begin at: what is not reported comes before every number. */
const INDEXED_KILLED = sql<number>`coalesce(incident.killed_best, incident.killed_low, -1)`;

type Bounds = Extract<FigureTest, { is: 'between' }>;

/** Whether an incident's figure is as asked: its best, else its low; of what is not worked out, any report's. */
export function figureIs(measure: Measure, test: FigureTest): Holds {
  switch (measure) {
    case 'killed':
      if (test.is === 'between' && test.low !== null) return isBetween(INDEXED_KILLED, test);
      return test.is === 'unknown' ? isUnknown(measure) : isBetween(killedOf(), test);
    case 'civilians':
    case 'wounded':
      return test.is === 'unknown'
        ? isUnknown(measure)
        : isBetween(bestOrLow(`incident.${measure}_best`, `incident.${measure}_low`), test);
    default:
      return test.is === 'unknown' ? not(isReported(measure)) : isReported(measure, test);
  }
}

/** An incident's number of killed as counts add it up: best, else low; null where it has neither. */
function killedOf(): ExpressionWrapper<Schema, 'incident', number | null> {
  return bestOrLow('incident.killed_best', 'incident.killed_low');
}

function bestOrLow(
  best: `incident.${'killed' | 'civilians' | 'wounded'}_best`,
  low: `incident.${'killed' | 'civilians' | 'wounded'}_low`,
): ExpressionWrapper<Schema, 'incident', number | null> {
  return incident.fn.coalesce(incident.ref(best), incident.ref(low));
}

function isUnknown(measure: 'killed' | 'civilians' | 'wounded'): Holds {
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
  return incident.exists(
    incident
      .selectFrom('report')
      .innerJoin('figure', 'figure.report_id', 'report.id')
      .whereRef('report.incident_id', '=', 'incident.id')
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
