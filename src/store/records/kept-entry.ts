import type { Kysely } from 'kysely';
import type { RecordRef } from '../../domain/model/record.ts';
import type { KeptEntry } from '../port/kept.ts';
import type { Schema } from '../schema/schema.ts';
import { keptIncident, keptReport } from './kept-incident.ts';
import { keptActor, keptSource } from './kept-party.ts';
import { keptEstimate, keptMilestone, keptQuote } from './kept-statements.ts';

/**
 * Reads a record back as an entry. What has no token (districts, headlines, a publisher's figures that are out of
 * order) is left out. `null` where there is none of that number, or where its kind has no line of its own.
 */
export async function keptEntry(
  db: Kysely<Schema>,
  { kind, id }: RecordRef,
): Promise<KeptEntry | null> {
  switch (kind) {
    case 'incident':
      return keptIncident(db, id);
    case 'report':
      return keptReport(db, id);
    case 'quote':
      return keptQuote(db, id);
    case 'estimate':
      return keptEstimate(db, id);
    case 'milestone':
      return keptMilestone(db, id);
    case 'actor':
      return keptActor(db, id);
    case 'source':
      return keptSource(db, id);
    case 'batch':
    case 'lead':
    case 'conflict':
      return null;
  }
}
