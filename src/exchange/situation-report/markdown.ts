import { type HiddenKind, replaceHidden } from '../../text/hidden.ts';

/**
 * A text from outside as part of a line of Markdown (CommonMark): nothing in it makes markup, a line of its own or a
 * control sequence, and what would reorder or hide text is left out.
 */
export function escaped(text: string): string {
  return shown(text)
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

function shown(text: string): string {
  return replaceHidden(text, inMarkdown);
}

function inMarkdown(found: string, kind: HiddenKind): string {
  if (kind === 'layout' || kind === 'control') return ' ';
  if (kind === 'orphan') return `◌${found}`;
  return kind === 'sign' ? found : '';
}

/** A link whose text is its address; only web addresses become links. */
export function linked(url: string): string {
  return /^https?:\/\/[^\s<>]+$/.test(url) && shown(url) === url ? `<${url}>` : escaped(url);
}

/** The paragraphs, lists and headings of a document, separated by empty lines. */
export function document(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A list with one line per item. */
export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A table (GitHub Flavored Markdown); no cell may contain a line break or a bare `|`. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
