import { posix } from 'node:path';
import { isoFormat, type NumberFormat } from './cell-text.ts';
import type { Content } from './content.ts';
import { UnknownFormatError } from './content.ts';
import { LIMITS } from './limits.ts';
import { DAMAGED, readXml, type XmlHandler } from './xml.ts';

/** A worksheet; chart sheets are left out. */
export type Sheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly content: Content;
};

/** A workbook's sheets in order, and what is needed to read their cells. */
export type Workbook = {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904, as on early Macintoshes. */
  readonly is1904: boolean;
  /** The number format of each cell style, by the style's index. */
  readonly formats: readonly NumberFormat[];
  /** Shared strings by index. */
  readonly texts: readonly string[];
};

const RELATIONS = '_rels/.rels';

export function isWorkbook(members: readonly Content[]): boolean {
  return (
    members.some(({ name }) => /^(xl\/)?workbook\.xml$/i.test(name)) && has(members, RELATIONS)
  );
}

/** Workbooks other than Excel's since 2007 are recognised by their contents, and refused with a reason. */
export function expectReadWorkbook(members: readonly Content[]): void {
  const kind = has(members, 'xl/workbook.bin')
    ? 'a binary Excel workbook (.xlsb)'
    : has(members, 'content.xml') && has(members, 'META-INF/manifest.xml')
      ? 'an OpenDocument file (.ods)'
      : has(members, 'Index/Document.iwa')
        ? 'a Numbers or Pages document'
        : null;
  if (kind === null) return;
  throw new UnknownFormatError(
    `It is ${kind}, which is not supported. Open it in a spreadsheet, and save it as .xlsx or as CSV (UTF-8).`,
  );
}

/** Reads everything in a workbook except its cells (ECMA-376, part 1, 18). Throws `UnknownFormatError`. */
export async function readWorkbook(
  members: readonly Content[],
  signal: AbortSignal | undefined,
): Promise<Workbook> {
  const read = (path: string, handler: XmlHandler) => readPart(members, path, handler, signal);
  const main = [...(await relationsOf(RELATIONS, '', read)).values()].find(isOf('officeDocument'));
  if (main === undefined) throw new UnknownFormatError(DAMAGED);
  const folder = posix.dirname(main.target);
  const relations = await relationsOf(
    posix.join(folder, '_rels', `${posix.basename(main.target)}.rels`),
    folder,
    read,
  );
  const partOf = (type: string) => [...relations.values()].find(isOf(type))?.target;
  const sheets: Sheet[] = [];
  let is1904 = false;
  await read(main.target, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      if (sheets.length >= LIMITS.sheets) {
        throw new UnknownFormatError(
          `It has more than ${LIMITS.sheets} sheets. Save the one you want as CSV (UTF-8), and import that.`,
        );
      }
      const relation = relations.get(attributes['r:id'] ?? attributes.id ?? '');
      const content = members.find((one) => one.name === relation?.target);
      if (content === undefined || relation === undefined || !isOf('worksheet')(relation)) return;
      const isHidden = (attributes.state ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.name ?? '', isHidden, content });
    },
  });
  return {
    sheets,
    is1904,
    formats: await formatsOf(partOf('styles'), read),
    texts: await textsOf(members, partOf('sharedStrings'), signal),
  };
}

type ReadPart = (path: string, handler: XmlHandler) => Promise<void>;
type Relation = { readonly type: string; readonly target: string };

/** Types are URIs, whose last part is the same in both variants of the standard. */
function isOf(type: string): (relation: Relation) => boolean {
  return (relation) => relation.type.endsWith(`/${type}`);
}

async function relationsOf(
  path: string,
  folder: string,
  read: ReadPart,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  await read(path, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      const whole = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.set(id, { type, target: whole });
    },
  });
  return relations;
}

/**
 * The number format of each style: `cellXfs` refers to formats by number, and `numFmts` defines the workbook's own.
 */
async function formatsOf(
  path: string | undefined,
  read: ReadPart,
): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isOfCells = false;
  if (path === undefined) return formats;
  await read(path, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'xf' && isOfCells) {
        formats.push(isoFormat(Number(numFmtId), codes.get(Number(numFmtId))));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return formats;
}

/** The shared strings, in memory up to a limit. Phonetic guides (`rPh`) are not part of them. */
async function textsOf(
  members: readonly Content[],
  path: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const texts: string[] = [];
  const part = members.find(({ name }) => name === path);
  if (part === undefined) return texts;
  const gathered = gatherText();
  let units = 0;
  const handler: XmlHandler = {
    ...gathered,
    close: (name) => {
      gathered.close(name);
      if (name !== 'si') return;
      const text = gathered.take();
      units += text.length + 16;
      if (units > LIMITS.sharedText) {
        throw new UnknownFormatError(
          'Its cells hold more text than can be read from a workbook. Save the sheet as CSV (UTF-8), and import that.',
        );
      }
      texts.push(text);
    },
  };
  for await (const _ of readXml(part.open(signal).chunks, handler));
  return texts;
}

/**
 * Collects the text in the `t` elements of a shared or inline string; characters that XML cannot contain are written
 * `_x000B_`.
 */
export function gatherText() {
  let pieces: string[] = [];
  let isText = false;
  let isPhonetic = false;
  return {
    open: (name: string) => {
      if (name === 't') isText = !isPhonetic;
      if (name === 'rPh') isPhonetic = true;
    },
    text: (text: string) => {
      if (isText) pieces.push(text);
    },
    close: (name: string) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
    },
    take: (): string => {
      const text = pieces.join('');
      pieces = [];
      return text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)).replace('\0', ''),
      );
    },
  };
}

async function readPart(
  members: readonly Content[],
  path: string,
  handler: XmlHandler,
  signal: AbortSignal | undefined,
): Promise<void> {
  const part = members.find(({ name }) => name === path);
  if (part === undefined || part.bytes > LIMITS.part) throw new UnknownFormatError(DAMAGED);
  for await (const _ of readXml(part.open(signal).chunks, handler));
}

function has(members: readonly Content[], path: string): boolean {
  return members.some(({ name }) => name === path);
}
