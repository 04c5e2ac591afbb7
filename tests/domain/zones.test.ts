import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { isDay } from '../../src/domain/time/days.ts';
import {
  type Clock,
  momentFrom,
  printMoment,
  showMoment,
  showMomentShort,
} from '../../src/domain/time/moment.ts';
import { offsetOf, onClocksOf } from '../../src/domain/time/zones.ts';
import { incidentOf } from './reading.ts';

const MINUTE = 60_000;
/** Any minute of the years 1800 to 2100: from before there were zones, until after the last change that is planned. */
const instant = fc
  .integer({ min: Date.UTC(1800, 0), max: Date.UTC(2100, 0) })
  .map((at) => new Date(at).toISOString());
const zone = fc.constantFrom('UTC', '+04:30', ...Intl.supportedValuesOf('timeZone'));
const clockOf = (zone: string): Clock => ({ now: '2020-06-04T12:00:00Z', zone });

describe('a time', () => {
  it('has one day: the one that was written, in whatever zone it is written and read', () => {
    fc.assert(
      fc.property(instant, zone, zone, (at, here, there) => {
        const time = onClocksOf(here, at);
        const [day, clock] = [time.slice(0, 10), time.slice(11, 16)];
        const { when } = incidentOf(`attack ${day} ${clock} Bomb`, clockOf(here));
        expect(when.from.slice(0, 16)).toBe(time.slice(0, 16));
        for (const reader of [here, there]) {
          expect(showMomentShort(when, reader).slice(0, 16)).toBe(`${day} ${clock}`);
          const { when: again } = incidentOf(`attack ${printMoment(when)} Bomb`, clockOf(reader));
          expect(again).toEqual(when);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same instant on the clocks of every zone', () => {
    fc.assert(
      fc.property(instant, zone, (at, here) => {
        const time = onClocksOf(here, at);
        expect(Math.floor(Date.parse(at) / MINUTE)).toBe(Date.parse(time) / MINUTE);
        expect(onClocksOf(here, time)).toBe(time);
        expect(isDay(time.slice(0, 10))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('says by which clock it is wherever that is another one than the reader has', () => {
    const kabul = momentFrom('2024-03-01T00:30+04:30', 'time');
    const utc = momentFrom('2024-02-29T20:00Z', 'time');
    expect(showMomentShort(kabul, 'Asia/Kabul')).toBe('2024-03-01 00:30');
    expect(showMomentShort(kabul, 'UTC')).toBe('2024-03-01 00:30+04:30');
    expect(showMomentShort(utc, 'UTC')).toBe('2024-02-29 20:00');
    expect(showMomentShort(utc, 'Asia/Kabul')).toBe('2024-02-29 20:00Z');
    expect(showMomentShort(utc, 'Europe/London')).toBe('2024-02-29 20:00');
    expect(showMoment(kabul)).toBe('1 Mar 2024 00:30+04:30');
    expect(showMoment(utc)).toBe('29 Feb 2024 20:00Z');
  });

  it.each([
    ['the evening in the west', 'America/Los_Angeles', '2024-02-29T20:30', '-08:00'],
    ['the first morning of a day', 'Pacific/Kiritimati', '2024-03-01T00:15', '+14:00'],
    ['the last evening of a day', 'Pacific/Pago_Pago', '2024-02-29T23:45', '-11:00'],
    ['half an hour', 'America/St_Johns', '2024-07-01T00:10', '-02:30'],
    ['three quarters of an hour', 'Asia/Kathmandu', '2024-03-01T00:30', '+05:45'],
    ['a time that a night leaves out', 'America/Los_Angeles', '2024-03-10T02:30', '-08:00'],
    ['a time that a night has twice', 'America/Los_Angeles', '2024-11-03T01:30', '-07:00'],
    ['a midnight that is left out', 'Africa/Cairo', '2024-04-26T00:30', '+02:00'],
    ['a day that Samoa left out', 'Pacific/Apia', '2011-12-30T12:00', '-10:00'],
    ['Manila when it was east of the date line', 'Asia/Manila', '1844-12-30T12:00', '-15:56'],
    ['the last evening that there is', 'America/New_York', '9999-12-31T23:30', '-05:00'],
    ['the first hour that there is', 'Asia/Kabul', '0001-01-01T00:30', '+04:36'],
    ['winter in London', 'Europe/London', '2024-01-01T00:30', 'Z'],
    ['an offset of nothing', '+00:00', '2024-01-01T00:30', 'Z'],
  ])('keeps the day of %s', (_, zone, time, offset) => {
    const { when } = incidentOf(`attack ${time} Bomb`, clockOf(zone));
    expect(when).toEqual(momentFrom(time + offset, 'time'));
    expect(offsetOf(when.from)).toBe(offset);
  });

  it('is in the future by the instant, not by the digits of its clock', () => {
    const isAhead = (time: string) =>
      readEntry(`attack ${time} x`, clockOf('Asia/Kabul')).warnings.some((warning) =>
        warning.includes('future'),
      );
    expect(isAhead('2020-06-04T16:29+04:30')).toBe(false);
    expect(isAhead('2020-06-04T16:31+04:30')).toBe(true);
    expect(isAhead('2020-06-04T16:31')).toBe(true);
    expect(isAhead('2020-06-05T01:59+14:00')).toBe(false);
    expect(isAhead('2020-06-04T04:01-08:00')).toBe(true);
  });
});
