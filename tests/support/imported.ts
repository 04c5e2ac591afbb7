import type { ImportedIncident } from '../../src/domain/imported.ts';
import { NO_PLACE } from '../../src/domain/read-place.ts';
import { beginImport } from '../../src/store/sqlite/import-session.ts';
import { readMigrations } from '../../src/store/sqlite/migrate.ts';
import type { TestDatabase } from './database.ts';
import { migrationsFolder } from './store.ts';

const NO_GRADE = { reliability: null, credibility: null } as const;

/** A row as a publisher's file brings it: its own account and one article behind it. */
export function importedIncident(externalId: string): ImportedIncident {
  return {
    externalId,
    line: 2,
    raw: { id: externalId, best: '3' },
    when: { from: '2020-05-03', until: '2020-05-03', precision: 'day' },
    place: { ...NO_PLACE, place: 'Kabul', country: 'AFG' },
    type: 'battle',
    subtype: null,
    title: `Fighting ${externalId}`,
    narrative: null,
    tags: ['t1'],
    ties: [
      { actor: 'Taliban', kind: 'rebel', role: 'perpetrator', basis: 'reported', doubted: false },
    ],
    accounts: [
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

/** Brings rows as an import of a publisher's file does. */
export async function importRows(
  database: TestDatabase,
  rows: readonly ImportedIncident[],
): Promise<void> {
  const session = await beginImport(database, readMigrations(migrationsFolder).length, {
    who: 'grace',
    dataset: 'UCDP GED',
    format: 'ucdp-ged',
    file: 'ged.csv',
    publisherVersion: null,
  });
  await session.put(rows);
  await session.finish({ sha256: 'x', rejected: 0 });
}
