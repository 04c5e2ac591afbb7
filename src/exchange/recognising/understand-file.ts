import type { FileFacts } from '../reading/file-facts.ts';
import { layoutOf } from '../reading/layout.ts';
import { idChoicesOf } from './id-choices.ts';
import { PlainTableError, type Recognised, recognise } from './recognise.ts';

/**
 * The format of a file. If its ids are only guessed, the whole file must confirm them: throws `PlainTableError` with
 * the possible ids.
 */
export async function understandFile(
  facts: FileFacts,
  wanted: Parameters<typeof recognise>[2],
  signal: AbortSignal | undefined,
): Promise<Recognised> {
  const recognised = await recognisedIn(facts, wanted, signal);
  const { format, layout } = recognised;
  if (format.yields !== 'incidents' || format.isMarked === undefined) return recognised;
  const table = new PlainTableError(`It is ${format.title}.`, layout);
  const checked = await checkedTable(facts, table, signal);
  if (checked.proposal.id === undefined) throw checked;
  return recognised;
}

async function recognisedIn(
  facts: FileFacts,
  wanted: Parameters<typeof recognise>[2],
  signal: AbortSignal | undefined,
): Promise<Recognised> {
  try {
    return recognise(facts.beginning, layoutOf(facts), wanted);
  } catch (error) {
    throw error instanceof PlainTableError ? await checkedTable(facts, error, signal) : error;
  }
}

/** A plain table, without the column that was taken for its id if the file does not confirm it. */
export async function checkedTable(
  facts: FileFacts,
  { layout, proposal, message }: PlainTableError,
  signal: AbortSignal | undefined,
): Promise<PlainTableError> {
  const ids = await idChoicesOf({ facts, layout, mapping: proposal, signal });
  if (ids.fault === null) return new PlainTableError(message, layout, { proposal, ids });
  const { id: _, ...others } = proposal;
  return new PlainTableError(`${message} ${ids.fault}`, layout, { proposal: others, ids });
}
