import type { IncidentFormat, Layout } from '../../rows/format.ts';
import { UCDP_COLUMN_ORDER } from './ged-notes.ts';
import { UCDP, ucdpColumnsMissing, versionOf } from './release.ts';
import { readUcdpRow } from './row.ts';

/**
 * The monthly and quarterly Candidate releases: the same columns, provisional rows. A row that a yearly release later
 * contains becomes final: the same incident under the same id.
 */
export const UCDP_CANDIDATE: IncidentFormat = {
  ...UCDP,
  id: 'ucdp-candidate',
  title: 'UCDP Candidate Events Dataset',
  dataset: 'ucdp-candidate',
  attribution:
    'UCDP Candidate Events Dataset, Uppsala University (Hegre, Croicu, Eck & Högbladh 2020).',
  staleAfterDays: 45,
  recognised:
    'Recognised by the columns of UCDP GED in a file whose name contains a version x.0.y or that of a quarter (GEDEvent_v26_0_7.csv); without a header, by the numbers in the 1st, 3rd and 6th of its 49 columns.',
  versions:
    'monthly and quarterly releases since 2020, with a header, with other labels, or without',
  missing: (layout) => [
    ...ucdpColumnsMissing(layout),
    ...(isCandidate(versionOf(layout.file)) || isBare(layout)
      ? []
      : ['a version x.0.y in the file’s name']),
  ],
  bare: (cells) =>
    cells.length === UCDP_COLUMN_ORDER.length &&
    [0, 2, 5].every((index) => /^\d+(\.0)?$/.test(cells[index]?.trim() ?? ''))
      ? UCDP_COLUMN_ORDER
      : null,
  reader: () => (row) => readUcdpRow(row, ['candidate']),
  samples: [],
};

/** `26.0.7` is a monthly release, `24.01.24.03` a quarterly one. */
function isCandidate(version: string | null): boolean {
  return /^\d{2}\.0\d?\./.test(version ?? '');
}

function isBare({ header }: Layout): boolean {
  return header === UCDP_COLUMN_ORDER;
}
