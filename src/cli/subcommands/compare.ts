import { InvalidArgumentError, Option } from 'commander';
import * as v from 'valibot';
import { parseRecordName, recordName } from '../../domain/model/record.ts';
import { foldName } from '../../domain/names/names.ts';
import type { MilestoneRow } from '../../store/port/rows.ts';
import type { ComparedCount, ComparedSpan, Comparison } from '../../store/port/rows-comparison.ts';
import type { Store } from '../../store/port/store.ts';
import { clean } from '../../text/clean.ts';
import { jsonText } from '../../text/json-text.ts';
import {
  claimColumns,
  comparedColumns,
  comparedLegend,
  SUMMARY_COLUMNS,
  summaryRows,
} from '../../ui/columns/comparison-columns.ts';
import type { Column } from '../../ui/table/column.ts';
import { plainTable } from '../../ui/table/plain-table.ts';
import { GLYPHS, glyphsFor } from '../../ui/theme/glyphs.ts';
import { caveats, shownRows, spanWords } from '../../ui/words/comparison-words.ts';
import { scopeOf } from '../print/question-options.ts';
import { UsageError } from '../session/failure.ts';
import { type Session, withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

const Options = v.object({
  json: v.optional(v.boolean(), false),
  span: v.optional(v.number()),
});

export const compare: Subcommand = {
  name: 'compare',
  summary: 'Compare what happened before and after a milestone',
  help: `Compare what happened before and after a milestone: the same number of days on both sides, by actor and place.

  watchfloor compare M1 --span 90d
  watchfloor compare 'Agreement signed in Doha' claimed:ISKP @Kabul,AFG`,
  takes: [
    ['<milestone>', 'Its record name (M2), or words that occur only in its name'],
    ['[filter...]', 'Only incidents that match (default: all)'],
  ],
  options: [
    new Option(
      '--span <days>',
      'Days on each side, as in 90d or 12w (default: as many as since: to until: span, else 30)',
    ).argParser(days),
    new Option('--json', 'Print the comparison as JSON'),
  ],
  run: async (session, [milestone = '', ...words], options) => {
    const { json, span } = v.parse(Options, options);
    const scope = scopeOf(words, await session.config());
    await withStore(session, async (store) => {
      const { id } = await findMilestone(store, milestone);
      const found = await store.ask('comparison', {
        ...scope,
        window: { kind: 'last', name: '30 d' },
        milestone: id,
        spanDays: span ?? null,
      });
      if (found === null) throw new UsageError(`There is no milestone "${milestone}".`);
      if (json) await session.output.write(`${jsonText(toJson(found))}\n`);
      else await printComparison(session, found);
    });
    return 0;
  },
};

function days(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,3})([dw])$/.exec(text) ?? [];
  if (count === undefined) throw new InvalidArgumentError('Give days or weeks, as in 90d or 12w.');
  return Number(count) * (unit === 'w' ? 7 : 1);
}

/** The milestone with this record name, or the only one whose name contains this text. Otherwise throws a `UsageError`. */
async function findMilestone(store: Store, text: string): Promise<MilestoneRow> {
  const milestones = await store.ask('milestones', {});
  const ref = parseRecordName(text);
  const wanted = foldName(text);
  const found = milestones.filter(({ id, name }) =>
    ref?.kind === 'milestone' ? ref.id === id : foldName(name).includes(wanted),
  );
  const exact = found.filter(({ name }) => foldName(name) === wanted);
  const [one, another] = exact.length === 1 ? exact : found;
  if (one !== undefined && another === undefined) return one;
  const listed = (rows: readonly MilestoneRow[]) =>
    rows.map(({ id, name }) => `${recordName({ kind: 'milestone', id })} ${name}`).join(', ');
  const choice =
    milestones.length === 0
      ? 'There are no milestones yet; watchfloor add milestone … adds one.'
      : `Choose from: ${listed(one === undefined ? milestones : found)}.`;
  const what = one === undefined ? 'No milestone matches' : 'Several milestones match';
  throw new UsageError(`${what} "${text}". ${choice}`);
}

async function printComparison(session: Session, found: Comparison): Promise<void> {
  const { output } = session;
  const zone = (await session.config()).timezone;
  const context = { zone, glyphs: GLYPHS[glyphsFor(process.env)], most: 0 };
  const table = <R>(rows: readonly R[], columns: readonly Column<R>[]) =>
    plainTable({ rows, columns, context, cells: output.columns });
  const compared = <R>(rows: readonly R[], columns: readonly Column<R>[]) => {
    const { shown, more } = shownRows(rows);
    return shown.length === 0 ? [] : [...table(shown, columns), ...more];
  };
  const parts = [
    [clean(`${found.milestone.name}, ${found.milestone.from.slice(0, 10)}: ${spanWords(found)}`)],
    table(summaryRows(found), SUMMARY_COLUMNS),
    compared(found.actors, comparedColumns('actor', found)),
    compared(found.places, comparedColumns('place', found)),
    compared(found.claims, claimColumns(found)),
    ...(found.actors.length + found.places.length === 0 ? [] : [[comparedLegend(context.glyphs)]]),
  ];
  const filled = parts.filter((lines) => lines.length > 0);
  await output.write(`${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`);
  for (const caveat of caveats(found)) output.say(caveat);
}

function toJson(comparison: Comparison) {
  const { milestone, days, before, after, eitherSide, actors, places, claims } = comparison;
  return {
    milestone: {
      id: recordName({ kind: 'milestone', id: milestone.id }),
      name: milestone.name,
      on: milestone.from.slice(0, 10),
    },
    span_days: days,
    before: spanJson(before),
    after: spanJson(after),
    either_side: eitherSide,
    actors: actors.map(({ name, kind, ...sides }) => ({ name, kind, ...sidesJson(sides) })),
    places: places.map(({ name, ...sides }) => ({ name, ...sidesJson(sides) })),
    claims: claims.map(({ actor, place, before, after }) => ({ actor, place, before, after })),
  };
}

function spanJson(span: ComparedSpan) {
  const isKnown = span.incidents > span.killed.unknown;
  const figure = (value: number) => (isKnown ? value : null);
  return {
    from: span.from,
    until: span.until,
    incidents: span.incidents,
    may_be: span.mayBe,
    discounted: span.discounted.incidents,
    discounted_killed: span.discounted.killed,
    discounted_unknown: span.discounted.unknown,
    claimed: span.claimed,
    killed_low: figure(span.killed.low),
    killed_best: figure(span.killed.best),
    killed_high: figure(span.killed.high),
    killed_unknown: span.killed.unknown,
    uncovered_days: span.uncoveredDays,
    uncovered: span.uncovered,
  };
}

function sidesJson({ before, after }: { before: ComparedCount; after: ComparedCount }) {
  return { before: countJson(before), after: countJson(after) };
}

function countJson({ incidents, claimed, killedBest, killedUnknown }: ComparedCount) {
  return {
    incidents,
    claimed,
    killed_best: incidents > killedUnknown ? killedBest : null,
    killed_unknown: killedUnknown,
  };
}
