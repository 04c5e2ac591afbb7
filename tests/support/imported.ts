import type { ImportedIncident } from '../../src/domain/entry/imported.ts';
import { NO_PLACE } from '../../src/domain/grammar/read-place.ts';
import type { DatasetFacts, ImportHeader } from '../../src/store/port/importing.ts';
import type { TestDatabase } from './database.ts';

const NO_GRADE = { reliability: null, credibility: null } as const;

/** A publisher's row: its own report, and one of an article. */
export function importedIncident(externalId: string): ImportedIncident {
  return {
    externalId,
    line: 2,
    raw: { columns: ['id', 'best'], cells: [externalId, '3'] },
    when: { from: '2020-05-03', until: '2020-05-03', precision: 'day' },
    place: { ...NO_PLACE, place: 'Kabul', country: 'AFG' },
    type: 'battle',
    subtype: null,
    title: `Fighting ${externalId}`,
    narrative: null,
    tags: ['t1'],
    attributions: [
      { actor: 'Taliban', kind: 'rebel', role: 'perpetrator', basis: 'reported', doubted: false },
    ],
    reports: [
      {
        source: 'UCDP',
        published: null,
        url: null,
        headline: null,
        grade: NO_GRADE,
        figures: { killed: { low: 2, best: 3, high: 5 } },
      },
      {
        source: 'Reuters',
        published: '2020-05-04',
        url: null,
        headline: 'Fighting',
        grade: NO_GRADE,
        figures: {},
      },
    ],
  };
}

/** The dataset of an import. */
function datasetFacts(name: string): DatasetFacts {
  return {
    name,
    format: 'ucdp-ged',
    title: name,
    licence: 'CC BY 4.0',
    attribution: `${name}, Uppsala University.`,
    passing: 'attribution',
    staleAfterDays: 400,
  };
}

/** The start of an import, before its rows. */
export function importHeader(dataset: string): ImportHeader {
  return {
    who: 'grace',
    dataset: datasetFacts(dataset),
    format: 'ucdp-ged',
    file: 'ged.csv',
    publisherVersion: null,
    supersedes: null,
    isSupersededBy: null,
    isJson: false,
    isStream: false,
    continues: null,
    sha256: 'x',
    bytes: 0,
    options: null,
    isTrial: false,
  };
}

/** Imports rows as from a publisher's file. */
export async function importRows(
  database: TestDatabase,
  rows: readonly ImportedIncident[],
): Promise<void> {
  const session = await database.beginImport(importHeader('UCDP GED'));
  await session.put({ kind: 'incidents', rows });
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
}
