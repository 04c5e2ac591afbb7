import type { NativePart, RecordLine } from '../../domain/model/native-record.ts';
import type { VersionName } from '../joining/record-version.ts';

/** A record that is exported, or whose removal is exported: its number and its version. */
export type ExportedRecord = VersionName & {
  readonly record: Exclude<RecordLine, 'dataset'>;
  readonly id: number;
  /** How often our value was kept in its conflicts. */
  readonly choices: number;
};

/** The uid that identifies a redacted file of complete records, so that it is not taken for another database's. */
type ExportedRedaction = { readonly record: 'redaction'; readonly uid: string };

/** What was exported. */
export type Exported = ExportedRecord | ExportedRedaction;

/** Stands in place of a record: a redacted file with this uid was exported. */
export const REDACTION: VersionName = { version: 'redaction', content: 'redaction' };

/** A page of exported records. */
export type ExportedPage = {
  readonly records: readonly NativePart[];
  /** The records whose removal is exported. */
  readonly removed: readonly NativePart[];
  /** What to record once all of it is written. */
  readonly exported: readonly Exported[];
  /** The number after which the next page starts; `null` if there is none. */
  readonly next: number | null;
};
