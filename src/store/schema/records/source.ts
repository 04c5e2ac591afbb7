import { naming, RECORD, said, written } from './columns.ts';
import type { Declaration } from './declaration.ts';

/** The source of a report whose line names none; such a report is graded F6 and never corroborates. */
export const UNNAMED_SOURCE = 'no source given';

/** Nothing of a source goes out redacted: the rule of its table is that of its name. */
export const SOURCE = {
  table: 'source',
  holds: 'who reports; its usual reliability, and its origin if it passes on another’s material',
  letter: 'S',
  isLogged: true,
  columns: {
    name: written('drop', { log: 'name', field: 'name' }),
    reliability: said('drop', { log: 'usual grade', field: 'usual grade', default: 'F' }),
    origin_id: naming(
      'drop',
      { table: 'source', atPurge: 'refused' },
      { log: 'passes on', field: 'origin' },
    ),
    ...RECORD,
  },
} as const satisfies Declaration<'source'>;
