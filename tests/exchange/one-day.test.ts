import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, lastDayOfMonth } from '../../src/domain/time/days.ts';
import { momentFrom, showMomentShort } from '../../src/domain/time/moment.ts';
import { onClocksOf } from '../../src/domain/time/zones.ts';
import { utcTimes } from '../../src/store/records/utc-times.ts';
import { filterOf, openDatabase, TODAY } from '../support/database.ts';
import { estimate, incident, milestone, quote, report } from '../support/entries.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';
import { apart, enter, give, open, redate, retitle, take, toldBy } from './desks.ts';
import { exportOf } from './exporting.ts';

const HOUR = 3_600_000;
/** An hour in two days round the end of a February, or round the night in which clocks change in America, or in Europe. */
const instant = fc
  .tuple(fc.constantFrom('2020-02-28T12:00Z', '2020-03-08T06:00Z', '2020-03-28T12:00Z'), fc.nat(96))
  .map(([from, halves]) => new Date(Date.parse(from) + (halves * HOUR) / 2).toISOString());
const zone = fc.constantFrom(
  ...['UTC', 'Asia/Kabul', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
  ...['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'],
);
const time = fc
  .tuple(instant, zone)
  .map(([at, there]) => momentFrom(onClocksOf(there, at), 'time'));
const desk = fc.array(time, { minLength: 1, maxLength: 5 });

const ALL = { kind: 'last', name: 'all' } as const;
describe('the day of a time', () => {
  it('is one, on the screen of any zone, in filters, windows, counts, reports, exports and redacted months', async () => {
    await fc.assert(
      fc.asyncProperty(desk, time, zone, async (times, stone, reader) => {
        const database = openDatabase();
        await database.add(
          ...times.map((when) => incident({ when })),
          ...times.map((when) => quote({ when })),
          milestone({ when: stone }),
        );
        const days = times.map((when) => showMomentShort(when, reader).slice(0, 10));
        const on = (day: string) => days.filter((one) => one === day).length;
        const csv = (redact: boolean) => exportOf(database, { format: 'csv', redact });
        const told = (text: string) =>
          text
            .split('\r\n')
            .slice(1, -1)
            .map((line) => line.split(',').slice(2, 4));
        const sorted = days.toSorted().toReversed();
        expect(told((await csv(false)).text).map(([from]) => from?.slice(0, 10))).toEqual(sorted);
        expect(told((await csv(true)).text)).toEqual(
          sorted.map((day) => [`${day.slice(0, 7)}-01`, lastDayOfMonth(day)]),
        );
        for (const day of new Set(days.flatMap((one) => [-1, 0, 1].map((n) => addDays(one, n))))) {
          const filter = filterOf(`since:${day} until:${day}`);
          const window = { kind: 'between', from: day, until: day } as const;
          const scope = { filter: filterOf(''), window, today: TODAY };
          const { rows } = await database.ask('incidents', { ...WHOLE_LIST, filter });
          expect(rows.map(({ from }) => from.slice(0, 10))).toEqual(
            Array.from({ length: on(day) }, () => day),
          );
          expect(await database.ask('matches', { filter, today: TODAY })).toMatchObject({
            incidents: on(day),
            quotes: on(day),
          });
          const actors = await database.ask('actors', { ...scope, limit: null });
          expect(actors.counts.incidents).toBe(on(day));
          const { unit, bars } = await database.ask('timeline', { ...scope, bars: 24 });
          expect(unit).toBe(on(day) === 0 ? 'day' : 'hour');
          expect(bars.map(({ incidents }) => incidents)).toEqual(
            on(day) === 0
              ? [0]
              : bars.map(
                  ({ from }) => times.filter((one) => hourOf(one.from) === hourOf(from)).length,
                ),
          );
          const situationReport = await database.ask('situationReport', scope);
          expect(situationReport.incidents).toHaveLength(on(day));
          expect(situationReport.quotes).toHaveLength(on(day));
        }
        const around = await database.ask('comparison', {
          ...{ filter: filterOf(''), window: ALL, today: TODAY, milestone: 1, spanDays: 90 },
        });
        const isFrom = (day: string) => day >= showMomentShort(stone, reader).slice(0, 10);
        expect(around?.after.incidents).toBe(days.filter(isFrom).length);
        expect(around?.before.incidents).toBe(days.filter((day) => !isFrom(day)).length);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

const hourOf = (from: string) => from.slice(0, 13);

describe('a time that an older version kept in UTC', () => {
  it('can be put on the clocks of a zone, of every kind of record at once, and undo takes that back', async () => {
    const database = openDatabase();
    const when = momentFrom('2024-02-29T20:00Z', 'time');
    const others = ['2024-02-29', '2024-02-29T20:00-08:00'].map((from) =>
      momentFrom(from, from.includes('T') ? 'time' : 'day'),
    );
    await database.add(
      incident({ when, reports: [report({ published: when })] }),
      quote({ when }),
      estimate({ asOf: when, since: when }),
      milestone({ when }),
      ...others.map((other) => incident({ when: other })),
    );
    const before = await toldBy(database);
    const inUtc = () => utcTimes(database.db, 'Asia/Kabul');
    expect(await inUtc()).toHaveLength(5);
    const act = { kind: 'local-times', who: 'anna', zone: 'Asia/Kabul' } as const;
    const { action, title } = await database.act(act);
    expect(title).toBe('put the times of 5 records on the clocks of Asia/Kabul');
    expect(await inUtc()).toEqual([]);
    const { text } = await exportOf(database, { format: 'ndjson' });
    expect(text).not.toContain('T20:00Z');
    expect(text.split('2024-03-01T00:30+04:30')).toHaveLength(1 + 2 + 1 + 2 + 3 + 2);
    const { rows } = await database.ask('incidents', {
      ...WHOLE_LIST,
      filter: filterOf('since:2024-03-01'),
    });
    expect(rows.map(({ id }) => id)).toEqual([1]);
    await expect(database.act(act)).rejects.toMatchObject({ code: 'refused' });
    await database.act({ kind: 'undo', who: 'anna', action });
    expect(apart(before, await toldBy(database))).toEqual([]);
  });

  it('is joined with its new day, whatever else another desk has changed meanwhile', async () => {
    const [kabul, london] = [openDatabase(), openDatabase()];
    await enter(kabul, 'attack 2024-02-29T20:00Z @Kabul,AFG killed:1 src:A/B2 Bomb');
    await take(london, await give(kabul));
    await redate(kabul, momentFrom('2024-03-01T00:30+04:30', 'time'));
    await retitle(london, 'Bomb half past midnight');
    await take(london, await give(kabul));
    await take(kabul, await give(london));
    for (const desk of [kabul, london]) {
      expect(desk.sqlite.prepare('select occurred_from, title from incident').raw().all()).toEqual([
        ['2024-03-01T00:30+04:30', 'Bomb half past midnight'],
      ]);
      expect(await open(desk)).toEqual([]);
    }
    expect(apart(await toldBy(kabul), await toldBy(london))).toEqual([]);
  });

  it('comes in again from complete records, in either form, and edits of it change nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(desk, async (times) => {
        const [one, other] = [openDatabase(), openDatabase()];
        await one.add(
          ...times.flatMap((when) => [
            incident({ when, reports: [report({ published: when })] }),
            quote({ when }),
            milestone({ when }),
            estimate({ asOf: when, since: when }),
          ]),
        );
        expect(await take(other, await give(one))).toMatchObject({ rejected: [], conflicts: 0 });
        expect(apart(await toldBy(one), await toldBy(other))).toEqual([]);
        expect(await take(one, await give(other))).toMatchObject({ added: 0, changed: 0 });
      }),
      { numRuns: 5 },
    );
  }, 60_000);
});
