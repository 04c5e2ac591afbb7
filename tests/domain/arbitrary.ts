import fc from 'fast-check';
import {
  type Entry,
  ESTIMATE_MEASURES,
  RELATION_KINDS,
  type Report,
} from '../../src/domain/entry/entry.ts';
import type { Attribution } from '../../src/domain/model/actor.ts';
import { EVENT_SLUGS, readEventType } from '../../src/domain/model/event-types.ts';
import { type Figure, MEASURES, type Measure } from '../../src/domain/model/figure.ts';
import { CREDIBILITIES, type Grade, RELIABILITIES } from '../../src/domain/model/grade.ts';
import { VERDICTS } from '../../src/domain/model/status.ts';
import { countryByName } from '../../src/domain/places/countries.ts';
import type { Place } from '../../src/domain/places/place.ts';
import { addDays, lastDayOfMonth } from '../../src/domain/time/days.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import { actorLineEntry } from './arbitrary-actor-lines.ts';
import { someText } from './nasty-text.ts';

const DAY = fc.integer({ min: -20_000, max: 30_000 }).map((days) => addDays('2000-01-01', days));

const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.constant({ low: null, best: null, high: null }),
  fc.nat(5000).map((n) => ({ low: n, best: n, high: n })),
  fc.nat(5000).map((best) => ({ low: null, best, high: null })),
  fc.nat(5000).map((low) => ({ low, best: null, high: null })),
  fc.nat(5000).map((high) => ({ low: null, best: null, high })),
  fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => ({ low: a, best: null, high: a + b })),
  fc
    .tuple(fc.nat(99), fc.nat(99), fc.nat(99))
    .map(([a, b, c]) => ({ low: a, best: a + b, high: a + b + c })),
  fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => ({ low: a, best: a + b, high: null })),
  fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => ({ low: null, best: a, high: a + b })),
);

/** How far a clock is ahead of UTC, by the zones that there are and were. */
const offset = fc.constantFrom('Z', '+04:30', '-03:30', '+05:45', '+14:00', '-12:00', '-15:56');

export const moment: fc.Arbitrary<Moment> = fc.oneof(
  DAY.map((from) => ({ from, until: from, precision: 'day' }) as const),
  DAY.map((from) => ({ from, until: from, precision: 'about' }) as const),
  fc
    .tuple(DAY, fc.integer({ min: 1, max: 400 }))
    .map(([from, days]) => ({ from, until: addDays(from, days), precision: 'days' }) as const),
  DAY.map((day) => {
    const from = `${day.slice(0, 7)}-01`;
    return { from, until: lastDayOfMonth(from), precision: 'month' } as const;
  }),
  DAY.map((day) => {
    const year = day.slice(0, 4);
    return { from: `${year}-01-01`, until: `${year}-12-31`, precision: 'year' } as const;
  }),
  fc.tuple(DAY, fc.nat(23), fc.nat(59), offset).map(([day, hour, minute, ahead]) => {
    const time = [hour, minute].map((n) => String(n).padStart(2, '0')).join(':');
    const from = `${day}T${time}${ahead}`;
    return { from, until: from, precision: 'time' } as const;
  }),
);

const grade: fc.Arbitrary<Grade> = fc.record({
  reliability: fc.option(fc.constantFrom(...RELIABILITIES)),
  credibility: fc.option(fc.constantFrom(...CREDIBILITIES)),
});

const figures = fc
  .array(fc.tuple(fc.constantFrom(...MEASURES), figure), { maxLength: 4 })
  .map((pairs): Partial<Record<Measure, Figure>> => Object.fromEntries(pairs));

const url = fc.oneof(
  fc.constantFrom('https://example.org/1', 'http://x.y/?a=b,c#d', 'https://x/“a”'),
  fc.webUrl({ withQueryParameters: true }),
);

const named: fc.Arbitrary<Report> = fc.record({
  source: someText,
  grade,
  published: fc.option(moment),
  url: fc.option(url),
  figures,
});

/** The report of a line that names no source, whose grade is always F6. */
const unnamed: fc.Arbitrary<Report> = fc.record({
  source: fc.constant(null),
  grade: fc.constant({ reliability: 'F', credibility: '6' } as const),
  published: fc.option(moment),
  url: fc.option(url),
  figures,
});

const bare = { published: null, figures: {} } as const;
const statement = fc
  .oneof(named, unnamed)
  .map((report): Report => ({ ...report, ...bare, published: report.published }));

