import { showFigure } from '../domain/figure.ts';
import { showMoment } from '../domain/moment.ts';
import { recordName } from '../domain/record.ts';
import type { IncidentRow, QuoteRow } from '../store/rows.ts';
import { answerTo } from './asking.ts';
import { selectedRow } from './event-list.ts';
import { recordHere } from './record-here.ts';
import type { State } from './state.ts';

/** What `y` copies: one line that can stand in somebody else's text, with who says so. */
export function citationHere(state: State): string | undefined {
  const record = recordHere(state);
  if (record?.kind === 'incident') {
    const page = state.page.kind === 'incident' ? answerTo(state, 'incident') : undefined;
    const row = page ?? selectedRow(state.events);
    return row === undefined ? undefined : incidentCitation(row, state.zone);
  }
  if (record?.kind === 'quote') {
    const page = state.page.kind === 'quote' ? answerTo(state, 'quote') : undefined;
    const row = page ?? answerTo(state, 'quotes')?.rows.find((one) => one.id === record.id);
    return row === undefined ? undefined : quoteCitation(row, state.zone);
  }
  return undefined;
}

function incidentCitation(row: IncidentRow, zone: string): string {
  const place = [row.place, row.admin1, row.country].filter((part) => part !== null).join(', ');
  const parts = [
    row.title,
    showMoment(row, zone),
    place,
    `killed: ${showFigure(row.killed)}`,
    row.grade === null ? row.status : `${row.status}, ${row.grade}`,
    row.sources.join('; '),
    recordName({ kind: 'incident', id: row.id }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function quoteCitation(row: QuoteRow, zone: string): string {
  const words = row.verbatim ? `“${row.text}”` : `${row.text} (paraphrase)`;
  const speaker = [row.speaker, row.role, row.organisation]
    .filter((part) => part !== null)
    .join(', ');
  const parts = [
    words,
    speaker,
    showMoment(row, zone),
    [row.source, row.grade].filter((part) => part !== null).join(', '),
    row.url ?? '',
    recordName({ kind: 'quote', id: row.id }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
