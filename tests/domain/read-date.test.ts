import { describe, expect, it } from 'vitest';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import type { Clock, Moment } from '../../src/domain/time/moment.ts';
import { CLOCK, fieldOf, incidentOf, problemsOf } from './reading.ts';

const when = (line: string, clock: Clock = CLOCK): Moment => incidentOf(line, clock).when;
const span = (from: string, until: string, precision: Moment['precision']): Moment => ({
  from,
  until,
  precision,
});
const day = (date: string): Moment => span(date, date, 'day');
const time = (instant: string): Moment => span(instant, instant, 'time');

describe('a date', () => {
  it('is a day, a minute, a month, several days, or about a day', () => {
    expect(when('attack 2020-03-06 x')).toEqual(day('2020-03-06'));
    expect(when('attack 2020-03-06T14:30Z x')).toEqual(time('2020-03-06T14:30Z'));
    expect(when('attack 2020-02 x')).toEqual(span('2020-02-01', '2020-02-29', 'month'));
    expect(when('attack 2020-03-06..08 x')).toEqual(span('2020-03-06', '2020-03-08', 'days'));
    expect(when('attack ~2020-05-10 x')).toEqual(span('2020-05-10', '2020-05-10', 'about'));
  });

  it('of several days may leave out in its end what both share', () => {
    expect(when('attack 2020-03-30..04-02 x')).toEqual(span('2020-03-30', '2020-04-02', 'days'));
    expect(when('attack 2019-12-30..2020-01-02 x')).toEqual(
      span('2019-12-30', '2020-01-02', 'days'),
    );
    expect(problemsOf('attack 2020-03-06..02 x')[0]).toContain('before it begins');
    expect(problemsOf('attack 2020-02-06..30 x')[0]).toContain('is not a valid date');
  });

  it('may be counted from today', () => {
    expect(when('attack today x')).toEqual(day('2020-06-04'));
    expect(when('attack Yesterday x')).toEqual(day('2020-06-03'));
    expect(when('attack -3d x')).toEqual(day('2020-06-01'));
    expect(when('attack -2w x')).toEqual(day('2020-05-21'));
    expect(when('attack -1m x')).toEqual(day('2020-05-04'));
  });

  it('a month ago is the last day of a shorter month', () => {
    expect(when('attack -1m x', { now: '2020-03-31T12:00:00Z', zone: 'UTC' })).toEqual(
      day('2020-02-29'),
    );
    expect(when('attack -3m x', { now: '2019-05-31T12:00:00Z', zone: 'UTC' })).toEqual(
      day('2019-02-28'),
    );
  });

  it('is the first date-like word before the title, or in date:', () => {
    expect(when('attack by:ISKP 2020-03-06 x').from).toBe('2020-03-06');
    expect(incidentOf('attack 2020-03-06 Clashes of 2020-03-01 go on').title).toBe(
      'Clashes of 2020-03-01 go on',
    );
    expect(when('attack Gunmen open fire date:2020-03-06').from).toBe('2020-03-06');
  });

  it('of a year alone needs date:, since a bare year is a word', () => {
    expect(incidentOf('attack 2020 elections')).toMatchObject({
      title: '2020 elections',
      when: day('2020-06-04'),
    });
    expect(when('attack date:2020 x')).toEqual(span('2020-01-01', '2020-12-31', 'year'));
  });

  it('that is none is an error', () => {
    for (const wrong of ['2020-13-06', '2020-02-30', '2020-00', '~2020-05', '2020-03-06T25:00']) {
      expect(problemsOf(`attack ${wrong} x`)[0], wrong).toContain(`${wrong} → `);
    }
    expect(problemsOf('attack date:soon x')[0]).toMatch(/^soon → `soon` is not a date; write 2020/);
  });

  it('is never in the year 0', () => {
    for (const wrong of ['0000-01-01', '0000-05', '~0000-03-03', '0000-12-31..0001-01-02']) {
      expect(problemsOf(`attack ${wrong} x`)[0], wrong).toContain('the year 0');
      expect(problemsOf(`attack x date:${wrong}`)[0], wrong).toContain('the year 0');
    }
    expect(problemsOf('attack 0000-12-31T23:30Z x')[0]).toContain('the year 0');
    expect(when('attack 0001-01-01 x')).toEqual(day('0001-01-01'));
  });

  it('that is missing is today, and the reading says so', () => {
    const reading = readEntry('attack x', CLOCK);
    expect(fieldOf(reading, 'when')).toBe('today (assumed)');
    expect(reading.notes[0]).toBe('no date given, so today is assumed: 4 Jun 2020');
    expect(readEntry('attack today x', CLOCK).notes.join()).not.toContain('assumed');
  });

  it('in the title of a line without another is asked about', () => {
    for (const word of ['2020-03-06', '2020-03-06,', '(2020-03-06)', '2020-03-06T14:30Z']) {
      expect(problemsOf(`attack Gunmen open fire ${word} in Kabul`)[0], word).toMatch(
        /Move it before the first of the other words; if it is part of the text, quote it/,
      );
    }
    expect(problemsOf('attack Gunmen of "2020-03-06" in Kabul')).toEqual([]);
  });

  it('in the future is warned about', () => {
    const warningsOf = (line: string) => readEntry(line, CLOCK).warnings;
    expect(warningsOf('attack 2020-06-05 x')).toContain('the date is in the future');
    expect(warningsOf('attack today 12:01 x')).toContain('the date is in the future');
    expect(warningsOf('attack today 12:00 x')).not.toContain('the date is in the future');
  });
});

