import type { ViewNamePrompt, ViewsList } from '../../app/state/overlay.ts';
import type { SavedView, View } from '../../app/state/view.ts';
import { cut, fit } from '../../text/cells.ts';
import { wrap } from '../../text/wrap.ts';
import type { StyledLine } from '../theme/styled.ts';
import type { PromptView } from './add-prompt.ts';
import { typedLine } from './typed-line.ts';

type Size = { readonly width: number; readonly height: number };

/** The width in cells of a view's name. */
const NAME = 24;
/** How many views a digit opens. */
const NUMBERED = 9;

/** The list of saved views, each with its number and its settings. */
export function viewsListView(list: ViewsList, size: Size): PromptView {
  const { views, selected, removing } = list;
  const said =
    removing === undefined
      ? 'Enter or its number opens one · s saves this screen · x removes one'
      : `x again removes the view ${removing}`;
  const visible = Math.max(1, size.height - 1);
  const first = Math.max(0, selected - visible + 1);
  const lines =
    views === undefined || views.length === 0
      ? words(views === undefined ? 'loading…' : NONE, size.width)
      : views
          .slice(first, first + visible)
          .map((view, index) => viewLine(view, first + index, selected, size.width));
  const shown = [...lines, ...Array.from({ length: visible }, (): StyledLine => [])];
  return {
    title: 'Views',
    lines: [...shown.slice(0, visible), [[removing === undefined ? 'faint' : 'warn', said]]],
    cursor: undefined,
  };
}

const NONE =
  'No views are saved yet. s saves this screen: filter, window, order, unit of the timeline and arrangement of the panels.';

function words(text: string, width: number): readonly StyledLine[] {
  return wrap(text, width).map((line): StyledLine => [['faint', line]]);
}

function viewLine(saved: SavedView, at: number, selected: number, width: number): StyledLine {
  const number = at < NUMBERED ? `${at + 1}` : ' ';
  const settings = 'problem' in saved ? 'not valid; Enter says why' : settingsOf(saved.view);
  return [
    ['key', ` ${number} `],
    [at === selected ? 'selected' : 'text', ` ${fit(saved.name, NAME)}`],
    ['problem' in saved ? 'error' : 'faint', ` ${cut(settings, Math.max(1, width - NAME - 5))}`],
  ];
}

/** The settings of a view in words, without those that are as at the start. */
function settingsOf(view: View): string {
  return [
    view.filter === '' ? 'no filter' : view.filter,
    view.window,
    ...(view.sort === 'date' && view.order === 'descending'
      ? []
      : [`by ${view.sort}, ${view.order}`]),
    ...(view.timeline === 'finest' ? [] : [`timeline by ${view.timeline}`]),
    ...(view.zoomed ? [`${view.panel} alone`] : []),
  ].join(' · ');
}

/** The prompt for a view's name. */
export function viewNameView(prompt: ViewNamePrompt, size: Size): PromptView {
  const said: readonly StyledLine[] = [
    ...(prompt.refusal === undefined
      ? []
      : wrap(prompt.refusal, size.width).map((line): StyledLine => [['error', line]])),
    ...words(
      'Enter saves the filter, window, order, unit of the timeline and arrangement of the panels.',
      size.width,
    ),
  ];
  const typed = typedLine(prompt.line, {
    prefix: 'name: ',
    width: size.width,
    height: Math.max(1, size.height - said.length),
  });
  return { title: 'Save as a view', lines: [...typed.lines, ...said], cursor: typed.cursor };
}
