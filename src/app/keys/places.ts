import type { ScreenPlace, Where } from '../state/command.ts';
import type { Prompt } from '../state/overlay.ts';

const SCREEN_PLACES: Readonly<Record<ScreenPlace, string>> = {
  empty: 'On an empty database',
  dashboard: 'On the dashboard',
  events: 'In the recent events',
  actors: 'In the counts by actor',
  quotes: 'In the latest quotes',
  timeline: 'In the timeline',
  page: 'On a page',
  incident: 'On an incident’s page',
  quote: 'On a quote’s page',
  actor: 'On an actor’s page',
  source: 'On a source’s page',
  batch: 'On an import’s page',
  comparison: 'On a milestone’s page',
  milestones: 'In the list of milestones',
  estimates: 'In the list of estimates',
  sources: 'In the list of sources',
  datasets: 'In the list of datasets',
  imports: 'In the list of imports',
  conflicts: 'In the list of conflicts',
  twins: 'In the list of possible duplicate actors',
  likelySame: 'In the list of incidents that are likely the same',
  leads: 'In the list of leads',
  log: 'In the change log',
  groups: 'In the counts by month, place and the like',
};

const PROMPT_PLACES: Readonly<Record<Prompt['kind'], string>> = {
  add: 'While adding',
  filter: 'While filtering',
  window: 'While choosing the window',
  export: 'While naming an export file',
  file: 'While choosing a file',
  views: 'In the list of views',
  'view-name': 'While naming a view',
  opening: 'While another database is being opened',
  palette: 'In the command list',
  confirm: 'At a confirmation',
};

/** The names of the places where keys have a meaning, in the order of the help. */
export const PLACES: Readonly<Record<Where, string>> = {
  ...SCREEN_PLACES,
  ...PROMPT_PLACES,
  help: 'In the help',
  find: 'While typing a search',
  found: 'After a search',
  anywhere: 'Anywhere',
};

/** The name of a place within a sentence. */
export function placeWords(place: Where): string {
  return PLACES[place].charAt(0).toLowerCase() + PLACES[place].slice(1);
}

/** The wider places whose keys work in a part of the screen as well, nearest first; prompts, lists and the help have none. */
export function widerPlaces(place: Where): readonly Where[] {
  if (!isOfScreen(place)) return [];
  switch (place) {
    case 'dashboard':
    case 'page':
      return ['anywhere'];
    case 'empty':
    case 'events':
    case 'actors':
    case 'quotes':
    case 'timeline':
      return ['dashboard', 'anywhere'];
    default:
      return ['page', 'anywhere'];
  }
}

/** Whether a place is one in which text is typed, so that characters are no keys there. */
export function isTyped(place: Where): boolean {
  return TYPED.has(place);
}

const TYPED: ReadonlySet<Where> = new Set([
  'add',
  'filter',
  'window',
  'export',
  'file',
  'view-name',
  'palette',
  'find',
  'anywhere',
]);

/** Whether a place is a part of the screen, not a prompt or list that covers it. */
export function isOfScreen(place: Where): place is ScreenPlace {
  return Object.hasOwn(SCREEN_PLACES, place);
}
