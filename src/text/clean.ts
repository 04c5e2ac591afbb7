import { type HiddenKind, replaceHidden } from './hidden.ts';

/**
 * Characters that need neither cleaning nor measuring, one cell and one UTF-16 unit each: what nearly all text consists
 * of (Latin, Greek, Cyrillic, Hebrew and Arabic letters, punctuation, arrows, lines and blocks).
 */
export const SIMPLE =
  /^[\x20-\x7E\xA1-\xAC\xAE-\u02FF\u0370-\u0377\u037A-\u037F\u0384-\u0482\u048A-\u052F\u05D0-\u05EA\u0620-\u064A\u066E\u066F\u0671-\u06D3\u2010-\u2027\u2030-\u205E\u2190-\u22FF\u2500-\u25FC]*$/;

const LINE_BREAK = /\r\n|[\n\u2028\u2029]/;

/**
 * Makes text from outside harmless on one line of a terminal, and shows what it replaced: controls become control
 * pictures (`␛`, `␍`), invisible and reordering characters their code point (`‹202E›`), a lone surrogate U+FFFD, tabs
 * and line breaks one space. What real scripts and emoji need stays. Idempotent.
 */
export function clean(text: string): string {
  return isSimple(text) ? text : replaceHidden(text, onTerminal);
}

/** Whether a text is clean as it is and takes exactly one cell per UTF-16 unit. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text);
}

/** The lines of a text, each of them clean; always at least one. */
export function cleanLines(text: string): readonly string[] {
  return text.split(LINE_BREAK).map(clean);
}

function onTerminal(found: string, kind: HiddenKind): string {
  if (kind === 'layout') return ' ';
  if (kind === 'surplus') return '';
  return kind === 'orphan' ? `◌${found}` : picture(found);
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  return `‹${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
