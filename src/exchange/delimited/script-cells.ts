/** Controls, and what reorders or hides text; joiners and selectors belong to what is seen. */
const UNSEEN =
  /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\u200C\u200D\uFE00-\uFE0F]]/gv;

/** JSON in which everything that a terminal would obey, or that reorders or hides text, is escaped. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll(UNSEEN, (character) =>
    character.split('').map(escapeOf).join(''),
  );
}

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * One line of CSV. A text that a spreadsheet would take for a formula is preceded by an apostrophe (OWASP,
 * "CSV Injection"); numbers are left as they are.
 */
export function csvLine(
  cells: readonly (string | number)[],
  { isForSpreadsheets = true }: { readonly isForSpreadsheets?: boolean } = {},
): string {
  const harmless = (text: string) =>
    isForSpreadsheets ? text.replace(/^(?=[=+\-@\t\r＝＋－＠])/, "'") : text;
  const texts = cells.map((cell) =>
    quoted(typeof cell === 'number' ? String(cell) : harmless(cell)),
  );
  return `${texts.join(',')}\r\n`;
}

/** A value as one cell; a list is joined by semicolons, and nothing is the empty text. */
export function cellOf(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.map(itemText).join('; ') : String(value);
}

/** `ISKP (perpetrator, claimed)` for an object of several texts. */
function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const [first, ...others] = Object.values(item).map(String);
  return `${first} (${others.join(', ')})`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
