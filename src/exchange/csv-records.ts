import { CsvError, parse } from 'csv-parse';

/** The records that end in a piece of text, and what ended the reading for good. */
export type Records = {
  readonly records: readonly (readonly string[])[];
  readonly error: CsvError | undefined;
};

/** Reads delimited text in pieces that each hold whole records, which are all there at once. */
export function createPieceReader(
  delimiter: string,
  isQuoteless: boolean,
): (text: string | null) => Promise<Records> {
  return async (text) => {
    const read = createCsvReader(delimiter, isQuoteless);
    const first = await read(text ?? '');
    if (first.error !== undefined) return first;
    const rest = await read(null);
    return { records: [...first.records, ...rest.records], error: rest.error };
  };
}

/** Bytes of the longest record: cells of 30 MB occur, but a quote that is never closed must not take all of a file in. */
const LONGEST = 67_108_864;

/**
 * Reads delimited text piece by piece; `null` says that it is at its end. Line ends may be of several kinds in one
 * text, records of several lengths; a quote within a cell that is not quoted is an ordinary character.
 */
export function createCsvReader(
  delimiter: string,
  isQuoteless = false,
): (text: string | null) => Promise<Records> {
  let records: string[][] = [];
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    quote: isQuoteless ? null : '"',
    max_record_size: LONGEST,
    // Taken here, since a stream that fails drops the records that nobody has read yet.
    on_record: (record: string[]) => {
      records.push(record);
      return null;
    },
  });
  parser.on('error', () => {});
  parser.resume();
  return async (text) => {
    const error = await new Promise<unknown>((resolve) => {
      if (text === null) parser.end(resolve);
      else parser.write(text, resolve);
    });
    const read = records;
    records = [];
    if (error instanceof CsvError) return { records: read, error };
    if (error instanceof Error) throw error;
    return { records: read, error: undefined };
  };
}
