import { describe, expect, it } from 'vitest';
import { likelyTwins } from '../../src/domain/actors/likely-twins.ts';
import { readReliability, readWrittenGrade } from '../../src/domain/model/grade-words.ts';
import { findMojibake } from '../../src/domain/names/mojibake.ts';
import { readDegrees } from '../../src/domain/places/degrees.ts';
import { isoFormat } from '../../src/exchange/containers/cell-text.ts';
import { headOf } from '../../src/exchange/delimited/table-head.ts';
import { geometryIn } from '../../src/formats/rows/geometry.ts';
import { countryOf } from '../../src/formats/rows/publisher-countries.ts';
import { columnNames } from '../../src/formats/tables/column-names.ts';

/** Less than a cell may have. A pattern that goes back over them for each of them would take hours. */
const MANY = 300_000;
const SPACES = ' '.repeat(MANY);

describe('a cell of very many letters', () => {
  it('is not a grade, a country, degrees or a point', () => {
    for (const text of [`a${SPACES}b`, `7${SPACES}b`, `POINT${SPACES}b`]) {
      expect(readWrittenGrade(text)).toBeNull();
      expect(countryOf(text)).toBeNull();
      expect(geometryIn(new Map([['geometry', `${text}x`]]))).not.toMatchObject({ is: 'point' });
    }
    expect(readDegrees(`7${SPACES}b`)).toBeNull();
    expect(readReliability(`B${SPACES}`)).toBe('B');
  });

  it('can be the name of a column, whose header is still found', () => {
    expect(columnNames([`a${SPACES}b`, `a${SPACES}\nb`])).toEqual([`a${SPACES}b`, 'a b']);
    const row = { cells: [`1${SPACES}b`, 'x'], line: 1, lastLine: 1, isBroken: false };
    expect(headOf([row, row, row], 0).header).toHaveLength(2);
  });

  it('is searched for letters of a wrong encoding', () => {
    expect(findMojibake('¡Àª'.repeat(MANY / 3))).toBeNull();
    expect(findMojibake(`${'¡Àª'.repeat(MANY / 3)} Ìîñêâà`)).toMatchObject({ meant: 'Москва' });
  });

  it('is likely to be no other name for differing in a letter', () => {
    const name = 'a'.repeat(MANY);
    const actors = [
      { id: 1, names: [`${name}b1c`] },
      { id: 2, names: [`${name}d1c`] },
    ];
    expect(likelyTwins(actors)).toEqual([]);
  });

  it('is not a number format', () => {
    for (const code of [';'.repeat(MANY), 'm'.repeat(MANY), '['.repeat(MANY)])
      expect(isoFormat(200, code)).toEqual({ as: 'number' });
  });
});
