import { NOTE, RECORD, said, written } from './columns.ts';
import type { Declaration } from './declaration.ts';

const WHEN = { log: { field: 'when', as: 'span' }, field: 'when' } as const;

export const MILESTONE = {
  table: 'milestone',
  holds: 'a dated marker',
  letter: 'M',
  isLogged: true,
  columns: {
    name: written('keep', { log: 'name', field: 'name' }),
    occurred_from: said('first of the month', WHEN),
    occurred_until: said('last of the month', WHEN),
    date_precision: said('month at best', { log: null, field: 'when', default: 'day' }),
    note: NOTE,
    ...RECORD,
  },
} as const satisfies Declaration<'milestone'>;
