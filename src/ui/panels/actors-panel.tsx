import { selectedKey } from '../../app/pages/moving.ts';
import { answerTo } from '../../app/requests/queries.ts';
import type { State } from '../../app/state/state.ts';
import {
  besideWords,
  countedWords,
  discountedWords,
  possibleWords,
} from '../../domain/model/counted-figure.ts';
import type { ActorRow } from '../../store/port/rows.ts';
import type { IncidentCounts } from '../../store/port/rows-counts.ts';
import { grouped } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import { actorColumnsBy } from '../columns/actor-columns.ts';
import { Lines } from '../components/lines.tsx';
import { Table } from '../table/table.tsx';
import type { StyledLine } from '../theme/styled.ts';
import { isCountInTitle } from './actors-title.ts';
import { insteadOfRows, noIncidents } from './empty-lines.ts';
import type { PanelSize } from './panel.ts';

/** The counts by actor as a table that keeps the selected actor in view. */
export function ActorsPanel({ state, size }: { readonly state: State; readonly size: PanelSize }) {
  const answer = answerTo(state, 'actors');
  const rows = answer?.rows ?? [];
  const instead =
    insteadOfRows(state, 'actors', size) ??
    (rows.length === 0 ? noActors(state, size, answer?.counts) : undefined);
  if (instead !== undefined)
    return <Lines lines={instead} width={size.width} height={size.height} />;
  const index = selectedIndex(state, rows);
  const sum = answer === undefined ? [] : sumLines(state, answer.counts, size);
  const height = size.height - sum.length;
  const first = Math.max(0, index - (height - 2));
  return (
    <>
      <Table
        rows={rows.slice(first, first + height - 1)}
        columns={actorColumnsBy(state.actorsBy)}
        zone={state.zone}
        most={rows[0]?.incidents ?? 0}
        width={size.width}
        height={height}
        selected={index - first}
        focused={state.focus === 'actors'}
      />
      {sum.length === 0 ? null : <Lines lines={sum} width={size.width} />}
    </>
  );
}

/** Why no actor is counted: no incidents, or none of them names an actor. */
function noActors(
  state: State,
  size: PanelSize,
  counts: IncidentCounts | undefined,
): readonly StyledLine[] {
  const incidents = counts?.incidents ?? 0;
  if (incidents === 0) return noIncidents(state, size, { windowed: true, beside: counts });
  const words = incidents === 1 ? 'the incident names no actor' : 'these incidents name no actor';
  return wrap(words, size.width).map((line): StyledLine => [['faint', line]]);
}

/** With fewer rows than this the table needs them all, except for a line about what is not counted. */
const ROOM_FOR_SUM = 10;

/**
 * How many people were killed in the counted incidents, how many incidents have no figure, and what is discounted; preceded
 * by the number of counted and possible incidents, if the title has no room for them.
 */
function sumLines(state: State, counts: IncidentCounts, size: PanelSize): readonly StyledLine[] {
  const { mayBe, killed, incidents } = counts;
  const isTold = isCountInTitle(state, counts, size);
  const discounted = counts.discounted.incidents;
  const sums =
    size.height < ROOM_FOR_SUM
      ? isTold || mayBe + discounted === 0
        ? []
        : [grouped(incidents) + besideWords({ mayBe, discounted })]
      : [
          ...(isTold || mayBe === 0 ? [] : [grouped(incidents) + possibleWords(mayBe)]),
          `killed: ${countedWords(killed, incidents)}`,
          ...(discounted === 0 ? [] : [discountedWords(counts.discounted)]),
        ];
  return sums.length === 0
    ? []
    : wrap(sums.join('; '), size.width).map((line): StyledLine => [['faint', line]]);
}

function selectedIndex(state: State, rows: readonly ActorRow[]): number {
  const key = selectedKey(state, 'actors');
  return Math.max(
    0,
    rows.findIndex((row) => row.id === key),
  );
}
