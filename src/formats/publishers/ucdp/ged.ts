import type { IncidentFormat } from '../../rows/format.ts';
import { UCDP, ucdpColumnsMissing } from './release.ts';
import { readUcdpRow } from './row.ts';

/**
 * The UCDP Georeferenced Event Dataset, with every header since 2013. Columns are read by name: their order changed
 * with release 20.1. Rules after the UCDP GED Codebook 19.1 and 23.1.
 */
export const UCDP_GED: IncidentFormat = {
  ...UCDP,
  id: 'ucdp-ged',
  title: 'UCDP Georeferenced Event Dataset (GED)',
  dataset: 'ucdp-ged',
  attribution:
    'UCDP Georeferenced Event Dataset, Uppsala University (Sundberg & Melander 2013; Davies, Pettersson & Öberg).',
  staleAfterDays: 400,
  recognised:
    'Recognised by its column names in any order, with or without a row of HXL tags, a nameless first column or an iso3 column; as CSV or as the JSON of the API.',
  versions: 'GED 5.0 to 26.1',
  missing: (layout) => ucdpColumnsMissing(layout),
  supersedes: 'ucdp-candidate',
  reader: () => (row) => readUcdpRow(row, []),
};
