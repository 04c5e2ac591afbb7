import { ACTORS } from '../values/values.ts';
import { field } from './field.ts';

/**
 * Who did it, and to whom. A header such as `age group` or `total victims` names nobody, so only whole headers count.
 */
export const ACTOR_FIELDS = [
  field('by', 'the perpetrator', {
    words: [
      'perpetrator',
      'perpetrators',
      'actor',
      'perpetrator name',
      'actor name',
      'attacker',
      'attackers',
      'reported perpetrator name',
      'armed group',
      'group name',
      'gname',
      'group',
    ],
    endings: ['perpetrator name'],
    tags: ['#group+perp+name', '#group+perp', '#group+name+perp'],
    values: ACTORS,
  }),
  field('on', 'the target', {
    words: ['target', 'targets', 'victim', 'victims', 'victim of violence', 'targtype1 txt'],
    tags: ['#group+target', '#affected+group', '#survivor_victim'],
    values: ACTORS,
  }),
  field('with', 'an actor that took part otherwise', {
    words: ['side a', 'actor1', 'actor 1', 'party a'],
    tags: ['#group+name+first', '#group+first', '#group+name'],
    values: ACTORS,
  }),
  field('with-too', 'another such actor', {
    words: ['side b', 'actor2', 'actor 2', 'party b'],
    tags: ['#group+name+second', '#group+second'],
    values: ACTORS,
  }),
] as const;
