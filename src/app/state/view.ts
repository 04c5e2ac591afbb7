import { CHOSEN_UNITS } from '../../domain/time/bars.ts';
import { INCIDENT_SORTS } from '../../store/port/questions.ts';

export const PANEL_IDS = ['events', 'actors', 'quotes', 'timeline'] as const;
export type PanelId = (typeof PANEL_IDS)[number];

/** The columns that the recent events can be sorted by, in the order of the key that cycles through them. */
export const SORT_COLUMNS = INCIDENT_SORTS;

/** The breakdowns of the counts by actor, in the order of the key that cycles through them; `side`: who did it, who was struck. */
export const ACTORS_BY = ['side', 'incidents', 'role', 'basis'] as const;
export type ActorsBy = (typeof ACTORS_BY)[number];

/** What the settings of a view can be that are neither text nor yes or no; the first is as at the start. */
export const VIEW_CHOICES = {
  sort: SORT_COLUMNS,
  order: ['descending', 'ascending'],
  actors: ACTORS_BY,
  timeline: ['finest', ...CHOSEN_UNITS],
  panel: PANEL_IDS,
} as const;

type Choices = typeof VIEW_CHOICES;

/** How the dashboard is set, in the words of its prompts, so that relative dates stay relative. */
export type View = {
  readonly filter: string;
  /** As it is typed for the window: `30 d`, `2020-02-01..2020-03-31`. */
  readonly window: string;
  readonly zoomed: boolean;
} & { readonly [setting in keyof Choices]: Choices[setting][number] };

/** A view that was saved under a name; `problem`: why it cannot be opened. */
export type SavedView = { readonly name: string } & (
  | { readonly view: View }
  | { readonly problem: string }
);
