import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/ui/table/column.ts';
import { GAP, layoutColumns, type Widest } from '../../../src/ui/table/layout-columns.ts';
import { rowLine, widestOf } from '../../../src/ui/table/row-line.ts';
import { GLYPHS } from '../../../src/ui/theme/glyphs.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';

type Width = Column<string>['width'];

function column(id: string, priority: number, width: Width): Column<string> {
  return { id, header: id, align: 'left', width, priority, cell: (row) => row };
}

const columns = [
  column('date', 1, { min: 10, max: 16 }),
  column('type', 3, { min: 6, max: 12 }),
  column('title', 2, { min: 10, max: 20, grow: 1 }),
];

function sizes(cells: number, wants?: Widest<string>) {
  return Object.fromEntries(
    layoutColumns(columns, cells, wants).map(({ column: { id }, cells: got }) => [id, got]),
  );
}

describe('choosing columns', () => {
  it('drops the least important first, and keeps the order', () => {
    expect(sizes(28)).toEqual({ date: 10, type: 6, title: 10 });
    expect(sizes(27)).toEqual({ date: 12, title: 14 });
    expect(sizes(20)).toEqual({ date: 16 });
    expect(sizes(5)).toEqual({ date: 5 });
  });

  it('shares the remaining cells by what each column still wants, then among those that grow', () => {
    expect(sizes(40)).toEqual({ date: 13, type: 9, title: 16 });
    expect(sizes(100)).toEqual({ date: 16, type: 12, title: 70 });
  });

  it('gives no column more than its cells need, if that is known', () => {
    expect(sizes(100, () => ({ least: 8, most: 8 }))).toEqual({ date: 10, type: 8, title: 80 });
  });

  it('gives what is enough to the most important column first', () => {
    const some = [
      column('type', 2, { min: 6, max: 20, enough: 10 }),
      column('title', 1, { min: 6, max: 20, enough: 12 }),
    ];
    const at = (cells: number) => layoutColumns(some, cells).map((one) => one.cells);
    expect(at(17)).toEqual([6, 10]);
    expect(at(21)).toEqual([8, 12]);
    expect(at(41)).toEqual([20, 20]);
  });

  it('shows a column only in a table of the width from which it is to be shown', () => {
    const named = (cells: number) =>
      layoutColumns([...columns, column('more', 4, { min: 2, max: 2, from: 50 })], cells).map(
        ({ column: { id } }) => id,
      );
    expect(named(49)).toEqual(['date', 'type', 'title']);
    expect(named(50)).toEqual(['date', 'type', 'title', 'more']);
  });

  it('leaves a column out rather than cut what must stay whole', () => {
    const whole = column('id', 4, { min: 3, max: 10, whole: true });
    const named = (cells: number) =>
      layoutColumns([whole, ...columns], cells, () => ({ least: 6, most: 9 })).map(
        ({ column: { id } }) => id,
      );
    expect(named(35)).toEqual(['id', 'date', 'type', 'title']);
    expect(named(34)).toEqual(['date', 'type', 'title']);
  });

  it('fills the width when a column grows, and never goes beyond it', () => {
    const width = fc.record({
      min: fc.integer({ min: 1, max: 12 }),
      more: fc.nat(12),
      grow: fc.nat(2),
    });
    fc.assert(
      fc.property(
        fc.array(width, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        (widths, cells) => {
          const made = widths.map(({ min, more, grow }, index) =>
            column(`c${index}`, index, { min, max: min + more, ...(grow > 0 ? { grow } : {}) }),
          );
          const sized = layoutColumns(made, cells);
          const used = sized.reduce((sum, one) => sum + one.cells, GAP * (sized.length - 1));
          expect(used).toBeLessThanOrEqual(cells);
          if (sized.some((one) => one.column.width.grow !== undefined)) expect(used).toBe(cells);
        },
      ),
    );
  });
});

const NAME = { id: 'name', header: 'actor' };
const CHANGE = { id: 'change', header: 'chg' };

describe('a number', () => {
  it('is never truncated: it is shown whole or not at all', () => {
    const numbers = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 60 }), (values, cells) => {
        const table: readonly Column<number>[] = [
          {
            ...NAME,
            align: 'left',
            width: { min: 8, max: 28 },
            priority: 1,
            cell: () => 'Taliban',
          },
          { ...CHANGE, align: 'right', width: { min: 4, max: 5 }, priority: 2, cell: String },
        ];
        const context = { zone: 'UTC', glyphs: GLYPHS.unicode, most: 0 };
        const sized = layoutColumns(table, cells, widestOf(values, context));
        const alone = layoutColumns(table.slice(1), cells, widestOf(values, context));
        for (const value of values) {
          for (const columnsOf of [sized, alone]) {
            const digits = textOf(rowLine(value, columnsOf, context)).replace(/[^-\d]/g, '');
            expect(['', `${value}`]).toContain(digits);
          }
        }
      }),
    );
  });
});
