import type { NamedIncident } from '../../../domain/entry/imported.ts';
import type { Importing, Outcome } from './importing.ts';

const REASON =
  'is of an incident that is not in this database, and the file tells too little to bring it; ask for complete records (watchfloor export --format ndjson)';

/**
 * Looks for incidents by what they are called here or in a database whose records came here, or by their publisher's id.
 * What is here stays as it is, also where it was removed.
 */
export function createFinder({ connection }: Importing): (row: NamedIncident) => Outcome {
  const here = connection.sqlite
    .prepare<Pick<NamedIncident, 'uid' | 'dataset' | 'externalId'>, number>(
      `select exists (select 1 from incident where uid = @uid)
        or exists (select 1 from other_uid where uid = @uid and tab = 'incident')
        or exists (select 1 from incident where dataset = @dataset and external_id = @externalId)`,
    )
    .pluck();
  const purged = connection.sqlite
    .prepare<Pick<NamedIncident, 'uid' | 'dataset' | 'externalId'>, number>(
      `select exists (select 1 from purge where uid = @uid or (dataset = @dataset and external_id = @externalId))`,
    )
    .pluck();
  return ({ uid, dataset, externalId }) => {
    const named = { uid, dataset, externalId };
    if (here.get(named) === 1) return { is: 'unchanged' };
    if (purged.get(named) === 1) return { is: 'purged' };
    return { is: 'refused', column: 'uid', value: uid, reason: REASON };
  };
}
