import { describe, expect, it } from 'vitest';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { CLOCK } from './reading.ts';

function conditionsOf(text: string) {
  const { filter, problems } = readFilter(text, CLOCK);
  expect(problems, text).toEqual([]);
  return filter.terms.map(({ condition }) => condition);
}

const problemsOf = (text: string): readonly string[] =>
  readFilter(text, CLOCK).problems.map(({ message }) => message);

describe('a filter by coordinates', () => {
  it('is read as a circle, a box and a precision', () => {
    expect(conditionsOf('near:34.4,70.4/23km near:34.4N,70.4E/1.5')).toEqual([
      { key: 'near', circle: { point: { lat: 34.4, lon: 70.4 }, km: 23 } },
      { key: 'near', circle: { point: { lat: 34.4, lon: 70.4 }, km: 1.5 } },
    ]);
    expect(conditionsOf('box:31.2,64.0..35.9,71.5 box:-20,177..-12.5,-178')).toEqual([
      { key: 'box', box: { south: 31.2, west: 64, north: 35.9, east: 71.5 } },
      { key: 'box', box: { south: -20, west: 177, north: -12.5, east: -178 } },
    ]);
    expect(conditionsOf('placed:Exact,none')).toEqual([
      { key: 'placed', placed: ['exact', 'none'] },
    ]);
  });

  it.each([
    ['near:34.4,70.4', 'has no distance in kilometres after a /; write near:34.4,70.4/23km'],
    ['near:34.4,70.4/23mi', 'has no distance in kilometres after a /; write near:34.4,70.4/23km'],
    ['near:34.4,70.4/0km', '0 km is no distance; write one above 0, up to 20016'],
    ['near:34.4,70.4/30000', '30000 km is no distance; write one above 0, up to 20016'],
    [
      'near:134.4,70.4/23km',
      '`134.4,70.4` is read with the latitude first, and 134.4 is not a latitude',
    ],
    ['near:Kabul/23km', '`Kabul` is not a point in degrees, such as 36.0970, -7.4651'],
    ['near:/23km', '`` is not a point in degrees'],
    ['box:31.2,64.0', 'is not two points with .. between them; write south,west..north,east'],
    [
      'box:31.2,64..35.9,181',
      '`35.9,181` is read with the latitude first, and 181 is not a longitude',
    ],
    [
      'box:35.9,64..31.2,71.5',
      'the south (35.9) is north of the north (31.2); write south,west..north,east',
    ],
    ['placed:exakt', 'unknown precision `exakt`; did you mean `exact`?'],
    ['at:34.4,70.4', '`at:` belongs to entries; in a filter write `near:`'],
  ])('says what is wrong with %s', (text, message) => {
    expect(problemsOf(text)[0]).toContain(message);
    expect(problemsOf(`-${text}`)[0]).toContain(message);
  });
});
