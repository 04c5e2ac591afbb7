/** A file that matches no format: the nearest one, and what the file lacks for it. */
export class UnknownFormatError extends Error {
  override readonly name: string = 'UnknownFormatError';
}
