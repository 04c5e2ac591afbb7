import { describe, expect, it } from 'vitest';
import { nearName, spelt } from '../../src/domain/actors/near-name.ts';

const IN_USE = [
  'civilians',
  'Taliban',
  'ISKP',
  'Afghan government',
  'Government of Iran',
  'Brigade 21',
  'AFP',
  'Al Qaeda',
  'Niger',
].map(spelt);

describe('a name that nobody has', () => {
  it('is taken for a slip of one that is spelt nearly the same', () => {
    expect(nearName('civilian', IN_USE)).toBe('civilians');
    expect(nearName('Taleban', IN_USE)).toBe('Taliban');
    expect(nearName('ISK-P', IN_USE)).toBe('ISKP');
    expect(nearName('Afghan goverment', IN_USE)).toBe('Afghan government');
    expect(nearName('Alqaeda', IN_USE)).toBe('Al Qaeda');
  });

  it('is a name of its own where a short word, a number or more than a slip differs, or nothing does', () => {
    for (const name of [
      'AP',
      'Government of Iraq',
      'Brigade 22',
      'Nigeria',
      'Afghan police',
      'ISIS',
      'Haqqani network',
      'Civilians',
      '',
    ]) {
      expect(nearName(name, IN_USE), name).toBeUndefined();
    }
  });
});
