import { type Format, noVersion } from '../rows/format.ts';

/** Complete records, one JSON object per line, as `export --format ndjson` writes them. */
export const WATCHFLOOR: Format = {
  id: 'watchfloor',
  title: 'Watchfloor records',
  dataset: 'watchfloor',
  licence: 'of each dataset its own, which the file carries along',
  attribution: 'Of each dataset its own, which the file carries along.',
  passing: 'attribution',
  staleAfterDays: null,
  recognised: 'Recognised by the first of its lines, which has the key watchfloor.',
  versions: '1',
  missing: ({ shape, names }) =>
    shape === 'json' && names.includes('watchfloor')
      ? []
      : ['a first line with the key watchfloor'],
  dayColumns: () => [],
  idColumns: () => [],
  columns: [
    {
      name: 'record',
      becomes: 'what the line is: dataset, actor, source, incident, quote, estimate or milestone',
    },
    { name: 'uid', becomes: 'what the record is known by; its number is kept where it is free' },
  ],
  lost: 'Nothing but the change log and the batches.',
  versionOf: noVersion,
  yields: 'records',
};
