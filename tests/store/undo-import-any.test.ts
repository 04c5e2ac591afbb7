import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Attempt, attempt, attempts } from '../support/acting.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { importedIncident, importRows } from '../support/imported.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';

const IMPORTED = ['X1', 'X2', 'X3'];

/** What people and imports wrote of an incident, as rows of its number (first) and what they say. */
const WRITTEN = [
  `select id, removed_at is null, occurred_from, occurred_until, type, title, narrative, place, verdict, verdict_note
    from incident`,
  'select incident_id, id, source_id, derives_from, reliability, credibility from report where removed_at is null',
  // A report that was added and removed again stays with its figures, and so does its incident.
  'select incident_id, report_id, measure, low, best, high from figure join report on report.id = report_id',
  `select incident_id, actor_id, role, basis, source_id from attribution where removed_at is null`,
  'select incident_id, tag from tag',
  'select incident_id, measure, best, reason from pin',
  'select incident_id, other_id, kind from relation',
  'select other_id, incident_id, kind from relation',
  'select incident_id, quote_id from quote_incident',
];

/** What is written of each incident, by its name. */
function written({ sqlite }: TestDatabase): ReadonlyMap<string, string> {
  const rows = WRITTEN.flatMap((statement, table) =>
    sqlite
      .prepare<[], readonly unknown[]>(statement)
      .raw()
      .all()
      .map(([id, ...values]) => ({ name: `I${id}`, text: JSON.stringify([table, ...values]) })),
  );
  return new Map(
    [...Map.groupBy(rows, ({ name }) => name)].map(([name, some]) => [
      name,
      some
        .map(({ text }) => text)
        .toSorted()
        .join('\n'),
    ]),
  );
}

const takeBack = (database: TestDatabase) =>
  database.act({ who: 'grace', kind: 'undo-import', batch: 1 });

it('whatever people and a later import did, an undone import keeps and names what they changed, and takes the rest', async () => {
  await fc.assert(
    fc.asyncProperty(
      attempts,
      fc.boolean(),
      fc.boolean(),
      async (all: readonly Attempt[], isRevised, isUndone) => {
        const database = openDatabase();
        await importRows(database, IMPORTED.map(importedIncident));
        const imported = written(database);
        for (const tried of all) await attempt(database, 'anna', tried);
        if (isUndone) while (await attempt(database, 'anna', { is: 'undo' }));
        if (isRevised) {
          await importRows(database, [{ ...importedIncident('X2'), title: 'Revised' }]);
        }
        const before = written(database);
        const { notes } = await takeBack(database);
        const named: readonly string[] = notes.join(' ').match(/\bI\d+\b/g) ?? [];
        const isLeft = (name: string) => !imported.has(name) || named.includes(name);
        expect([...written(database)]).toEqual([...before].filter(([name]) => isLeft(name)));
        const changed = [...imported.keys()].filter(
          (name) => imported.get(name) !== before.get(name),
        );
        // Traces of what was removed again may keep more than is seen, but nothing that was undone does.
        expect(named).toEqual(isUndone ? changed : expect.arrayContaining(changed));
        expect(database.sqlite.pragma('foreign_key_check')).toEqual([]);
        expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
        expect(database.sqlite.prepare('select importing from context').pluck().get()).toBe(0);
        database.sqlite.close();
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
