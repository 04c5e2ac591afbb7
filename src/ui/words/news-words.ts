import type { State } from '../../app/state/state.ts';
import { showFigureShort } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import { width as cellsOf, cut } from '../../text/cells.ts';
import { grouped } from '../../text/number-words.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { StyledLine } from '../theme/styled.ts';
import { actorWords } from './actor-words.ts';
import { newIncidentWords } from './live-words.ts';
import { STATUS_WORDS } from './status-words.ts';
import { clockTime } from './time-words.ts';

/** The least and the most cells of an incident's title in the line. */
const TITLE = { least: 14, most: 40 } as const;

/**
 * What is new and what has changed since the person last looked, with the names of the incidents that the list holds, those
 * changed first, and what changed in them; as many as fit.
 */
export function newsWords(state: State, cells: number, glyphs: Glyphs): StyledLine {
  const since = `since ${clockTime(state.live.looked, state.zone)}`;
  const quotes = state.live.freshQuotes.size;
  const counts = [
    newIncidentWords(state),
    quotes === 0 ? '' : `${grouped(quotes)} new ${quotes === 1 ? 'quote' : 'quotes'}`,
  ]
    .filter((words) => words !== '')
    .join(', ');
  if (counts === '') return [['faint', cut(` nothing new or changed ${since}`, cells)]];
  const whole = ` ! ${counts} ${since}`;
  const lead = cellsOf(whole) <= cells ? whole : cut(` ! ${counts}`, cells);
  const said: string[] = [];
  let left = cells - cellsOf(lead);
  for (const item of items(state, glyphs)) {
    const text = itemWords(item, left - 2, glyphs);
    if (text === undefined) break;
    const next = `${said.length === 0 ? ':' : ';'} ${text}`;
    said.push(next);
    left -= cellsOf(next);
  }
  return [['new', lead], said.join('')];
}

type Item = {
  readonly name: string;
  readonly title: string;
  /** What is said of it, the most important first. */
  readonly what: readonly string[];
};

/** An incident with as much of what is said of it as fits beside its shortened title; `undefined` if nothing does. */
function itemWords({ name, title, what }: Item, cells: number, { ellipsis }: Glyphs) {
  for (let shown = what.length; shown >= Math.min(1, what.length); shown -= 1) {
    const rest = what
      .slice(0, shown)
      .map((one) => `, ${one}`)
      .join('');
    const room = Math.min(TITLE.most, cells - cellsOf(`${name} ${rest}`));
    if (room >= Math.min(TITLE.least, cellsOf(title))) {
      return `${name} ${cut(title, room, ellipsis)}${rest}`;
    }
  }
  return undefined;
}

/** The incidents that are changed or new, the latest of each first. */
function items({ live, events }: State, glyphs: Glyphs): readonly Item[] {
  const held = new Map(events.rows.map((row) => [row.id, row]));
  const changed = [...live.changed].toReversed().flatMap(([id, before]) => {
    const row = held.get(id);
    return row === undefined ? [] : [itemOf(row, changeWords(before, row, glyphs))];
  });
  const fresh = [...live.fresh].toReversed().flatMap((id) => {
    const row = held.get(id);
    return row === undefined ? [] : [itemOf(row, [`killed ${showFigureShort(row.killed)}`])];
  });
  return [...changed, ...fresh];
}

function itemOf(row: IncidentRow, what: readonly string[]): Item {
  const name = recordName({ kind: 'incident', id: row.id });
  return { name, title: row.title, what };
}

/** What can change in an incident, each as the words for it; of which only those that differ are said. */
const SAID: readonly ((
  row: IncidentRow,
  glyphs: Glyphs,
) => readonly [name: string, value: string])[] = [
  ({ killed }) => ['killed', showFigureShort(killed)],
  ({ status }) => ['', STATUS_WORDS[status].long],
  ({ attributions }, glyphs) => ['', actorWords(attributions, glyphs)],
  ({ sources }) => [
    '',
    `${grouped(sources.length)} ${sources.length === 1 ? 'source' : 'sources'}`,
  ],
];

/** `killed 14 → 14–24`, `now disputed`; none if it is not known how the incident was before. */
function changeWords(
  before: IncidentRow | undefined,
  now: IncidentRow,
  glyphs: Glyphs,
): readonly string[] {
  if (before === undefined) return [];
  return SAID.flatMap((say) => {
    const [name, was] = say(before, glyphs);
    const [, is] = say(now, glyphs);
    if (was === is) return [];
    return name === '' ? `now ${is}` : `${name} ${was} ${glyphs.arrow} ${is}`;
  });
}
