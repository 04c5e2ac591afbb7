/**
 * What may not reach a terminal as it is. `layout`, `joiner`, `selector`, `surplus` and `orphan` are the
 * cases with rules of their own; `strange` is every other control, format, invisible or broken character.
 *
 * - A joiner shapes words only between letters of scripts that join, and in emoji; between Latin, Greek or
 *   Cyrillic letters it could only hide a difference between two names.
 * - A variation selector belongs directly after a visible base.
 * - Nobody writes more than eight marks on one base; a heap of them paints over the lines above and below.
 * - A mark that a text begins with has no base, and would take that of its neighbour: it is given a dotted circle.
 */
const SPECIAL =
  /(?<layout>(?:\r\n|[\t\n\u2028\u2029])+)|(?<joiner>(?<=[[\p{L}\p{M}]--[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\uFE00-\uFE0F]])[\u200C\u200D](?=[[\p{L}\p{M}]--[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}]])|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic}))|(?<selector>(?<=[[\p{L}\p{N}\p{P}\p{S}]--\p{Default_Ignorable_Code_Point}])[\uFE00-\uFE0F]|(?<=\p{Script=Han})[\u{E0100}-\u{E01EF}])|(?<surplus>(?<=\p{M}{8})\p{M}+)|(?<strange>[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}])|(?<orphan>^\p{M})/gv;

const NEEDS_CLEANING =
  /^\p{M}|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\p{Default_Ignorable_Code_Point}]|\p{M}{9}/v;

/**
 * Letters and signs that need neither cleaning nor measuring, one cell and one UTF-16 unit each: what nearly all
 * text is made of (Latin, Greek, Cyrillic, Hebrew and Arabic letters, punctuation, arrows, lines and blocks).
 */
const SIMPLE =
  /^[\x20-\x7E\xA1-\xAC\xAE-\u02FF\u0370-\u0377\u037A-\u037F\u0384-\u0482\u048A-\u052F\u05D0-\u05EA\u0620-\u064A\u066E\u066F\u0671-\u06D3\u2010-\u2027\u2030-\u205E\u2190-\u22FF\u2500-\u25FC]*$/;

const LINE_BREAK = /\r\n|[\n\u2028\u2029]/;

/**
 * Makes text from outside harmless on one line of a terminal, and shows what it replaced: controls become
 * control pictures (`␛`, `␍`), invisible and reordering characters their number (`‹202E›`), a lone surrogate
 * U+FFFD, tabs and line breaks one space. What real scripts and emoji need stays. Cleaning twice is harmless.
 */
export function clean(text: string): string {
  if (isSimple(text) || !NEEDS_CLEANING.test(text)) return text;
  return text.replaceAll(SPECIAL, (found, ...rest) => replacement(found, rest.at(-1)));
}

/** Whether a text is clean as it is and takes exactly one cell for each of its UTF-16 units. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text);
}

/** The lines of a text that may have several, each of them clean. There is always at least one. */
export function cleanLines(text: string): readonly string[] {
  return text.split(LINE_BREAK).map(clean);
}

function replacement(found: string, groups: Readonly<Record<string, string | undefined>>): string {
  if (groups.layout !== undefined) return ' ';
  if (groups.surplus !== undefined) return '';
  if (groups.orphan !== undefined) return `◌${found}`;
  return groups.strange === undefined ? found : picture(found);
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  return `‹${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
