import type { Content } from './content.ts';
import { UnknownFormatError } from './content.ts';
import { sizeOf } from './limits.ts';

/** The chosen file of an archive, and the rest of the wish for what is inside it. */
type Chosen = { readonly member: Content; readonly within: string | null };

/** Names of files that contain rows; others are read only if somebody names them. */
const DATA = /\.(csv|tsv|tab|txt|json|geojson|ndjson|jsonl|xlsx|xlsm|gz|zip)$/i;
/** Files left by archivers, and documentation and licences. */
const LEFT_BEHIND = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;
const EXPLAINS =
  /^(read[ _-]?me|licen[cs]e|notice|copying|copyright|terms|citation|change[ _-]?log|codebook|attribution|disclaimer)/i;

/** The most names listed in a sentence. */
const LISTED = 20;

/**
 * The chosen file of an archive: the one that `wish` names (with or without its folders), or the only one with rows.
 * Otherwise throws a sentence that lists them.
 */
export function memberChosen(
  archive: Content,
  members: readonly Content[],
  wish: string | null,
): Chosen {
  return wish === null ? onlyMember(archive, members) : namedMember(members, wish);
}

function onlyMember(archive: Content, members: readonly Content[]): Chosen {
  const kept = members.filter(({ name }) => !LEFT_BEHIND.test(name));
  const ofData = kept.filter(({ name }) => DATA.test(name));
  const all = ofData.length === 0 ? kept.filter(({ name }) => !name.includes('.')) : ofData;
  const telling = all.filter(({ document }) => !EXPLAINS.test(document));
  const [member, ...others] = telling.length === 0 ? all : telling;
  if (member !== undefined && others.length === 0) return { member, within: null };
  if (member === undefined && kept.length === 0) {
    throw new UnknownFormatError('It is an empty ZIP archive.');
  }
  const choice = (all: readonly Content[]) =>
    listed(all.map(({ name, bytes }) => `${archive.trail ?? ''}#${name} (${sizeOf(bytes)})`));
  throw new UnknownFormatError(
    member === undefined
      ? `It is a ZIP archive, and no file in it has the name of a table, JSON or a workbook. If one of them is, add it to the file's name: ${choice(kept)}.`
      : `It contains ${others.length + 1} files. Add the one you want to its name: ${choice([member, ...others])}.`,
  );
}

function namedMember(members: readonly Content[], wish: string): Chosen {
  const isMeant = (name: string) => wish === name || wish.startsWith(`${name}#`);
  const byName = members.filter(({ name }) => isMeant(name));
  const found = byName.length > 0 ? byName : members.filter(({ document }) => isMeant(document));
  const [member, ...others] = found.toSorted((a, b) => b.name.length - a.name.length);
  if (member !== undefined && (byName.length > 0 || others.length === 0)) {
    const length = (byName.length > 0 ? member.name : member.document).length;
    return { member, within: wish.length > length ? wish.slice(length + 1) : null };
  }
  const names = listed((member === undefined ? members : found).map(({ name }) => name));
  throw new UnknownFormatError(
    member === undefined
      ? `It contains no file ${wish}. Its files are: ${names}.`
      : `It contains several files of that name. Say which: ${names}.`,
  );
}

/** The names to choose from, in one sentence. */
export function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return `${names.slice(0, LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
