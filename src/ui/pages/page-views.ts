import { clockOf } from '../../app/prompt/adding.ts';
import { answerTo } from '../../app/requests/queries.ts';
import { type OpenPage, type PageKind, subjectOf } from '../../app/state/open-page.ts';
import type { State } from '../../app/state/state.ts';
import { recordName } from '../../domain/model/record.ts';
import type { Answer } from '../../store/port/questions.ts';
import { type PageStyle, paragraph } from '../components/page-lines.ts';
import type { Piece } from '../theme/styled.ts';
import { windowWords } from '../words/period-words.ts';
import { STATUS_WORDS } from '../words/status-words.ts';
import { actorBlocks } from './actor/actor-page.ts';
import { type Block, lineBlock } from './blocks.tsx';
import { comparisonBlocks } from './comparison-page.ts';
import { conflictsBlocks } from './conflicts-page.ts';
import { groupsBlocks } from './groups-page.ts';
import { datasetsBlocks, importBlocks, importsBlocks, leadsBlocks } from './import-pages.ts';
import { incidentBlocks } from './incident/incident-page.ts';
import { likelySameBlocks } from './likely-same-page.ts';
import { estimatesBlocks, milestonesBlocks, sourcesBlocks } from './list-pages.ts';
import { logBlocks } from './log-page.ts';
import { quoteBlocks } from './quote-page.ts';
import { sourceBlocks } from './source-page.ts';
import { twinsBlocks } from './twins-page.ts';

type Drawn = readonly Block[] | undefined;

/** How each kind of page is drawn; `undefined` while there is no answer. */
const DRAWN: Readonly<Record<PageKind, (state: State, style: PageStyle) => Drawn>> = {
  incident: (state, style) =>
    drawn(state, 'incident', (page) =>
      incidentBlocks(page, style, state.page.kind === 'incident' && state.page.unfolded),
    ),
  quote: (state, style) => drawn(state, 'quote', (page) => quoteBlocks(page, style)),
  actor: (state, style) =>
    drawn(state, 'actor', (page) => actorBlocks(page, windowWords(state.window), style)),
  source: (state, style) => drawn(state, 'source', (page) => sourceBlocks(page, style)),
  sources: (state, style) => drawn(state, 'sources', (rows) => sourcesBlocks(rows, style)),
  milestones: (state, style) => drawn(state, 'milestones', (rows) => milestonesBlocks(rows, style)),
  estimates: (state, style) => drawn(state, 'estimates', (rows) => estimatesBlocks(rows, style)),
  datasets: (state, style) =>
    drawn(state, 'datasets', (rows) => datasetsBlocks(rows, clockOf(state), style)),
  imports: (state, style) => drawn(state, 'imports', (rows) => importsBlocks(rows, style)),
  batch: (state, style) => drawn(state, 'batch', (page) => importBlocks(page, style)),
  conflicts: (state, style) => drawn(state, 'conflicts', (rows) => conflictsBlocks(rows, style)),
  twins: (state, style) => drawn(state, 'twins', (found) => twinsBlocks(found, style)),
  likelySame: (state, style) =>
    drawn(state, 'likelySame', (found) => likelySameBlocks(found, style)),
  leads: (state, style) => drawn(state, 'leads', (found) => leadsBlocks(found, style)),
  log: (state, style) => drawn(state, 'log', (found) => logBlocks(found, style)),
  groups: (state, style) =>
    drawn(state, 'groups', (found) =>
      state.page.kind === 'groups' ? groupsBlocks(found, state.page, { state, style }) : [],
    ),
  comparison: (state, style) =>
    drawn(state, 'comparison', (found) => comparisonBlocks(found, state, style)),
};

/** The title in the frame of an open page: the record, and its name once it is loaded. */
export function pageTitle(state: State, page: OpenPage): string {
  const called = nameOf(state, page);
  return called === undefined ? plainTitle(page) : `${plainTitle(page)}  ${called}`;
}

/** The name of the record that a page is about, as lists call it. */
function nameOf(state: State, { kind }: OpenPage): string | undefined {
  switch (kind) {
    case 'incident':
      return answerTo(state, kind)?.title;
    case 'actor': {
      const actor = answerTo(state, kind);
      return actor?.shortName ?? actor?.name;
    }
    case 'source':
      return answerTo(state, kind)?.name;
    case 'batch':
      return answerTo(state, kind)?.file;
    case 'comparison':
      return answerTo(state, kind)?.milestone.name;
    default:
      return undefined;
  }
}

/** What stands out about the record that a page is about: the status of an incident, the kind of an actor. */
export function pageMark(state: State): Piece | undefined {
  const { kind } = state.page;
  const incident = kind === 'incident' ? answerTo(state, kind) : undefined;
  if (incident) return [STATUS_WORDS[incident.status].role, STATUS_WORDS[incident.status].long];
  const actor = kind === 'actor' ? answerTo(state, kind) : undefined;
  return actor ? ['note', actor.kind] : undefined;
}

function plainTitle(page: OpenPage): string {
  const record = subjectOf(page);
  const name = record === undefined ? '' : recordName(record);
  switch (page.kind) {
    case 'milestones':
      return 'Milestones';
    case 'estimates':
      return 'Estimates';
    case 'sources':
      return 'Sources';
    case 'datasets':
      return 'Datasets';
    case 'imports':
      return 'Imports';
    case 'conflicts':
      return 'Conflicts with other databases';
    case 'twins':
      return 'Possible duplicate actors';
    case 'likelySame':
      return 'Incidents that are likely the same';
    case 'leads':
      return 'Leads, coded by machines';
    case 'log':
      return 'Change log';
    case 'groups':
      return `Counts by ${page.by}`;
    case 'comparison':
      return `Before and after ${name}`;
    default:
      return name;
  }
}

/**
 * The blocks of an open page, or a line that says why there are none. One key needs them several times, and a log is long,
 * so they are cached for each answer and style.
 */
export function pageBlocks(state: State, page: OpenPage, style: PageStyle): readonly Block[] {
  const answer = state.queries[page.kind]?.answer;
  if (answer === undefined || answer === null) return [insteadOfPage(state, page, style)];
  const key = JSON.stringify([
    style.width,
    style.zone,
    style.glyphs.name,
    state.window,
    state.filter.text,
    page.unfolded,
  ]);
  const made = remembered.get(answer) ?? new Map<string, readonly Block[]>();
  remembered.set(answer, made);
  const blocks = made.get(key) ?? DRAWN[page.kind](state, style) ?? [];
  made.set(key, blocks);
  return blocks;
}

const remembered = new WeakMap<object, Map<string, readonly Block[]>>();

function drawn<K extends PageKind>(
  state: State,
  kind: K,
  blocks: (answer: NonNullable<Answer<K>>) => readonly Block[],
): Drawn {
  const answer = answerTo(state, kind);
  return answer === undefined || answer === null ? undefined : blocks(answer);
}

function insteadOfPage(state: State, page: OpenPage, { width }: PageStyle): Block {
  const query = state.queries[page.kind];
  if (query?.error !== undefined) return lineBlock(paragraph('error', query.error, width));
  const words =
    query?.waiting === false
      ? `there is no ${plainTitle(page)}, or it was removed; u undoes that`
      : 'loading…';
  return lineBlock([[['faint', words]]]);
}
