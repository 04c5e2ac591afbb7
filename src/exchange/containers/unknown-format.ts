/** A file that no format fits: the nearest one, and what the file does not have for it. */
export class UnknownFormatError extends Error {
  override readonly name: string = 'UnknownFormatError';
}
