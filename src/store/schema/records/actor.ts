import { NUMBER, naming, partOf, RECORD, said, written } from './columns.ts';
import type { Declaration } from './declaration.ts';

export const ACTOR = {
  table: 'actor',
  holds: 'an actor; a merged actor keeps its row and points at the other (`merged_into`)',
  letter: 'A',
  isLogged: true,
  columns: {
    name: written('keep', { log: 'name', field: 'name' }),
    short_name: said('keep', { log: 'short name', field: 'short name' }),
    kind: said('keep', { log: 'kind', field: 'kind', default: 'unknown' }),
    merged_into: naming(
      'other uid',
      { table: 'actor', atPurge: 'refused' },
      { log: 'merged into', field: 'merged into' },
    ),
    ...RECORD,
  },
  parts: { aliases: 'alias', distinct: 'distinct_actor' },
} as const satisfies Declaration<'actor'>;

export const ALIAS = {
  table: 'alias',
  holds: 'another name of an actor',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    actor_id: partOf('actor'),
    name: written('keep', { log: { as: 'line' } }),
  },
  key: ['name'],
  line: ({ name }) => [[`alias ${name}`, 'yes']],
} as const satisfies Declaration<'alias'>;

export const DISTINCT_ACTOR = {
  table: 'distinct_actor',
  holds: 'that two actors are distinct, however similar their names',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    actor_id: partOf('actor'),
    other_id: naming('other uid', { table: 'actor', atPurge: 'deleted' }, { log: { as: 'line' } }),
  },
  key: ['other'],
  line: ({ other_id }, { actor }) => [[`another than ${actor(Number(other_id)) ?? ''}`, 'yes']],
} as const satisfies Declaration<'distinct_actor'>;
