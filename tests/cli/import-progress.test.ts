import { expect, it } from 'vitest';
import { createProgressBar } from '../../src/cli/import/import-words.ts';
import { createOutput } from '../../src/cli/session/output.ts';
import { EMPTY_TALLY } from '../../src/store/port/importing.ts';
import { width } from '../../src/text/cells.ts';

/** What the progress line says at each of these moments (ms) of an import of a million rows, at 100 bytes a row. */
function linesAt(...moments: readonly (readonly [ms: number, rows: number])[]): readonly string[] {
  const lines: string[] = [];
  const output = createOutput(process.stdout, process.stderr);
  let now = 0;
  const draw = createProgressBar(
    { ...output, progress: (line) => lines.push(line) },
    () => {},
    () => now,
  );
  for (const [ms, rows] of moments) {
    now = ms;
    draw({ rows, bytes: rows * 100, totalBytes: 100_000_000, tally: EMPTY_TALLY });
  }
  return lines;
}

it('the progress of an import has the share, the rows, rows a second and the time left', () => {
  expect(linesAt([0, 0], [500, 4_000], [10_000, 100_000])).toEqual([
    '[--------------------]   0 %  0 rows',
    '[--------------------]   0 %  4 000 rows',
    '[##------------------]  10 %  100 000 rows  10 000 rows/s  1:30 left',
  ]);
});

it('of an import that goes on, it reckons with the rows since the start', () => {
  expect(linesAt([0, 500_000], [10_000, 550_000]).at(-1)).toBe(
    '[###########---------]  55 %  550 000 rows  5 000 rows/s  1:30 left',
  );
});

it('fits into 80 cells for millions of rows', () => {
  for (const line of linesAt([0, 0], [3_600_000, 999_999])) expect(width(line)).toBeLessThan(80);
});
