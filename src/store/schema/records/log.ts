import { NUMBER, noted, pointer } from './columns.ts';
import type { Declaration } from './declaration.ts';

/** On a shared server its `who` is the session’s, whatever the client says. */
export const ACTION = {
  table: 'action',
  holds: 'the log: an action of a person, which undo undoes as a whole',
  letter: null,
  isLogged: false,
  columns: {
    id: NUMBER,
    uid: noted('kept'),
    at: noted('kept'),
    who: noted('kept'),
    kind: noted('kept'),
    title: noted('kept'),
    undoes: pointer('action', 'refused'),
    batch_id: pointer('batch', 'refused'),
    reason: { ...noted('erased'), writtenBy: 'person' },
    answer: noted('erased'),
  },
} as const satisfies Declaration<'action'>;

/** Only triggers write it. */
const LOGGED = { ...noted('erased'), writtenBy: 'schema', role: 'owner' } as const;

export const CHANGE = {
  table: 'change',
  holds: 'the log: a row before and after an action, as JSON',
  letter: null,
  isLogged: false,
  columns: {
    id: NUMBER,
    action_id: { ...pointer('action', 'refused'), writtenBy: 'schema', role: 'owner' },
    tab: LOGGED,
    row_id: LOGGED,
    before: LOGGED,
    after: LOGGED,
  },
} as const satisfies Declaration<'change'>;

const BY_ADMINS = { ...noted('kept'), role: 'admin' } as const;

export const PURGE = {
  table: 'purge',
  holds:
    'that a record was erased, and why; the publisher’s id of it, so that no import brings it back',
  letter: null,
  isLogged: false,
  columns: {
    id: NUMBER,
    action_id: { ...pointer('action', 'refused'), role: 'admin' },
    record: BY_ADMINS,
    reason: { ...BY_ADMINS, writtenBy: 'person' },
    dataset: BY_ADMINS,
    external_id: BY_ADMINS,
    erased_at: BY_ADMINS,
    uid: BY_ADMINS,
  },
} as const satisfies Declaration<'purge'>;

export const BACKUP = {
  table: 'backup',
  holds: 'the copies that `watchfloor backup` made',
  letter: null,
  isLogged: false,
  columns: { id: NUMBER, file: noted('kept'), who: noted('kept'), at: noted('kept') },
} as const satisfies Declaration<'backup'>;
