import fc from 'fast-check';
import type { IncidentEntry, QuoteEntry } from '../../src/domain/entry/entry.ts';
import { NO_PLACE } from '../../src/domain/grammar/read-place.ts';
import type { Figure } from '../../src/domain/model/figure.ts';
import { readGrade } from '../../src/domain/model/grade.ts';
import { addDays, lastDayOfMonth } from '../../src/domain/time/days.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import { openDatabase, type TestDatabase } from './database.ts';
import { entryOf, incident, quote, report } from './entries.ts';

/** Names as the entries write them; `IS Khorasan` is merged into ISKP, whose alias is `Daesh-K`. */
const ACTORS = ['ISKP', 'Taliban', 'civilians', 'IS Khorasan', 'Haqqani network'] as const;
const SOURCES = ['Reuters', 'AFP', 'Amaq', 'Interior Ministry'] as const;
const WORDS = ['gunmen', 'open', 'fire', 'wedding', 'hall', 'Kabul', 'zebra'] as const;
const SPEAKERS = ['A. Person', 'Some analysts'] as const;
const PLACES = ['Kabul', 'Kābul', 'Jalalabad', 'Spin Boldak'] as const;

const day = fc.integer({ min: 0, max: 150 }).map((days) => addDays('2020-02-01', days));
const when: fc.Arbitrary<Moment> = fc.oneof(
  day.map((day): Moment => ({ from: day, until: day, precision: 'day' })),
  fc
    .tuple(day, fc.constantFrom('T14:30Z', 'T00:30+04:30', 'T23:30-08:00'))
    .map(([on, at]): Moment => {
      return { from: on + at, until: on + at, precision: 'time' };
    }),
  day.map((day): Moment => ({ from: day, until: addDays(day, 2), precision: 'days' })),
  day.map(
    (day): Moment => ({
      from: `${day.slice(0, 8)}01`,
      until: lastDayOfMonth(day),
      precision: 'month',
    }),
  ),
);
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.nat(20).map((count) => ({ low: count, best: count, high: count })),
  fc.nat(20).map((count) => ({ low: count, best: null, high: count + 5 })),
  fc.nat(20).map((count) => ({ low: null, best: null, high: count })),
);
const grade = fc
  .constantFrom('B2', 'C', 'F6', '')
  .map((text) => readGrade(text) ?? { reliability: null, credibility: null });
const aReport = fc
  .record({
    source: fc.constantFrom(...SOURCES),
    grade,
    url: fc.constantFrom(null, 'https://example.org/1'),
    figures: fc.record({ killed: figure, wounded: figure, arrested: figure }, { requiredKeys: [] }),
  })
  .map((given) => report(given));
const attribution = fc
  .record({
    actor: fc.constantFrom(...ACTORS),
    role: fc.constantFrom('perpetrator' as const, 'target' as const, 'participant' as const),
    basis: fc.constantFrom(
      'reported' as const,
      'claimed' as const,
      'blamed' as const,
      'denied' as const,
    ),
    doubted: fc.boolean(),
  })
  .map((given) => ({ ...given, saidBy: undefined }));

const incidentEntry: fc.Arbitrary<IncidentEntry> = fc
  .record({
    when,
    kind: fc.constantFrom(
      { type: 'violence', subtype: 'attack' },
      { type: 'battle', subtype: 'armed-clash' },
      { type: 'battle', subtype: null },
    ),
    place: fc.record({
      place: fc.constantFrom(null, ...PLACES),
      admin1: fc.constantFrom(null, 'Kabul', 'Nangarhar'),
      country: fc.constantFrom('AFG', 'PAK', null),
    }),
    title: words,
    narrative: fc.option(words, { nil: null }),
    attributions: fc.array(attribution, { maxLength: 3 }),
    reports: fc.tuple(aReport, aReport),
    verdict: fc.constantFrom(null, null, 'confirmed' as const, 'discounted' as const),
    tags: fc.subarray(['drill', 'élection']),
  })
  .map(({ kind, place, narrative, ...given }) =>
    incident({
      ...given,
      ...kind,
      narrative,
      reason: given.verdict === null ? null : (narrative ?? 'because'),
      place: { ...NO_PLACE, ...place },
    }),
  );

const quoteEntry = (incidents: number): fc.Arbitrary<QuoteEntry> =>
  fc
    .record({
      when,
      text: words,
      speaker: fc.constantFrom(null, ...SPEAKERS),
      about: fc.tuple(
        fc.subarray([...ACTORS], { maxLength: 2 }),
        fc.uniqueArray(fc.integer({ min: 1, max: incidents }), { maxLength: 2 }),
      ),
      report: aReport.map((given) => ({ ...given, figures: {} })),
    })
    .map(({ about: [actors, ids], ...given }) =>
      quote({
        ...given,
        about: [...actors.map((actor) => ({ actor })), ...ids.map((id) => ({ incident: id }))],
      }),
    );

/**
 * A database of random incidents and quotes, the same for the same seed; every ninth record was removed, and every tenth
 * incident from the fourth on was merged into the one before it.
 */
export async function randomWorld(
  size: { readonly incidents: number; readonly quotes: number },
  seed: number,
): Promise<TestDatabase> {
  const database = openDatabase();
  const { incidents, quotes } = size;
  await database.add(...fc.sample(incidentEntry, { numRuns: incidents, seed }));
  await database.add(...fc.sample(quoteEntry(incidents), { numRuns: quotes, seed }));
  database.sqlite.exec(`
    insert into alias (actor_id, name) select id, 'Daesh-K' from actor where name = 'ISKP';
    update actor set merged_into = (select id from actor where name = 'ISKP') where name = 'IS Khorasan';
    update incident set removed_at = '2020-07-01T00:00:00.000Z' where id % 9 = 0;
    update quote set removed_at = '2020-07-01T00:00:00.000Z' where id % 9 = 0;
    update incident set narrative = null where id % 10 = 4;
  `);
  for (let id = 4; id <= incidents; id += 10) {
    if (id % 9 > 1) await database.add(entryOf(`merge I${id} into:I${id - 1}`));
  }
  return database;
}
