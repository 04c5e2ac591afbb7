import type { ImportSession } from '../../store/port/importing.ts';
import { UnknownFormatError } from '../containers/unknown-format.ts';
import { unknownWords } from '../recognising/own-exports.ts';
import { bringRows, type Noted, type Work } from './bring-rows.ts';

/**
 * Brings the rows of a file that only names incidents. Throws `UnknownFormatError` where some of them are not here: nothing
 * of them could be brought, and a line for each would say the same.
 */
export async function bringNamed(session: ImportSession, work: Work): Promise<Noted> {
  let named = 0;
  let unknown = 0;
  const counting: ImportSession = {
    ...session,
    put: async (rows) => {
      const brought = await session.put(rows);
      if (rows.kind === 'named') {
        named += rows.rows.length;
        unknown += brought.rejected.length;
      }
      return brought;
    },
  };
  const noted = await bringRows(counting, work);
  if (unknown === 0) return noted;
  throw new UnknownFormatError(unknownWords(work.layout, { named, known: named - unknown }));
}
