import { expressionBuilder, type Kysely } from 'kysely';
import type { Condition } from '../../domain/filter/filter.ts';
import { addDays } from '../../domain/time/days.ts';
import { actorsCalled, sourcesCalled } from '../names/actor-names.ts';
import { spellingsOf } from '../names/spellings.ts';
import type { Schema } from '../schema/schema.ts';
import { type Holds, NEVER } from './conditions.ts';
import { quoteHas } from './full-text.ts';

const quote = expressionBuilder<Schema, 'quote'>();

/** A condition as a condition on the quote itself; `undefined` for one that is about its incidents. */
export async function quoteRule(
  condition: Condition,
  db: Kysely<Schema>,
): Promise<Holds | undefined> {
  switch (condition.key) {
    case 'text':
      return quoteHas(condition);
    case 'speaker': {
      const speakers = await spellingsOf(db, 'speaker', condition.names);
      return speakers.length === 0 ? NEVER : quote('quote.speaker', 'in', speakers);
    }
    case 'src': {
      const sources = await sourcesCalled(db, condition.names);
      return sources.length === 0 ? NEVER : quote('quote.source_id', 'in', sources);
    }
    case 'since':
      return quote('quote.said_until', '>=', condition.day);
    case 'until':
      return quote('quote.said_from', '<', addDays(condition.day, 1));
    case 'by':
    case 'on':
    case 'actor':
    case 'claimed':
    case 'blamed':
    case 'denied':
      return isAbout(await actorsCalled(db, condition.names));
    case 'is':
      // A quote that is removed, or is about a duplicate: of both together only what is its own is asked.
      return condition.what.includes('removed')
        ? quote('quote.removed_at', 'is not', null)
        : undefined;
    case 'type':
    case 'place':
    case 'near':
    case 'box':
    case 'placed':
    case 'in':
    case 'figure':
    case 'status':
    case 'tag':
    case 'dataset':
    case 'id':
    case 'grade':
    case 'has':
      return undefined;
  }
}

function isAbout(actors: readonly number[]): Holds {
  if (actors.length === 0) return NEVER;
  const about = quote
    .selectFrom('quote_actor')
    .where('quote_actor.actor_id', 'in', actors)
    .select('quote_actor.quote_id');
  return quote('quote.id', 'in', about);
}