const reportedAttribution = fc.record({
  actor: someText,
  role: fc.constantFrom('perpetrator', 'target', 'participant'),
  basis: fc.constant('reported'),
  doubted: fc.boolean(),
  saidBy: fc.option(someText, { nil: undefined }),
});
const blamedAttribution = fc.record({
  actor: someText,
  role: fc.constant('perpetrator'),
  basis: fc.constant('blamed'),
  doubted: fc.boolean(),
  saidBy: fc.option(someText, { nil: undefined }),
});
const ownAttribution = fc.record({
  actor: someText,
  role: fc.constant('perpetrator'),
  basis: fc.constantFrom('claimed', 'denied'),
  doubted: fc.boolean(),
  saidBy: fc.option(someText),
});
const attributions: fc.Arbitrary<readonly Attribution[]> = fc.array(
  fc.oneof(reportedAttribution, blamedAttribution, ownAttribution),
  {
    maxLength: 4,
  },
);

const point = fc.option(
  fc.record({
    lat: fc.integer({ min: -90_000, max: 90_000 }).map((n) => n / 1000),
    lon: fc.integer({ min: -180_000, max: 180_000 }).map((n) => n / 1000),
  }),
);
const unknownPlace = { place: null, admin1: null, admin2: null, country: null } as const;
const place: fc.Arbitrary<Place> = fc
  .tuple(
    fc.oneof(
      fc.constant({ ...unknownPlace, precision: 'exact' } as const),
      fc.constant({ ...unknownPlace, country: 'AFG', precision: 'country' } as const),
      someText
        .filter((name) => countryByName(name) === undefined)
        .map((name) => ({ ...unknownPlace, place: name, precision: 'exact' }) as const),
      someText.map(
        (name) => ({ ...unknownPlace, place: name, country: 'COD', precision: 'exact' }) as const,
      ),
      someText.map(
        (name) => ({ ...unknownPlace, admin1: name, country: 'AFG', precision: 'admin1' }) as const,
      ),
      fc
        .tuple(someText, someText)
        .map(
          ([name, admin1]) =>
            ({ ...unknownPlace, place: name, admin1, country: 'CIV', precision: 'exact' }) as const,
        ),
    ),
    point,
  )
  .map(([one, at]) => ({ ...one, point: at }));

const type = fc
  .constantFrom(...EVENT_SLUGS)
  .map((slug) => readEventType(slug) ?? { type: 'unknown', subtype: null });
const tag = fc.constantFrom('drill', 'ied-cell', 'x_1', 'نزاع', '冲突');
const id = fc.integer({ min: 1, max: 9_999_999 });
const note = fc.option(someText);

/** Entries as a line can give them: every field holds what some token says. */
export const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc
    .record({
      kind: fc.constant('incident' as const),
      type,
      when: moment,
      place,
      title: someText,
      narrative: note,
      attributions,
      reports: fc.oneof(
        unnamed.map((one) => [one] as const),
        fc
          .tuple(named, fc.array(named, { maxLength: 3 }))
          .map(([one, others]): readonly [Report, ...Report[]] => [one, ...others]),
      ),
      verdict: fc.option(fc.constantFrom(...VERDICTS)),
      reason: note,
      tags: fc.uniqueArray(tag, { maxLength: 3 }),
      relations: fc.array(fc.record({ to: id, kind: fc.constantFrom(...RELATION_KINDS) }), {
        maxLength: 3,
      }),
    })
    .map(({ type: both, reason, ...rest }) => ({
      ...rest,
      ...both,
      reason: rest.verdict === null ? null : (reason ?? rest.narrative ?? 'seen'),
    })),
  fc.record({
    kind: fc.constant('report' as const),
    incident: id,
    report: fc.oneof(named, unnamed),
    attributions,
    derivesFrom: fc.option(id),
    note,
  }),
  fc.record({
    kind: fc.constant('quote' as const),
    verbatim: fc.boolean(),
    text: someText,
    when: moment,
    speaker: note,
    role: note,
    organisation: note,
    about: fc.array(
      fc.oneof(
        someText.map((actor) => ({ actor })),
        id.map((incident) => ({ incident })),
      ),
      { maxLength: 4 },
    ),
    report: statement,
    answers: fc.option(id),
    note,
  }),
  fc.record({
    kind: fc.constant('estimate' as const),
    actor: someText,
    measure: fc.constantFrom(...ESTIMATE_MEASURES),
    figure,
    asOf: fc.option(moment),
    since: fc.option(moment),
    report: statement,
    note,
  }),
  fc.record({ kind: fc.constant('milestone' as const), when: moment, name: someText, note }),
  actorLineEntry,
);
