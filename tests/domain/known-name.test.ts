import { describe, expect, it } from 'vitest';
import { withKnownName } from '../../src/domain/completion/known-name.ts';

describe('a known name in the place of a misspelt one', () => {
  it.each([
    ['attack on:civilian Blast', 'civilian', 'civilians', 'attack on:civilians Blast'],
    [
      'attack on:civilian,ISKP by:civilian?',
      'civilian',
      'civilians',
      'attack on:civilians,ISKP by:civilians?',
    ],
    [
      'attack by:Talban<AFP Talban attack',
      'Talban',
      'Taliban',
      'attack by:Taliban<AFP Talban attack',
    ],
    ['attack by:"Afghan army" x', 'Afghan army', 'Afghan Army', 'attack by:"Afghan Army" x'],
    ['attack by:Haqani x', 'Haqani', 'Haqqani network', 'attack by:"Haqqani network" x'],
    ['estimate ISPK strength 200', 'ISPK', 'ISKP', 'estimate ISKP strength 200'],
    ['attack on:civilians x', 'civilian', 'civilians', 'attack on:civilians x'],
  ])('stands wherever the line names the actor: %s', (line, unknown, known, wanted) => {
    expect(withKnownName(line, 'actor', { unknown, known })).toBe(wanted);
  });

  it('leaves a source of the same name as it is, and the other way round', () => {
    const line = 'attack by:Pajwok src:Pajwok/B2 Pajwok';
    const names = { unknown: 'Pajwok', known: 'Pajhwok' };
    expect(withKnownName(line, 'source', names)).toBe('attack by:Pajwok src:Pajhwok/B2 Pajwok');
    expect(withKnownName(line, 'actor', names)).toBe('attack by:Pajhwok src:Pajwok/B2 Pajwok');
  });
});
