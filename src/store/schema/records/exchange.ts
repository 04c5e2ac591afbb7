import { NUMBER, noted, pointer, UNWORDED_IMPORTED } from './columns.ts';
import type { Declaration } from './declaration.ts';

export const CONFLICT = {
  table: 'conflict',
  holds:
    'a place in a record that this database and another one have both changed, with both values',
  letter: 'K',
  isLogged: true,
  columns: {
    tab: noted('erased'),
    row_id: noted('erased'),
    path: noted('erased'),
    ours: noted('erased'),
    theirs: noted('erased'),
    state: noted('erased'),
    ...UNWORDED_IMPORTED,
  },
} as const satisfies Declaration<'conflict'>;

export const SHARED_VERSION = {
  table: 'shared_version',
  holds:
    'the versions of a record that other databases have had, packed; [why](decisions/0017-records-are-merged-three-way.md)',
  letter: null,
  isLogged: false,
  columns: {
    id: NUMBER,
    uid: noted('erased'),
    version: noted('erased'),
    content: noted('erased'),
    choices: noted('erased'),
    batch_id: pointer('batch', 'refused'),
    untaken: noted('erased'),
    packed: noted('erased'),
  },
} as const satisfies Declaration<'shared_version'>;

export const OTHER_UID = {
  table: 'other_uid',
  holds: 'another database’s uid for a record that has a uid of its own here',
  letter: null,
  isLogged: false,
  columns: {
    uid: noted('erased'),
    tab: noted('erased'),
    row_id: noted('erased'),
    batch_id: pointer('batch', 'refused'),
  },
} as const satisfies Declaration<'other_uid'>;
