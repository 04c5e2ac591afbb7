import type { ImportedReport } from '../../domain/entry/imported.ts';
import type { Figure } from '../../domain/model/figure.ts';
import { printGrade } from '../../domain/model/grade.ts';
import { isPlaceholder } from '../../domain/names/placeholders.ts';
import type { Mapping } from '../fields/table-fields.ts';
import { countIn, textIn } from '../rows/cells.ts';
import type { FileRow } from '../rows/format.ts';
import { article, publisherReport } from '../rows/reports.ts';
import { gradeOf } from './grade.ts';

/**
 * The reports in a row of a table: the dataset's own with its figures, and the sources that the row names. A row with a
 * grade is graded as the report of its first source, so that the figures are that source's, with that grade.
 */
export function reportsOf(
  row: FileRow,
  mapping: Mapping,
  dataset: string,
): readonly [ImportedReport, ...ImportedReport[]] {
  const figures = figuresOf(row, mapping);
  const sources = sourcesOf(row, mapping);
  const of = Math.max(sources.length, 1);
  const [first = article(dataset), ...others] = (
    sources.length === 0 ? [article(dataset)] : sources
  ).map((source, index) => ({ ...source, grade: gradeOf(row, mapping, { index, of }) }));
  return printGrade(first.grade) === ''
    ? [publisherReport(dataset, figures), ...sources]
    : [{ ...first, figures }, ...others];
}

function figuresOf(row: FileRow, mapping: Mapping): ImportedReport['figures'] {
  const low = mapping['killed-low'] === undefined ? null : countIn(row, mapping['killed-low']);
  const high = mapping['killed-high'] === undefined ? null : countIn(row, mapping['killed-high']);
  const killed = figureIn(row, mapping.killed);
  const whole =
    low === null && high === null
      ? killed
      : {
          low: low ?? killed?.low ?? null,
          best: killed?.best ?? null,
          high: high ?? killed?.high ?? null,
        };
  const others = (['civilians', 'wounded', 'abducted', 'arrested', 'displaced'] as const).flatMap(
    (measure) => {
      const figure = figureIn(row, mapping[measure]);
      return figure === null ? [] : [[measure, figure] as const];
    },
  );
  return { ...(whole === null ? {} : { killed: whole }), ...Object.fromEntries(others) };
}

/** `12`, `12–24`, `12 to 24`, `10+`, `<5`, `~30`, `unknown`. */
function figureIn(row: FileRow, column: string | undefined): Figure | null {
  const text = column === undefined ? null : textIn(row, column);
  if (column === undefined || text === null || isPlaceholder(text)) return null;
  const range = /^(\d+)\s*(?:-|–|—|to)\s*(\d+)$/i.exec(text);
  if (range !== null && Number(range[1]) <= Number(range[2])) {
    return { low: Number(range[1]), best: null, high: Number(range[2]) };
  }
  const least = /^(?:>|at least )?\s*(\d+)(\+?)$/i.exec(text);
  if (least !== null && (least[2] === '+' || /^\D/.test(text))) {
    return { low: Number(least[1]), best: null, high: null };
  }
  const most = /^(?:<|up to )\s*(\d+)$/i.exec(text);
  if (most !== null) return { low: null, best: null, high: Number(most[1]) };
  const about = /^(?:~|about |c\. ?)(\d+)$/i.exec(text);
  if (about !== null) return { low: null, best: Number(about[1]), high: null };
  const count = countIn(row, column);
  return { low: null, best: count, high: null };
}

function sourcesOf(row: FileRow, mapping: Mapping): readonly ImportedReport[] {
  const url = mapping.url === undefined ? null : textIn(row, mapping.url);
  const names = ((mapping.source === undefined ? null : textIn(row, mapping.source)) ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : null;
  const known = names.length > 0 || host === null || host === '' ? names : [host];
  return known.map((name, index) => ({ ...article(name), url: index === 0 ? url : null }));
}
