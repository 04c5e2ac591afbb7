import { commandsHere, keyHere } from '../../app/keys/look-up.ts';
import { answerTo } from '../../app/requests/queries.ts';
import { isImportUnderWay, unfinishedImports } from '../../app/requests/unfinished.ts';
import type { ViewMetrics } from '../../app/state/command.ts';
import { keyName } from '../../app/state/key-names.ts';
import type { State } from '../../app/state/state.ts';
import { importMark, percentOf, shareOf } from '../../domain/model/import-state.ts';
import { recordName } from '../../domain/model/record.ts';
import { width as cellsOf, width } from '../../text/cells.ts';
import { countOf, grouped } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { Role } from '../theme/roles.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';
import { soFar } from '../words/so-far.ts';
import { clockTime } from '../words/time-words.ts';

/** The most lines of a message. */
const MOST_LINES = 4;

/**
 * The bottom of the screen: an error, what was done, or the active keys; to the right the database and the time. A message is
 * not cut to make room for these: if it is long, it takes more lines, over what is above.
 */
export function footerLines(
  state: State,
  metrics: ViewMetrics,
  { width, glyphs }: { readonly width: number; readonly glyphs: Glyphs },
): readonly StyledLine[] {
  const right = ` ${standing(state, glyphs)} `;
  const available = Math.max(0, width - cellsOf(right));
  const said = message(state);
  if (said === undefined) {
    return [
      available < 12
        ? hints(state, metrics, width)
        : withRight(hints(state, metrics, available), right, available),
    ];
  }
  const [role, text] = said;
  const lines = wrap(text, Math.max(1, width - 2)).slice(0, MOST_LINES);
  const painted = lines.map((line): StyledLine => [[role, ` ${line}`]]);
  const [only] = painted;
  return only !== undefined && painted.length === 1 && cellsOf(textOf(only)) < available
    ? [withRight(only, right, available)]
    : painted;
}

function withRight(left: StyledLine, right: string, available: number): StyledLine {
  return [...left, ' '.repeat(Math.max(1, available - cellsOf(textOf(left)))), ['note', right]];
}

/** What was done, or an error. */
function message({ notice, live }: State): readonly [Role, string] | undefined {
  if (notice !== undefined) return [notice.tone === 'plain' ? 'text' : notice.tone, notice.text];
  return live.trouble === undefined ? undefined : ['bad', live.trouble];
}

/**
 * The database, its open conflicts, imports that are not at their end, its incidents and the time:
 * `incidents.db · 2 conflicts · 1 204 · 14:02Z`, or `B7 34 %, 340 000 of 1 M · 341 204 so far`, or `B7 stopped at 34 % · 341 204`.
 */
function standing(state: State, { dot }: Glyphs): string {
  const overview = answerTo(state, 'overview');
  const incidents = overview?.incidents;
  // On the page of conflicts, where they are resolved, its list is more recent.
  const listed = state.page.kind === 'conflicts' ? answerTo(state, 'conflicts')?.length : undefined;
  const conflicts = listed ?? overview?.conflicts ?? 0;
  const open = conflicts === 0 ? '' : `${countOf(conflicts, 'conflict')} ${dot} `;
  const imports = unfinishedImports(state)
    .map(({ id, progress }) => `${importMark(recordName({ kind: 'batch', id }), progress)} ${dot} `)
    .join('');
  // Once it writes, a large import is among those above.
  const isCounted = isImportUnderWay(state);
  const mine = state.importing && !isCounted ? `${importing(state.importing)} ${dot} ` : '';
  const count = incidents === undefined ? '' : `${grouped(incidents)}${soFar(state)} ${dot} `;
  const marked = state.marked.size === 0 ? '' : `${grouped(state.marked.size)} marked ${dot} `;
  const mode = state.readOnly ? `read-only ${dot} ` : '';
  return `${marked}${state.file} ${dot} ${mode}${open}${imports}${mine}${count}${clockTime(state.now, state.zone)}`;
}

/** The import in the background, and the share of the file that is in. */
function importing({ progress }: NonNullable<State['importing']>): string {
  const share = progress === undefined ? null : shareOf(progress);
  return share === null ? 'importing' : `importing ${percentOf(share)}`;
}

/** The keys that do something in this state. */
export function hints(state: State, metrics: ViewMetrics, available: number): StyledLine {
  const shown = commandsHere(metrics.commands, state)
    .filter(
      ({ footer, refuses }) => footer !== undefined && refuses?.(state, metrics) === undefined,
    )
    .flatMap((command) => {
      const key = keyHere(command, state);
      return key === undefined ? [] : [{ key, command }];
    })
    // Of several commands of a key, the nearest runs.
    .filter(({ key }, index, all) => all.findIndex((other) => other.key === key) === index)
    .toSorted((a, b) => (a.command.footer ?? 0) - (b.command.footer ?? 0))
    .map(({ key, command }) => ({ key: keyName(key), word: command.title }));
  return [' ', ...keyHints(shown, available - 2)];
}

export type KeyHint = { readonly key: string; readonly word: string };

/** Keys and what they do, as many whole ones, from the first, as fit into the cells. */
export function keyHints(hints: readonly KeyHint[], cells: number): StyledLine {
  const line: (readonly ['key' | 'keyWord', string])[] = [];
  let taken = 0;
  for (const { key, word } of hints) {
    const gap = taken === 0 ? '' : '  ';
    taken += width(`${gap}${key} ${word}`);
    if (taken > cells) break;
    line.push(['keyWord', gap], ['key', key], ['keyWord', ` ${word}`]);
  }
  return line;
}
