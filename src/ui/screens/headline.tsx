import { memo } from 'react';
import type { State } from '../../app/state/state.ts';
import { Lines } from '../components/lines.tsx';
import { useAppearance } from '../theme/appearance.ts';
import { headlineWords } from '../words/headline-words.ts';
import { newsWords } from '../words/news-words.ts';

type HeadlineProps = { readonly state: State; readonly height: 0 | 1 | 2 };

/** What the panels come to and, below it, what is new since the person looked; redrawn only if that may have changed. */
export const Headline = memo(
  function Headline({ state, height }: HeadlineProps) {
    const { glyphs } = useAppearance();
    const { columns } = state.size;
    const lines = [headlineWords(state, columns), newsWords(state, columns, glyphs)];
    return <Lines lines={lines.slice(0, height)} width={columns} />;
  },
  (before, after) =>
    before.height === after.height &&
    readBy(before.state).every((value, index) => Object.is(value, readBy(after.state)[index])),
);

/** The parts of the state that the headline depends on. */
function readBy(state: State): readonly unknown[] {
  const { actors, matches, overview } = state.queries;
  return [
    ...[actors, matches, overview].flatMap((query) => [query?.answer, query?.of, query?.late]),
    state.filter,
    state.window,
    state.live,
    // What is new is named by the rows of the list.
    state.live.changed.size + state.live.fresh.size === 0 ? undefined : state.events.rows,
    state.now.slice(0, 16),
    state.zone,
    state.size.columns,
  ];
}
