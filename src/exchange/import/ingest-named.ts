import type { ImportSession } from '../../store/port/importing.ts';
import { UnknownFormatError } from '../containers/content.ts';
import { unknownWords } from '../recognising/own-exports.ts';
import { ingestRows, type Noted, type Work } from './ingest-rows.ts';

/**
 * Imports a file that only identifies incidents. Throws `UnknownFormatError` if some of them are not here: nothing
 * about them could be imported, and rejecting each line would repeat the same reason.
 */
export async function ingestNamed(session: ImportSession, work: Work): Promise<Noted> {
  let named = 0;
  let unknown = 0;
  const counting: ImportSession = {
    ...session,
    put: async (rows, at) => {
      const ingested = await session.put(rows, at);
      if (rows.kind === 'named') {
        named += rows.rows.length;
        unknown += ingested.rejected.length;
      }
      return ingested;
    },
  };
  const noted = await ingestRows(counting, work);
  if (unknown === 0) return noted;
  throw new UnknownFormatError(unknownWords(work.layout, { named, known: named - unknown }));
}
