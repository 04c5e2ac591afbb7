import { createHash } from 'node:crypto';
import { isList, type NativePart } from '../../domain/model/native-record.ts';

/** What says nothing of what a record means: numbers and times of one database, and what its publisher wrote. */
const NO_PART = new Set(['id', 'created_at', 'updated_at', 'publisher_rows', 'version', 'seen']);

/** What of a record is kept to be compared with later versions, in one order. */
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

/** What a record says as a hash of 22 letters, the same in every database. */
export function contentOf(record: NativePart): string {
  return hash(JSON.stringify(comparable(record)));
}

/** A version of a record: what it is known by, and a hash of what it says. */
export type VersionName = { readonly version: string; readonly content: string };

/**
 * What a version that says this is known by, after the newest one that other databases have had: that one, as long as it
 * says the same and nobody has chosen anything since. To say again what was said before is a version of its own, or what
 * was taken back would look like what was never done. `choices` are how often ours was kept in a conflict.
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

/** A version's name as it stands in a file; the first one is known by what it says. */
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
