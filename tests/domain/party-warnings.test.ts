import { describe, expect, it } from 'vitest';
import { kindsIn, partyWarnings } from '../../src/domain/party-warnings.ts';
import { entryOf } from './reading.ts';

const kinds = kindsIn([
  { name: 'Taliban', kind: 'rebel' },
  { name: 'Farmers', kind: 'civilians' },
  { name: 'Somebody', kind: 'unknown' },
  { name: 'Newcomers', kind: null },
]);
const said = (line: string) => partyWarnings(entryOf(line), kinds);

describe('the type of an incident', () => {
  it('that is against civilians is asked about where whom it struck bears arms, with the word to type', () => {
    expect(said('attack on:"Afghan security forces" x')).toEqual([
      '`attack` counts as Violence against civilians, but whom it struck is not civilian: Afghan security forces; did you mean `armed-clash`?',
    ]);
    expect(said('attack on:Taliban x')).toHaveLength(1);
    expect(said('violence on:"police officers" x')).toHaveLength(1);
  });

  it('is not asked about where a civilian is among them, or nobody knows what they are', () => {
    for (const line of [
      'attack on:civilians x',
      'attack on:Taliban,civilians x',
      'attack on:Somebody x',
      'attack on:Newcomers,Taliban x',
      'attack by:Taliban x',
      'airstrike on:Taliban x',
      'report I7 on:Taliban',
    ]) {
      expect(said(line), line).toEqual([]);
    }
  });

  it('that is a battle, a protest or a riot is asked about in the same way', () => {
    expect(said('battle on:civilians x')[0]).toMatch(
      /bears no arms: civilians; did you mean `attack`/,
    );
    expect(said('armed-clash on:Farmers x')[0]).toContain('`attack`');
    expect(said('peaceful-protest by:"riot police" x')[0]).toContain('`excessive-force`');
    expect(said('excessive-force by:"riot police" x')).toEqual([]);
    expect(said('mob by:Taliban x')[0]).toContain('`attack`');
  });
});
