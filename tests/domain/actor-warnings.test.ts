import { describe, expect, it } from 'vitest';
import { actorWarnings, kindsIn } from '../../src/domain/reading/actor-warnings.ts';
import { entryOf } from './reading.ts';

const kinds = kindsIn([
  { name: 'Taliban', kind: 'rebel' },
  { name: 'Farmers', kind: 'civilians' },
  { name: 'Somebody', kind: 'unknown' },
  { name: 'Newcomers', kind: null },
]);
const said = (line: string) => actorWarnings(entryOf(line), kinds);

describe('the type of an incident', () => {
  it('that is against civilians is asked about if its target bears arms, with the word to type', () => {
    expect(said('attack on:"Afghan security forces" x')).toEqual([
      '`attack` means violence against civilians, but the target is not civilian: Afghan security forces; did you mean `armed-clash`?',
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
      /is not armed: civilians; did you mean `attack`/,
    );
    expect(said('armed-clash on:Farmers x')[0]).toContain('`attack`');
    expect(said('peaceful-protest by:"riot police" x')[0]).toContain('`excessive-force`');
    expect(said('excessive-force by:"riot police" x')).toEqual([]);
    expect(said('mob by:Taliban x')[0]).toContain('`attack`');
  });
});

describe('words that name no actor', () => {
  it('are asked about under every key that names one, in an incident and in a report', () => {
    expect(said('attack by:Unknown on:"not applicable" x')).toEqual([
      '"Unknown" does not name anybody, but becomes an actor with counts of its own; leave `by:` out if it is unknown',
      '"not applicable" does not name anybody, but becomes an actor with counts of its own; leave `on:` out if it is unknown',
    ]);
    expect(said('report I7 blamed:неизвестные src:AFP')[0]).toContain('leave `blamed:` out');
    expect(said('attack with:Taliban,"N/A" x')).toHaveLength(1);
  });

  it('are not seen in the name of somebody, nor in a line without actors', () => {
    expect(said('attack by:"Unknown gunmen" x')).toEqual([]);
    expect(said('attack x')).toEqual([]);
  });
});
