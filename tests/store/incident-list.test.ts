import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATUSES } from '../../src/domain/model/status.ts';
import { INCIDENT_SORTS, type IncidentSort } from '../../src/store/port/questions.ts';
import type { IncidentRow } from '../../src/store/port/rows.ts';
import { filterOf, openDatabase, type TestDatabase } from '../support/database.ts';
import { incident } from '../support/entries.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';
import { randomWorld } from '../support/world.ts';

const EVERYTHING = filterOf('');
const COUNT = 70;
type Key = string | number | null;

/** What a column sorts by; null is missing. */
const KEYS: Readonly<Record<IncidentSort['column'], (row: IncidentRow) => Key>> = {
  date: (row) => row.from,
  killed: (row) => row.killed.best ?? row.killed.low,
  status: (row) => STATUSES.indexOf(row.status),
  type: (row) => `${row.type}/${row.subtype ?? ''}`,
  place: (row) => row.place ?? row.admin1 ?? row.country,
  added: (row) => row.id,
};

function inOrder(
  rows: readonly IncidentRow[],
  { column, descending }: IncidentSort,
): readonly number[] {
  const sign = descending ? -1 : 1;
  const key = KEYS[column];
  return rows
    .toSorted((one, other) => {
      const [a, b] = [key(one), key(other)];
      if (a === b) return sign * (one.id - other.id);
      if (a === null || b === null) return a === null ? 1 : -1;
      return a < b ? -sign : sign;
    })
    .map(({ id }) => id);
}

const sort: fc.Arbitrary<IncidentSort> = fc.record({
  column: fc.constantFrom(...INCIDENT_SORTS),
  descending: fc.boolean(),
});
const size = fc.nat(COUNT + 5);

describe('the incident list', () => {
  let database: TestDatabase;
  let rows: readonly IncidentRow[];
  const ask = (given: {
    sort: IncidentSort;
    at: 'start' | 'end' | number;
    before: number;
    after: number;
  }) => database.ask('incidents', { filter: EVERYTHING, ...given });

  beforeAll(async () => {
    database = await randomWorld({ incidents: COUNT, quotes: 5 }, 11);
    ({ rows } = await ask(WHOLE_LIST));
  });

  it('is in the order of any column, both ways, with what is missing last', async () => {
    for (const column of INCIDENT_SORTS) {
      for (const descending of [true, false]) {
        const given = { ...WHOLE_LIST, sort: { column, descending } };
        const { rows: sorted, atStart, atEnd } = await ask(given);
        expect(sorted.map(({ id }) => id)).toEqual(inOrder(rows, { column, descending }));
        expect([atStart, atEnd]).toEqual([true, true]);
      }
    }
  });

  it('gives any stretch of it, and says whether that touches its ends', async () => {
    await fc.assert(
      fc.asyncProperty(sort, fc.nat(), size, size, async (sort, nth, before, after) => {
        const ids = inOrder(rows, sort);
        const index = nth % ids.length;
        const at = ids[index] ?? 0;
        const answer = await ask({ sort, at, before, after });
        const wanted = ids.slice(Math.max(0, index - before), index + after);
        expect(answer.rows.map(({ id }) => id)).toEqual(wanted);
        expect(answer.atStart).toBe(index <= before);
        expect(answer.atEnd).toBe(index + after >= ids.length);
      }),
    );
  });

  it('gives its first and its last rows', async () => {
    await fc.assert(
      fc.asyncProperty(sort, size, async (sort, count) => {
        const ids = inOrder(rows, sort);
        const first = await ask({ sort, at: 'start', before: 9, after: count });
        expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, count));
        const last = await ask({ sort, at: 'end', before: count, after: 9 });
        expect(last.rows.map(({ id }) => id)).toEqual(ids.slice(Math.max(0, ids.length - count)));
        expect(last.atEnd).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('continues from the position of a removed incident, and starts over if there never was one', async () => {
    const sort = { column: 'added', descending: true } as const;
    const around = await ask({ sort, at: 9, before: 1, after: 1 });
    expect(around.rows.map(({ id }) => id)).toEqual([10, 8]);
    const none = await ask({ sort, at: 5000, before: 1, after: 1 });
    expect(none.rows.map(({ id }) => id)).toEqual([COUNT]);
  });

  it('shows a merged actor as the one that it is now', async () => {
    const names = rows.flatMap(({ attributions }) => attributions.map(({ name }) => name));
    expect(names).toContain('ISKP');
    expect(names).not.toContain('IS Khorasan');
  });
});

describe('a row of the list', () => {
  it('has what the line said', async () => {
    const database = openDatabase();
    const civilians = {
      actor: 'civilians',
      role: 'target',
      basis: 'claimed',
      doubted: true,
      saidBy: null,
    } as const;
    await database.add(
      incident({ tags: ['drill'], attributions: [...incident().attributions, civilians] }),
    );
    const given = { at: 'start', before: 0, after: 1 } as const;
    const sort = { column: 'date', descending: true } as const;
    const { rows } = await database.ask('incidents', { filter: EVERYTHING, sort, ...given });
    expect(rows).toMatchObject([
      {
        id: 1,
        from: '2020-03-06',
        place: 'Kabul',
        country: 'AFG',
        status: 'reported',
        grade: 'B2',
        killed: { low: 27, best: null, high: 32 },
        sources: ['Reuters'],
        tags: ['drill'],
        attributions: [
          { name: 'ISKP', role: 'perpetrator', saidBy: 'Reuters', doubted: false },
          { name: 'civilians', role: 'target', basis: 'claimed', saidBy: null, doubted: true },
        ],
      },
    ]);
  });
});

describe('the list of a large database', () => {
  /** What SQLite does for each statement of one question. */
  async function plans(database: TestDatabase, sort: IncidentSort, at: 'start' | number) {
    const statements: string[] = [];
    const prepare = database.sqlite.prepare.bind(database.sqlite);
    const recording = Object.assign(database.sqlite, {
      prepare: (text: string) => {
        statements.push(text);
        return prepare(text);
      },
    });
    await database.ask('incidents', { filter: EVERYTHING, sort, at, before: 10, after: 10 });
    Object.assign(recording, { prepare });
    return statements
      .filter((text) => / as incident\s/.test(text) && text.includes('limit'))
      .map((text) => {
        const steps = prepare(`explain query plan ${text}`).all(...parameters(text));
        return JSON.stringify(steps);
      });
  }

  function parameters(text: string): readonly number[] {
    return Array.from(text.matchAll(/\?/g), () => 1);
  }

  it.each(
    INCIDENT_SORTS.flatMap((column) => [true, false].map((descending) => ({ column, descending }))),
  )('is read by an index, never sorted: $column, descending $descending', async (sort) => {
    const database = openDatabase();
    await database.add(incident(), incident(), incident());
    const found = [...(await plans(database, sort, 'start')), ...(await plans(database, sort, 2))];
    expect(found.length).toBeGreaterThanOrEqual(3);
    for (const plan of found) {
      expect(plan).not.toContain('TEMP B-TREE');
      expect(plan).toMatch(/USING (COVERING )?INDEX|USING INTEGER PRIMARY KEY|SCAN incident"/);
    }
  });
});
