import type { Filter } from '../../domain/filter/filter.ts';
import type { Change } from '../../domain/model/change.ts';
import { PANEL_QUESTIONS, type PanelQuestion } from './live-queries.ts';

const OF_QUOTES: readonly PanelQuestion[] = ['quotes', 'matches', 'overview'];

/** The tables that some panels do not read, each with the panels that do; a change of any other table touches every panel. */
const READ_BY: Readonly<Record<string, readonly PanelQuestion[]>> = {
  estimate: [],
  milestone: ['timeline', 'overview'],
  quote: OF_QUOTES,
  quote_actor: OF_QUOTES,
  quote_incident: OF_QUOTES,
};

/** The panels whose answers a change may alter. A filter can select incidents by their quotes. */
export function touchedBy(change: Change, { terms }: Filter): ReadonlySet<PanelQuestion> {
  const updated = change.updated.map(([, after]) => after);
  const rows = [...change.added, ...updated, ...change.removed];
  const read = rows.flatMap(({ table }) => {
    const panels = READ_BY[table] ?? PANEL_QUESTIONS;
    return panels === OF_QUOTES && terms.length > 0 ? PANEL_QUESTIONS : panels;
  });
  // A change without rows is one that the log does not show, such as a reassessment.
  return new Set(rows.length === 0 ? PANEL_QUESTIONS : read);
}