describe('a time of day', () => {
  it('may follow the day', () => {
    expect(when('attack today 14:30 x')).toEqual(time('2020-06-04T14:30Z'));
    expect(when('attack -1d 9:05 x')).toEqual(time('2020-06-03T09:05Z'));
    expect(when('attack 2020-03-06 14:30+04:30 x')).toEqual(time('2020-03-06T14:30+04:30'));
    expect(problemsOf('attack today 25:30 x')[0]).toMatch(/^25:30 → `25:30` is not a valid time/);
  });

  it('is a word anywhere else', () => {
    expect(incidentOf('attack today Bomb at 14:30')).toMatchObject({
      title: 'Bomb at 14:30',
      when: day('2020-06-04'),
    });
    expect(incidentOf('attack 14:30 Bomb').title).toBe('14:30 Bomb');
  });

  it('without a zone means the configured one', () => {
    const kabul = { now: '2020-06-04T12:00:00Z', zone: 'Asia/Kabul' };
    expect(when('attack 2020-03-06T14:30 x', kabul)).toEqual(time('2020-03-06T14:30+04:30'));
    expect(when('attack 2020-03-06T14:30Z x', kabul)).toEqual(time('2020-03-06T14:30Z'));
    expect(when('attack 2020-03-06T02:00 x', kabul)).toEqual(time('2020-03-06T02:00+04:30'));
  });

  it('follows the clocks of the zone, and what they leave out is read by the time before', () => {
    const berlin = { now: '2020-06-04T12:00:00Z', zone: 'Europe/Berlin' };
    expect(when('attack 2020-01-15T12:00 x', berlin)).toEqual(time('2020-01-15T12:00+01:00'));
    expect(when('attack 2020-07-15T12:00 x', berlin)).toEqual(time('2020-07-15T12:00+02:00'));
    expect(when('attack 2020-03-29T01:59 x', berlin)).toEqual(time('2020-03-29T01:59+01:00'));
    expect(when('attack 2020-03-29T02:30 x', berlin)).toEqual(time('2020-03-29T02:30+01:00'));
    expect(when('attack 2020-03-29T03:00 x', berlin)).toEqual(time('2020-03-29T03:00+02:00'));
    expect(when('attack 2020-10-25T02:30 x', berlin)).toEqual(time('2020-10-25T02:30+02:00'));
    expect(when('attack 2020-10-25T03:00 x', berlin)).toEqual(time('2020-10-25T03:00+01:00'));
    const newYork = { now: '2020-06-04T12:00:00Z', zone: 'America/New_York' };
    expect(when('attack 2020-03-08T01:30 x', newYork)).toEqual(time('2020-03-08T01:30-05:00'));
    expect(when('attack 2020-03-08T02:30 x', newYork)).toEqual(time('2020-03-08T02:30-05:00'));
    expect(when('attack 2020-03-08T03:00 x', newYork)).toEqual(time('2020-03-08T03:00-04:00'));
  });
});

describe('today', () => {
  it('is the day of the configured zone', () => {
    const late = '2020-06-04T20:00:00Z';
    expect(when('attack today x', { now: late, zone: 'UTC' }).from).toBe('2020-06-04');
    expect(when('attack today x', { now: late, zone: 'Asia/Kabul' }).from).toBe('2020-06-05');
    expect(when('attack yesterday x', { now: late, zone: 'Asia/Kabul' }).from).toBe('2020-06-04');
    expect(when('attack x', { now: '2020-06-04T02:00:00Z', zone: 'America/New_York' }).from).toBe(
      '2020-06-03',
    );
  });
});
