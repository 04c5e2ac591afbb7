import { type Zipped, zipOf } from './zip.ts';

/** A sheet of text cells, or one given as XML. */
export type MadeSheet = {
  readonly name: string;
  readonly rows?: readonly (readonly string[])[];
  readonly xml?: string;
  readonly state?: 'hidden' | 'veryHidden';
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as a spreadsheet would save it, with inline texts. */
export function workbookOf(
  sheets: readonly MadeSheet[],
  {
    styles = '',
    workbook = '',
    also = [],
  }: {
    readonly styles?: string;
    readonly workbook?: string;
    readonly also?: readonly Zipped[];
  } = {},
): Buffer {
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="r${at}" Type="${TYPES}/worksheet" Target="worksheets/s${at}.xml"/>`,
  );
  const listed = sheets.map(
    ({ name, state = 'visible' }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" state="${state}" r:id="r${at}"/>`,
  );
  return zipOf([
    part(
      '_rels/.rels',
      `<Relationships><Relationship Id="r" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}">${workbook}<sheets>${listed.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${relations.join('')}<Relationship Id="s" Type="${TYPES}/styles" Target="styles.xml"/><Relationship Id="t" Type="${TYPES}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    part('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`),
    ...sheets.map(({ rows = [], xml = sheetXml(rows) }, at) =>
      part(`xl/worksheets/s${at}.xml`, xml),
    ),
    ...also,
  ]);
}

/** The XML of a sheet, by its `sheetData` and what follows it. */
export function sheetData(data: string, behind = ''): string {
  return `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${behind}</worksheet>`;
}

function sheetXml(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`);
  return sheetData(rows.map((row) => `<row>${cells(row).join('')}</row>`).join(''));
}

function escaped(text: string): string {
  return text.replaceAll(/[&<"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function part(name: string, xml: string): Zipped {
  return { name, content: `<?xml version="1.0" encoding="UTF-8"?>${xml}` };
}
