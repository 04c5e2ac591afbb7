import { leadLine } from '../../domain/editing/lead-line.ts';
import type { LeadRow } from '../../store/port/rows-imports.ts';
import { openLine } from '../prompt/adding.ts';
import { answerTo } from '../requests/queries.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';

/** The chosen lead in the list of leads. */
export function leadHere(state: State): LeadRow | undefined {
  const { page } = state;
  if (page.kind !== 'leads' || page.link?.kind !== 'lead') return undefined;
  const { id } = page.link;
  return answerTo(state, 'leads')?.rows.find((row) => row.id === id);
}

/** Starts the line of an incident from the chosen lead; saving it links the two. */
export function promoteLead(state: State): Step {
  const lead = leadHere(state);
  if (lead === undefined) return still(state);
  return chain(openLine(state, leadLine(lead)), (now) =>
    now.overlay?.kind === 'add'
      ? still({ ...now, overlay: { ...now.overlay, lead: lead.id }, draftLead: lead.id })
      : still(now),
  );
}
