import { describe, expect, it } from 'vitest';
import { type Candidate, openNeighbours, samenessOf } from '../../src/domain/entry/likely-same.ts';
import { NO_PLACE } from '../../src/domain/grammar/read-place.ts';
import type { Figure } from '../../src/domain/model/figure.ts';

const exactly = (count: number): Figure => ({ low: count, best: count, high: count });

type Given = Candidate & Parameters<typeof samenessOf>[0];

function incident(given: Partial<Given> = {}): Given {
  return {
    id: 1,
    dataset: 'ucdp-ged',
    type: 'battle',
    when: { from: '2020-05-12', until: '2020-05-12', precision: 'day' },
    where: { ...NO_PLACE, place: 'Kabul', country: 'AFG' },
    killed: exactly(14),
    parts: [{ actor: 5, role: 'perpetrator' }],
    ...given,
  };
}

const other = (given: Partial<Given> = {}) => incident({ id: 2, dataset: 'acled', ...given });
const on = (day: string) => ({ from: day, until: day, precision: 'day' }) as const;
const whyNear = (given: Partial<Given>) => samenessOf(incident(), other(given))?.why;

describe('incidents of two datasets', () => {
  it('are likely the same where day, place and actor are, and the reasons say so', () => {
    expect(whyNear({})).toBe('same day, same place, same actor, same type, 14 killed');
    expect(whyNear({ type: 'violence', killed: exactly(0) })).toBe(undefined);
    expect(whyNear({ type: 'violence', killed: { low: 10, best: null, high: 20 } })).toBe(
      'same day, same place, same actor, killed alike',
    );
  });

  it('a day apart are so only where also as many were killed', () => {
    expect(whyNear({ when: on('2020-05-13') })).toBe(
      'a day apart, same place, same actor, same type, 14 killed',
    );
    expect(whyNear({ when: on('2020-05-13'), killed: exactly(9) })).toBe(undefined);
    expect(whyNear({ when: on('2020-05-14') })).toBe(undefined);
  });

  it('are not where only the day, the place and the type are the same, or an act of force meets an agreement', () => {
    expect(whyNear({ parts: [], killed: exactly(9) })).toBe(undefined);
    expect(whyNear({ type: 'development' })).toBe(undefined);
    expect(whyNear({ where: { ...NO_PLACE, place: 'Herat', country: 'AFG' } })).toBe(undefined);
  });
});

it('rows of one dataset are never the same, and what was entered here may be', () => {
  expect(whyNear({ dataset: 'ucdp-ged' })).toBe(undefined);
  const [one, two] = [incident({ dataset: null }), other({ dataset: null })];
  expect(samenessOf(one, two)).toBeDefined();
});

describe('the neighbours of an incident', () => {
  const idsMet = (...all: readonly Candidate[]) => {
    const neighboursOf = openNeighbours();
    return all.map((one) => neighboursOf(one).map(({ id }) => id));
  };

  it('are those before it that end no more than a day earlier, in its country and near its place', () => {
    const siege = { from: '2020-05-09', until: '2020-05-12', precision: 'days' } as const;
    expect(
      idsMet(
        incident({ id: 1, dataset: null, when: siege }),
        incident({ id: 2, when: on('2020-05-11') }),
        other({ id: 3, when: on('2020-05-12') }),
        other({ id: 4, dataset: 'gtd', where: { ...NO_PLACE, place: 'Kabul', country: 'PAK' } }),
        other({ id: 5, dataset: 'gtd', when: on('2020-05-13') }),
        other({ id: 6, dataset: 'gtd', when: on('2020-05-15') }),
      ),
    ).toEqual([[], [1], [1, 2], [], [1, 3], []]);
  });

  it('leave out what is known to the month alone, which may be the same as any', () => {
    const month = { from: '2020-05-01', until: '2020-05-31', precision: 'month' } as const;
    expect(idsMet(incident({ when: month }), other({ when: on('2020-05-02') }))).toEqual([[], []]);
  });
});
