import { figure, NOTE, naming, RECORD, STATEMENT, said } from './columns.ts';
import type { Declaration } from './declaration.ts';

const AS_OF = { log: { field: 'as of', as: 'span' }, field: 'as of' } as const;

export const ESTIMATE = {
  table: 'estimate',
  holds: 'a figure about an actor, such as its strength',
  letter: 'E',
  isLogged: true,
  columns: {
    actor_id: naming(
      'other uid',
      { table: 'actor', atPurge: 'refused' },
      { log: 'actor', field: 'actor' },
    ),
    measure: said('keep', { log: 'estimate of', field: 'measure' }),
    ...figure({ field: 'figure', as: 'figure' }),
    as_of_from: said('first of the month', AS_OF),
    as_of_until: said('last of the month', AS_OF),
    as_of_precision: said('month at best', { log: null, field: 'as of' }),
    since: said('first of the month', { log: 'since', field: 'since' }),
    since_precision: said('month at best', { log: null, field: 'since' }),
    source_id: naming(
      'drop',
      { table: 'source', atPurge: 'refused' },
      { log: 'source', field: 'source' },
    ),
    ...STATEMENT,
    note: NOTE,
    ...RECORD,
  },
} as const satisfies Declaration<'estimate'>;
