import { showFigure } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { IncidentRow, QuoteRow } from '../../store/port/rows.ts';
import { recordHere } from '../pages/record-here.ts';
import { answerTo } from '../requests/queries.ts';
import { selectedRow } from '../state/event-list.ts';
import type { State } from '../state/state.ts';

/** What `y` copies: a citation in one line, with its sources. */
export function citationHere(state: State): string | undefined {
  const record = recordHere(state);
  if (record?.kind === 'incident') {
    const row = incidentsHere(state).find(({ id }) => id === record.id);
    return row && incidentCitation(row);
  }
  if (record?.kind === 'quote') {
    const row = quotesHere(state).find(({ id }) => id === record.id);
    return row && quoteCitation(row);
  }
  return undefined;
}

/** The incidents that the screen has in full. */
function incidentsHere(state: State): readonly IncidentRow[] {
  switch (state.page.kind) {
    case 'dashboard':
      return [selectedRow(state.events)].filter((row) => row !== undefined);
    case 'incident':
      return [answerTo(state, 'incident') ?? []].flat();
    case 'actor':
      return answerTo(state, 'actor')?.incidents ?? [];
    default:
      return [];
  }
}

/** The quotes that the screen has in full. */
function quotesHere(state: State): readonly QuoteRow[] {
  switch (state.page.kind) {
    case 'dashboard':
      return answerTo(state, 'quotes')?.rows ?? [];
    case 'quote': {
      const page = answerTo(state, 'quote');
      return page ? [page, ...[page.answered ?? []].flat(), ...page.replies] : [];
    }
    case 'incident':
      return answerTo(state, 'incident')?.quotes ?? [];
    case 'actor':
      return answerTo(state, 'actor')?.quotes ?? [];
    case 'source':
      return answerTo(state, 'source')?.latestQuotes ?? [];
    default:
      return [];
  }
}

function incidentCitation(row: IncidentRow): string {
  const place = [row.place, row.admin1, row.country].filter((part) => part !== null).join(', ');
  const parts = [
    row.title,
    showMoment(row),
    place,
    `killed: ${showFigure(row.killed)}`,
    row.grade === null ? row.status : `${row.status}, ${row.grade}`,
    row.sources.join('; '),
    recordName({ kind: 'incident', id: row.id }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function quoteCitation(row: QuoteRow): string {
  const words = row.verbatim ? `“${row.text}”` : `${row.text} (paraphrase)`;
  const speaker = [row.speaker, row.role, row.organisation]
    .filter((part) => part !== null)
    .join(', ');
  const parts = [
    words,
    speaker,
    showMoment(row),
    [row.source, row.grade].filter((part) => part !== null).join(', '),
    row.url ?? '',
    recordName({ kind: 'quote', id: row.id }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
