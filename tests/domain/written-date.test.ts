import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/domain/editing/print-entry.ts';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { type Moment, showMoment } from '../../src/domain/time/moment.ts';
import { readDate, readKeyedDate } from '../../src/domain/time/read-date.ts';
import { moment } from './arbitrary.ts';
import { CLOCK, entryOf, fieldOf, incidentOf, problemsOf } from './reading.ts';

const when = (line: string): Moment => incidentOf(line).when;
const MAY = '2020-05-12';

describe('a date as people write it', () => {
  it('is read before the title where it has one meaning', () => {
    for (const date of [
      '12 May 2020',
      '12th May, 2020',
      '12th of May 2020',
      '12-May-2020',
      '12May2020',
      'May 12, 2020',
      'MAY 12 2020',
      'Tuesday, 12 May 2020',
      'Tue May 12, 2020',
      '2020 May 12',
      '2020/05/12',
      '2020-5-12',
      '2020.05.12',
      '20200512',
      '12.5.2020',
      '12.05.2020',
      '2020-05-12,',
    ]) {
      expect(incidentOf(`attack ${date} Gunmen storm a ward`), date).toMatchObject({
        title: 'Gunmen storm a ward',
        when: { from: MAY, until: MAY, precision: 'day' },
      });
    }
    expect(when('attack 25/12/2019 x').from).toBe('2019-12-25');
    expect(when('attack 12/25/2019 x').from).toBe('2019-12-25');
    expect(when('attack 03/03/2019 x').from).toBe('2019-03-03');
  });

  it('may be several days, a month, about a day, or a minute', () => {
    for (const days of [
      '12-14 May 2020',
      '12 to 14 May 2020',
      '12 – 14 May 2020',
      'May 12-14, 2020',
      '12 May - 14 May 2020',
    ]) {
      expect(when(`attack ${days} x`), days).toEqual({
        from: MAY,
        until: '2020-05-14',
        precision: 'days',
      });
    }
    for (const month of ['May 2020', 'May, 2020', 'may/2020', '5/2020', '2020/05']) {
      expect(when(`attack ${month} x`), month).toMatchObject({
        from: '2020-05-01',
        precision: 'month',
      });
    }
    expect(when('attack ~12 May 2020 x')).toEqual({ from: MAY, until: MAY, precision: 'about' });
    expect(when('attack 12 May 2020 14:30 x').from).toBe('2020-05-12T14:30Z');
  });

  it('with two meanings is refused, and both are named as they are typed', () => {
    expect(problemsOf('attack 05/12/2020 Gunmen open fire')).toEqual([
      '05/12/2020 → `05/12/2020` is 2020-12-05 with the day first and 2020-05-12 with the month first; write the one that is meant',
    ]);
    expect(problemsOf('attack 5-12-2020 x')[0]).toContain('2020-12-05');
    expect(problemsOf('attack 12/05/20 x')[0]).toContain('does not say which year');
    expect(problemsOf('attack 12-May-20 x')[0]).toContain('does not say which year');
  });

  it('that the calendar does not have, or that names another day of the week, is refused', () => {
    expect(problemsOf('attack 31 February 2020 x')[0]).toContain('no such day');
    expect(problemsOf('attack 31/02/2020 x')[0]).toContain('no such day');
    expect(problemsOf('attack Monday 12 May 2020 x')[0]).toContain('2020-05-12 is a Tuesday');
    expect(problemsOf('attack 14-12 May 2020 x')[0]).toContain('before it begins');
  });

  it('without its year is refused where the title has not begun, and the last such day is offered', () => {
    for (const line of [
      'attack May 12 @Kabul Gunmen',
      'attack 12 May Gunmen',
      'attack 12 May "x"',
    ]) {
      expect(problemsOf(line)[0], line).toContain('write 2020-05-12, or the year that is meant');
    }
    expect(problemsOf('attack 5 July @Kabul x')[0]).toContain('write 2019-07-05');
    expect(problemsOf('attack 29 Feb @Kabul x')[0]).toContain('write 2020-02-29');
    expect(incidentOf(`attack date:2020-05-12 12 May Gunmen`).title).toBe('12 May Gunmen');
  });

  it('is never found in a sentence that only begins like one', () => {
    for (const title of [
      '5 May brigade attacks a convoy',
      'March on Kabul is broken up',
      'March 23 Movement seizes a village',
      '12 killed in May 2020',
      '9/11 memorial is attacked',
      '24/7 shelling',
      '20000000 displaced',
      'May 2020s unrest',
    ]) {
      expect(incidentOf(`attack ${title}`).title, title).toBe(title);
    }
  });

  it('in the title of a line that has no other is asked about, unless it is quoted', () => {
    for (const date of [
      '12 May 2020',
      '(May 12, 2020)',
      '2020/05/12.',
      '12.5.2020',
      '05/12/2020',
    ]) {
      expect(problemsOf(`attack Gunmen open fire on ${date} in Kabul`)[0], date).toContain(
        `is \`${date}\` the date? Move it before the first of the other words`,
      );
      expect(problemsOf(`attack 2020-03-06 Gunmen open fire on ${date}`), date).toEqual([]);
      expect(problemsOf(`attack "Gunmen open fire on ${date}"`), date).toEqual([]);
    }
    expect(problemsOf('milestone Deal of 29 February 2020')[0]).toContain('is `29 February 2020`');
    expect(problemsOf('quote said on 29 February 2020 so')[0]).toContain('is `29 February 2020`');
  });

  it('that was not read is warned about, and that today is assumed', () => {
    for (const [title, hint] of [
      ['5 May brigade attacks', '5 May'],
      ['12 mai 2020 Attaque', '12 mai 2020'],
      ['Clashes of 12/05 go on', '12/05'],
      ['Gunmen open fire yesterday', 'yesterday'],
    ]) {
      const { warnings, notes } = readEntry(`attack ${title}`, CLOCK);
      expect(warnings[0], title).toBe(
        `today is assumed (4 Jun 2020), though \`${hint}\` looks like a date; write the date before the other words, as in 2020-05-12`,
      );
      expect(notes.join(), title).not.toContain('assumed');
    }
    expect(readEntry('attack Gunmen may march on 3 posts', CLOCK).warnings).toEqual([]);
  });

  it('is read after a key, in quotes or not, in entries and in filters', () => {
    expect(incidentOf('attack Gunmen date:12 May 2020 open fire')).toMatchObject({
      title: 'Gunmen open fire',
      when: { from: MAY },
    });
    expect(when('attack date:"May 12, 2020" x').from).toBe(MAY);
    const line = 'estimate ISKP losses 10 since:May 2015 asof:1 June 2020 src:UN/B2 pub:2/6/2020';
    expect(problemsOf(line)[0]).toContain('2020-06-02 with the day first');
    expect(entryOf(line.replace('2/6', '22/6'))).toMatchObject({
      since: { from: '2015-05-01', precision: 'month' },
      asOf: { from: '2020-06-01' },
      report: { published: { from: '2020-06-22' } },
    });
    const { filter, problems } = readFilter('since:12 May 2020 hall until:31/12/2020', CLOCK);
    expect(problems).toEqual([]);
    expect(filter.terms.map(({ condition }) => condition)).toMatchObject([
      { key: 'since', day: MAY },
      { key: 'text', text: 'hall' },
      { key: 'until', day: '2020-12-31' },
    ]);
    expect(readFilter('until:05/12/2020', CLOCK).problems[0]?.message).toContain('2020-12-05');
  });

  it('is read as the screen shows it, whatever moment it is', () => {
    const inRange = moment.filter(({ from }) => from >= '1900' && from < '3000');
    fc.assert(
      fc.property(inRange, (one) => {
        const shown = showMoment(one);
        expect(readKeyedDate(shown, CLOCK), shown).toEqual({ is: 'moment', moment: one });
      }),
      { numRuns: 2000 },
    );
  });

  it('that a title begins with stays in it when the entry is printed as its line', () => {
    const entry = incidentOf('attack date:2020 "May 12 attack"');
    expect(entryOf(printEntry(entry))).toEqual(entry);
  });

  it('of any day, in numbers that can be two days, is never taken for one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 }), (a, b) => {
        const read = readDate(`${a}/${b}/2020`, CLOCK);
        const isOpen = a !== b && a <= 12 && b <= 12;
        if (isOpen) expect(read.is).toBe('wrong');
        if (read.is === 'moment')
          expect(fieldOf(readEntry(`attack ${a}/${b}/2020 x`, CLOCK), 'when')).toContain('2020');
      }),
    );
  });
});
