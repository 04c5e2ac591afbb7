import { NOTE, NUMBER, naming, partOf, RECORD, STATEMENT, said, written } from './columns.ts';
import type { Declaration } from './declaration.ts';

const SAID = { log: { field: 'said', as: 'span' }, field: 'said' } as const;

export const QUOTE = {
  table: 'quote',
  holds: 'what somebody said',
  letter: 'Q',
  isLogged: true,
  columns: {
    text: written('keep', { log: 'words', field: 'words' }),
    verbatim: said('keep', {
      log: { field: 'wording', as: ['paraphrase', 'verbatim'] },
      field: 'words',
      default: 1,
    }),
    said_from: said('first of the month', SAID),
    said_until: said('last of the month', SAID),
    date_precision: said('month at best', { log: null, field: 'said', default: 'day' }),
    speaker: said('drop', { log: 'speaker', field: 'speaker' }),
    role: said('drop', { log: 'role', field: 'role' }),
    organisation: said('drop', { log: 'organisation', field: 'organisation' }),
    source_id: naming(
      'drop',
      { table: 'source', atPurge: 'refused' },
      { log: 'source', field: 'source' },
    ),
    ...STATEMENT,
    note: NOTE,
    answers: naming(
      'drop',
      { table: 'quote', atPurge: 'forgotten' },
      { log: 'answers', field: 'answers' },
    ),
    ...RECORD,
  },
  parts: { actors: 'quote_actor', incidents: 'quote_incident' },
} as const satisfies Declaration<'quote'>;

export const QUOTE_ACTOR = {
  table: 'quote_actor',
  holds: 'an actor that a quote is about',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    quote_id: partOf('quote'),
    actor_id: naming('other uid', { table: 'actor', atPurge: 'refused' }, { log: { as: 'line' } }),
  },
  key: ['actor'],
  line: ({ actor_id }, { actor }) => [[`about ${actor(Number(actor_id)) ?? ''}`, 'yes']],
} as const satisfies Declaration<'quote_actor'>;

export const QUOTE_INCIDENT = {
  table: 'quote_incident',
  holds: 'an incident that a quote is about',
  letter: null,
  isLogged: true,
  columns: {
    id: NUMBER,
    quote_id: partOf('quote'),
    incident_id: naming(
      'other uid',
      { table: 'incident', atPurge: 'deleted' },
      { log: { as: 'line' } },
    ),
  },
  key: ['incident'],
  line: ({ incident_id }) => [[`about I${incident_id}`, 'yes']],
} as const satisfies Declaration<'quote_incident'>;
