import { type Format, noVersion } from '../rows/format.ts';

/** Complete records, one JSON object per line, as `export --format ndjson` writes them. */
export const WATCHFLOOR: Format = {
  id: 'watchfloor',
  title: 'Watchfloor records',
  dataset: 'watchfloor',
  licence: 'that of each dataset, included in the file',
  attribution: 'That of each dataset, included in the file.',
  passing: 'attribution',
  staleAfterDays: null,
  recognised: 'Recognised by its first line, which has the key watchfloor.',
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
    { name: 'uid', becomes: 'the identity of the record; its number is kept if it is free' },
  ],
  lost: 'Only the change log and the batches.',
  versionOf: noVersion,
  yields: 'records',
};
