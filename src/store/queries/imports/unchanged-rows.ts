import { type Kysely, type SqlBool, sql } from 'kysely';
import { isNewerVersion } from '../../../domain/model/dataset.ts';
import type { Answer, Params } from '../../port/questions.ts';
import { fingerprintIn } from '../../schema/published-row.ts';
import { isGoneIn } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

/** Which rows of a file are here as they are in it. An incident that was removed may be restored by its row, which is then news. */
export async function unchangedRows(
  db: Kysely<Schema>,
  { dataset, publisherVersion, externalIds, fingerprints }: Params<'unchangedRows'>,
): Promise<Answer<'unchangedRows'>> {
  const found = await db
    .selectFrom('incident')
    .innerJoin('publisher_row', 'incident_id', 'incident.id')
    .innerJoin('batch', 'batch.id', 'last_batch_id')
    .where('incident.dataset', '=', dataset)
    .where(
      sql<SqlBool>`incident.external_id ${inWords(({ isOneOfTexts }) => isOneOfTexts(externalIds))}`,
    )
    .where(sql<SqlBool>`not ${isGoneIn('incident', 'incident')}`)
    .select(['incident.id', 'incident.external_id', 'hash', 'publisher_version'])
    .execute();
  const byId = new Map(found.map((one) => [one.external_id ?? '', one]));
  const incidents = externalIds.map((externalId, index) => {
    const one = byId.get(externalId);
    if (one === undefined || fingerprintIn(one.hash) !== fingerprints[index]) return null;
    // What an older release says of a newer row is left out, and counted.
    return isNewerVersion(one.publisher_version, publisherVersion) === true ? null : one.id;
  });
  return { incidents, isNew: found.length === 0 && !(await hasRows(db, dataset)) };
}

async function hasRows(db: Kysely<Schema>, dataset: string): Promise<boolean> {
  const one = await db
    .selectFrom('incident')
    .where('dataset', '=', dataset)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}
