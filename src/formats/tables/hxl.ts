import type { IncidentFormat } from '../rows/format.ts';
import { datasetOfFile } from '../rows/format.ts';
import { contraryTags } from './contrary-tags.ts';
import { fieldsMissing, MAPPED } from './format.ts';
import { guessMapping } from './guess-mapping.ts';
import { mappedReader } from './row.ts';

/** CSV of any publisher with a row of HXL tags. */
export const HXL: IncidentFormat = {
  ...MAPPED,
  id: 'hxl',
  title: 'HXL-tagged CSV',
  dataset: 'hxl:…, after the file',
  datasetOf: (layout) => datasetOfFile('hxl', layout),
  recognised:
    'Recognised by a row of HXL tags (#date, #geo+lat, …) above, below or in place of the header, with a column of unique ids and one of dates. Tags take precedence over header words.',
  versions: 'HXL 1.1; tags in any case, with or without spaces',
  isMarked: (layout) => layout.tags !== null,
  missing: (layout) => [
    ...(layout.tags === null ? ['a row of HXL tags'] : []),
    ...fieldsMissing(layout),
  ],
  reader: (layout) => mappedReader(guessMapping(layout), datasetOfFile('hxl', layout)),
  doubts: contraryTags,
  samples: [],
};
