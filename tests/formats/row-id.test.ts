import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadCell } from '../../src/formats/rows/cells.ts';
import { idIn } from '../../src/formats/rows/row-id.ts';
import {
  columnNames,
  columnsCalled,
  spelledColumn,
} from '../../src/formats/tables/column-names.ts';
import {
  distinguishesRows,
  distinguishingSets,
} from '../../src/formats/tables/distinctive-columns.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '|', '\\', ' ', '+', 'é'), maxLength: 5 });

describe('an id of several columns', () => {
  const idOf = (cells: readonly string[]) =>
    idIn(new Map(cells.map((text, index) => [`c${index}`, text])), ['c0', 'c1', 'c2']);

  it('is the same for the same parts only', () => {
    const parts = fc.tuple(cell, cell, fc.constant('z'));
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const isSame = one.every((part, index) => part.trim() === other[index]?.trim());
        expect(idOf(one) === idOf(other)).toBe(isSame);
      }),
    );
  });

  it('is none where all its parts are empty, and one where some are', () => {
    expect(() => idOf(['', ' ', 'NA'])).toThrow(BadCell);
    expect(idOf(['2020-01-02', '', 'Kabul'])).toBe('2020-01-02 |  | Kabul');
  });
});

describe('the columns of a table', () => {
  const header = fc
    .array(fc.string({ unit: fc.constantFrom('a', 'B', '+', '1', ' ', '\n'), maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    })
    .map(columnNames);

  it('have names of their own, and each and any of them together can be said', () => {
    fc.assert(
      fc.property(header, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (header, picks) => {
        const names = header.map((name) => name.toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        const wanted = picks.map((pick) => names[pick % names.length] ?? '');
        const said = wanted.map((name) => spelledColumn(name, header)).join('+');
        expect(columnsCalled(said, names)).toEqual(wanted);
      }),
    );
  });

  it.each([
    ['', ['date', '#2', 'killed'], ['#2']],
    ['', ['#1', '#2'], undefined],
    ['#2', ['date', 'place'], ['place']],
    ['#2', ['date', '#2', 'place', '#2 (#4)'], ['#2']],
    ['#1', ['date', '#1'], ['#1']],
    ['Date+Place', ['date', 'place'], ['date', 'place']],
    ['Date+Place', ['date', 'date+place', 'place'], ['date+place']],
    ['A+B+C', ['a', 'b', 'a+b', 'c'], ['a+b', 'c']],
    ['#1+', ['date', '#2'], ['date', '#2']],
    ['Killed', ['killed', 'killed (#2)'], undefined],
    ['Date+Town', ['date', 'place'], undefined],
  ])('that "%s" means among %j are %j', (said, names, columns) => {
    expect(columnsCalled(said, names)).toEqual(columns);
  });
});

it('columns that tell every row apart together are found where there are some, and no fewer do', () => {
  const row = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2));
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: String, minLength: 1, maxLength: 12 }), (all) => {
      const rows = all.map((cells) => cells.map(String));
      const [set = []] = distinguishingSets({ rows, columns: [0, 1, 2, 3] }, 1);
      expect(distinguishesRows(rows, set)).toBe(true);
      const fewer = distinguishingSets({ rows, columns: set.slice(1) }, 1);
      expect(set.length === 2 || fewer.length === 0).toBe(true);
    }),
  );
});
