import { createHash } from 'node:crypto';
import { isList, type NativePart } from '../../domain/model/native-record.ts';

/** What is not content of a record: numbers and times of one database, and its publisher's rows. */
const NO_PART = new Set(['id', 'created_at', 'updated_at', 'publisher_rows', 'version', 'seen']);

/** The content of a record in a canonical order, for comparison with other versions. */
export function comparable(part: NativePart): NativePart {
  return Object.fromEntries(
    Object.entries(part)
      .filter(
        ([key, value]) =>
          !NO_PART.has(key) && value !== null && !(isList(value) && value.length === 0),
      )
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, isList(value) ? inOrder(value.map(comparable)) : value]),
  );
}

function inOrder(parts: readonly NativePart[]): readonly NativePart[] {
  return parts
    .map((part) => [JSON.stringify(part), part] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, part]) => part);
}

/** The hash of a record's content (22 characters), the same in every database. */
export function contentOf(record: NativePart): string {
  return hash(JSON.stringify(comparable(record)));
}

/** A version of a record: its identifier, and the hash of its content. */
export type VersionName = { readonly version: string; readonly content: string };

/**
 * The identifier of a version with this content that follows `newest`, the newest one that other databases have had: the
 * same one if neither content nor choices have changed. Going back to earlier content makes a new version, since a change
 * that was reverted would otherwise look like one that was never made. `choices`: how often our value was kept in conflicts.
 */
export function versionAfter(
  newest: (VersionName & { readonly choices?: number }) | undefined,
  content: string,
  choices = newest?.choices ?? 0,
): string {
  if (newest === undefined) return content;
  const isSame = newest.content === content && choices === (newest.choices ?? 0);
  return isSame ? newest.version : hash(`${newest.version} ${content} ${choices}`);
}

/** A version as written in files; the identifier of a first version is the hash of its content. */
export function printVersion({ version, content }: VersionName): string {
  return version === content ? version : `${version}.${content}`;
}

export function readVersion(text: string): VersionName {
  const [version = '', content = version] = text.split('.');
  return { version, content };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}
