import { answerTo } from '../../app/requests/queries.ts';
import { selectedRow } from '../../app/state/event-list.ts';
import type { State } from '../../app/state/state.ts';
import { recordName } from '../../domain/model/record.ts';
import { countryName } from '../../domain/places/countries.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { IncidentReading } from '../../store/port/rows-reading.ts';
import { cut } from '../../text/cells.ts';
import { countOf } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import { REPORT_COLUMNS, type ReportWithActors } from '../columns/report-columns.ts';
import type { CellContext } from '../table/column.ts';
import { layoutColumns } from '../table/layout-columns.ts';
import { headerLine, rowLine, widestOf } from '../table/row-line.ts';
import type { Appearance } from '../theme/appearance.ts';
import type { StyledLine } from '../theme/styled.ts';
import { STATUS_WORDS } from '../words/status-words.ts';
import type { DrawPanel, PanelSize } from './panel.ts';

/** The most lines of the reasons. */
const MOST_REASONS = 3;

/** A narrower pane has the short word for the status, to leave room for the title. */
const ROOM_FOR_WORDS = 70;

/**
 * What is known of the selected incident: when, where and what, who reports what of it, and why it has its status. Blank while
 * the selection moves, so that it never shows another incident's.
 */
export const drawReading: DrawPanel = (state, size, appearance) => {
  const row = selectedRow(state.events);
  const reading = answerTo(state, 'reading');
  if (row === undefined || reading === undefined || reading.id !== row.id) {
    return { title: 'Selected', note: [], lines: [] };
  }
  const name = recordName({ kind: 'incident', id: row.id });
  const { long, short, role } = STATUS_WORDS[row.status];
  const isNarrow = size.width < ROOM_FOR_WORDS;
  const grade = row.grade === null ? '' : isNarrow ? ` ${row.grade}` : `, leading ${row.grade}`;
  const note = (isNarrow ? short : long) + grade;
  return {
    title: cut(`${name} ${row.title}`, Math.max(12, size.width - note.length - 7)),
    note: [[role, note]],
    lines: [factsLine(row), ...reportLines(state, row, reading, { size, appearance })],
  };
};

function factsLine(row: IncidentRow): StyledLine {
  const places = [row.place, row.admin1 === row.place ? null : row.admin1];
  const country = row.country === null ? null : (countryName(row.country) ?? row.country);
  const where = [...places, country].filter((part) => part !== null).join(', ');
  return [
    [
      'faint',
      [showMoment(row), where, row.subtype ?? row.type].filter((part) => part !== '').join(' · '),
    ],
  ];
}

/** As many reports as fit above the reasons, and how many more there are. */
function reportLines(
  state: State,
  row: IncidentRow,
  { reports, reasons }: IncidentReading,
  { size, appearance }: { readonly size: PanelSize; readonly appearance: Appearance },
): readonly StyledLine[] {
  const { glyphs } = appearance;
  const context: CellContext = { zone: state.zone, glyphs, most: 0 };
  const most = Math.min(MOST_REASONS, Math.max(1, size.height - 4));
  const whyLines = reasonLines(reasons, size.width, most);
  const room = Math.max(0, size.height - 2 - whyLines.length);
  const shown = reports.length <= room ? reports.length : Math.max(0, room - 1);
  const told = reports.map(
    (report): ReportWithActors => ({
      ...report,
      attributions: row.attributions.filter(({ saidBy }) => saidBy === report.source),
    }),
  );
  const sized = layoutColumns(REPORT_COLUMNS, size.width, widestOf(told, context));
  const more = reports.length - shown;
  return [
    ...(reports.length === 0 ? [] : [headerLine(sized, context)]),
    ...told.slice(0, shown).map((report) => rowLine(report, sized, context)),
    ...(more === 0
      ? []
      : [[['faint', `and ${countOf(more, 'more report')} · Enter opens all`] as const]]),
    ...whyLines,
  ];
}

/** As many whole reasons as fit, and how many more there are; only the first one is ever cut. */
function reasonLines(
  reasons: readonly string[],
  width: number,
  most: number,
): readonly StyledLine[] {
  const told = reasons.map((_, index) => {
    const more = index === 0 ? '' : ` (and ${countOf(index, 'more reason')})`;
    const words = `why: ${reasons.slice(0, reasons.length - index).join(' ')}${more}`;
    return wrap(words, width, { indent: 2 });
  });
  const lines = told.find(({ length }) => length <= most) ?? told.at(-1) ?? [];
  return lines.slice(0, most).map((line, index): StyledLine => {
    const isCut = index === most - 1 && lines.length > most;
    return [['label', isCut ? cut(`${line} ${lines[most] ?? ''}`, width) : line]];
  });
}
