import type { ImportedLead } from '../../../domain/entry/imported.ts';
import type { Importing, Outcome } from './importing.ts';

/** Brings machine-coded rows as leads. Their ids are never given anew, so that one that is here says nothing new. */
export function createLeadBringer({
  connection,
  header,
  batch,
}: Importing): (row: ImportedLead) => Outcome {
  const insert = connection.sqlite.prepare(
    `insert or ignore into lead (dataset, external_id, batch_id, day, what, code, type, subtype, actor, target, place,
      admin1, country, lat, lon, place_precision, article, url, publisher, mentions, raw)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (row) => {
    const { place } = row;
    const { changes } = insert.run(
      header.dataset.name,
      row.externalId,
      batch,
      row.day,
      row.what,
      row.code,
      row.type,
      row.subtype,
      row.actor,
      row.target,
      place.place,
      place.admin1,
      place.country,
      place.point?.lat ?? null,
      place.point?.lon ?? null,
      place.precision,
      row.article,
      row.url,
      row.publisher,
      row.mentions,
      JSON.stringify(row.raw),
    );
    return { is: changes === 1 ? 'added' : 'unchanged' };
  };
}
