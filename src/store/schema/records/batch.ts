import {
  imported,
  NUMBER,
  noted,
  pointer,
  published,
  UNWORDED_IMPORTED,
  UNWORDED_RECORD,
} from './columns.ts';
import type { Declaration } from './declaration.ts';

/** A dataset is known by its name, and its records come first in a file of complete records. */
const OF_A_DATASET = published('keep', { log: null });

export const DATASET = {
  table: 'dataset',
  holds: 'a publisher’s data, its licence, and whether it may be passed on',
  letter: null,
  isLogged: false,
  columns: {
    name: OF_A_DATASET,
    format: OF_A_DATASET,
    title: OF_A_DATASET,
    licence: OF_A_DATASET,
    attribution: OF_A_DATASET,
    passing: OF_A_DATASET,
    stale_after_days: OF_A_DATASET,
  },
} as const satisfies Declaration<'dataset'>;

/** It cannot be purged; the records that it added are purged one by one. */
export const BATCH = {
  table: 'batch',
  holds: 'an import of a file, and its result',
  letter: 'B',
  isLogged: true,
  columns: {
    dataset: imported('kept'),
    format: imported('kept'),
    file: imported('kept'),
    sha256: imported('kept'),
    publisher_version: imported('kept'),
    scope: imported('kept'),
    started_at: noted('kept'),
    who: noted('kept'),
    added: noted('kept'),
    changed: noted('kept'),
    unchanged: noted('kept'),
    rejected: noted('kept'),
    withdrawn: noted('kept'),
    held_back: noted('kept'),
    state: noted('kept'),
    rows_read: noted('kept'),
    bytes_read: noted('kept'),
    bytes: noted('kept'),
    options: noted('kept'),
    runner_host: noted('kept'),
    runner_pid: noted('kept'),
    runner_token: noted('kept'),
    heard_at: noted('kept'),
    undo_begun_at: noted('kept'),
    undone: noted('kept'),
    ...UNWORDED_RECORD,
  },
} as const satisfies Declaration<'batch'>;

/** Where it stood in its file stays, and why it was left out becomes that it was erased. */
export const REJECTED_ROW = {
  table: 'rejected_row',
  holds: 'a row of a file that was not imported, as it was in the file',
  letter: null,
  isLogged: false,
  columns: {
    id: NUMBER,
    batch_id: pointer('batch', 'refused'),
    line: imported('kept'),
    column_name: imported('kept'),
    value: imported('erased'),
    reason: imported('erased'),
    raw: imported('erased'),
  },
} as const satisfies Declaration<'rejected_row'>;

export const DOUBT = {
  table: 'doubt',
  holds:
    'what an import found doubtful about imported rows: the first distinct texts of each kind with the number of rows for each, and how many more there are',
  letter: null,
  isLogged: false,
  columns: {
    id: NUMBER,
    batch_id: pointer('batch', 'refused'),
    kind: imported('kept'),
    text: imported('erased'),
    line: imported('erased'),
    unit: imported('kept'),
    rows: imported('kept'),
  },
} as const satisfies Declaration<'doubt'>;

export const TOMBSTONE = {
  table: 'tombstone',
  holds: 'that a publisher has withdrawn a row',
  letter: null,
  isLogged: false,
  columns: {
    dataset: imported('kept'),
    external_id: imported('kept'),
    batch_id: pointer('batch', 'refused'),
    at: imported('kept'),
    publisher_version: imported('kept'),
    lifted_by: pointer('batch', 'refused'),
  },
} as const satisfies Declaration<'tombstone'>;

/** Whatever an incident was made of says the same as the incident. */
export const LEAD = {
  table: 'lead',
  holds: 'an event that a machine extracted from an article; in no count',
  letter: 'L',
  isLogged: true,
  columns: {
    dataset: imported('deleted'),
    external_id: imported('deleted'),
    day: imported('deleted'),
    what: imported('deleted'),
    code: imported('deleted'),
    type: imported('deleted'),
    subtype: imported('deleted'),
    actor: imported('deleted'),
    target: imported('deleted'),
    place: imported('deleted'),
    admin1: imported('deleted'),
    country: imported('deleted'),
    lat: imported('deleted'),
    lon: imported('deleted'),
    place_precision: imported('deleted'),
    article: imported('deleted'),
    url: imported('deleted'),
    publisher: imported('deleted'),
    mentions: imported('deleted'),
    raw: imported('deleted'),
    incident_id: pointer('incident', 'deleted'),
    ...UNWORDED_IMPORTED,
  },
} as const satisfies Declaration<'lead'>;
