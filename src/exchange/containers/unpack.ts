import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { membersOf } from './archive.ts';
import { memberChosen } from './choose.ts';
import {
  type Content,
  contentOfFile,
  headOf,
  type Reading,
  UnknownFormatError,
  type Unpacked,
  type Wish,
  wholeOf,
} from './content.ts';
import { kindOf, TELLING } from './kinds.ts';
import { LIMITS, limited, sizeOf } from './limits.ts';
import { sheetChosen } from './sheets.ts';
import { expectReadWorkbook, isWorkbook } from './workbook.ts';

/**
 * Finds the text in a file: unpacks gzip and ZIP, also nested, and opens workbooks. Throws file-system errors, and
 * `UnknownFormatError` if a choice is needed or the file cannot be read.
 */
export async function unpack(
  path: string,
  { name, signal, ...wish }: Wish & { readonly name?: string; readonly signal?: AbortSignal },
): Promise<Unpacked> {
  return unpackContent(await contentOfFile(path, name), wish, 0, signal);
}

async function unpackContent(
  content: Content,
  wish: Wish,
  depth: number,
  signal: AbortSignal | undefined,
): Promise<Unpacked> {
  if (depth > LIMITS.depth) {
    throw new UnknownFormatError(
      `It has nested archives, more than ${LIMITS.depth} deep. Unpack it, and import the unpacked file.`,
    );
  }
  const kind = kindOf(await headOf(content, TELLING, signal));
  if (kind === 'gzip') return unpackContent(gunzipped(content), wish, depth + 1, signal);
  if (kind === 'zip') return unpackArchive(content, wish, depth, signal);
  if (wish.within !== null) {
    throw new UnknownFormatError(
      `It is neither an archive nor a workbook, and does not contain ${wish.within}.`,
    );
  }
  if (wish.sheet !== null) throw new UnknownFormatError('It is not a workbook, and has no sheets.');
  return { ...content, isSheet: false };
}

/** A workbook is a ZIP too (ECMA-376, part 2). */
async function unpackArchive(
  content: Content,
  wish: Wish,
  depth: number,
  signal: AbortSignal | undefined,
): Promise<Unpacked> {
  const archive =
    content.path ?? (await wholeOf(content, LIMITS.held, () => tooLarge(content), signal));
  const members = await membersOf(archive);
  expectReadWorkbook(members);
  if (isWorkbook(members)) return sheetChosen(content, members, wish, signal);
  const { member, within } = memberChosen(content, members, wish.within);
  const inner = {
    ...member,
    name: `${content.name}#${member.name}`,
    trail: `${content.trail ?? ''}#${member.name}`,
  };
  return unpackContent(inner, { ...wish, within }, depth + 1, signal);
}

function tooLarge({ name }: Content): UnknownFormatError {
  return new UnknownFormatError(
    `${name} is an archive of more than ${sizeOf(LIMITS.held)} within another file. Unpack that, and import ${name}.`,
  );
}

/** Without `.gz`, the name of a file is that of its content. */
function gunzipped(content: Content): Content {
  const { bytes, path: _, ...packed } = content;
  const open = (signal?: AbortSignal): Reading => {
    const { chunks, read } = content.open(signal);
    return { chunks: limited(gunzip(chunks), bytes), read };
  };
  const plain = (name: string) => name.replace(/\.gz$/i, '');
  return { ...packed, name: plain(packed.name), document: plain(packed.document), bytes, open };
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // An error of either stream is thrown where the chunks are read.
  const unpacked = pipeline(Readable.from(chunks), createGunzip(), () => {});
  try {
    yield* unpacked;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')))
      throw error;
    throw new UnknownFormatError('It is a damaged or truncated gzip file. Download it again.');
  }
}
