import { leadLine } from '../../domain/editing/lead-line.ts';
import type { LeadRow } from '../../store/port/rows-imports.ts';
import { openLine } from '../prompt/adding.ts';
import { answerTo, askPage } from '../requests/asking.ts';
import type { Program } from '../state/command.ts';
import { pageRoom } from '../state/layout.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { openPage } from './paging.ts';

/** How many leads are read at a time. */
const STEP = 200;

/** Opens the list of leads, newest first. */
export function openLeads(state: State): Step {
  return openPage(state, { kind: 'leads', limit: STEP });
}

/** Reads older rows once the end of the list comes into view. */
export function readMoreLeads(state: State, program: Program): Step {
  const { page } = state;
  const answer = answerTo(state, 'leads');
  if (page.kind !== 'leads' || answer === undefined || state.asked.leads?.waiting === true)
    return still(state);
  if (answer.rows.length >= answer.articles || answer.rows.length < page.limit) return still(state);
  if (page.scroll + pageRoom(state) < program.furthestScroll(state)) return still(state);
  return askPage({ ...state, page: { ...page, limit: page.limit + STEP } });
}

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
