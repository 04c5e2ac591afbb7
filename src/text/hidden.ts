/**
 * Why a character may not be shown as it is:
 *
 * - `layout`: tabs and line breaks, one or several in a row. They belong to the text, but not on a line of a table.
 * - `control`: a control character, which a terminal obeys. A carriage return without a line feed is one.
 * - `invisible`: what hides or reorders other characters, and half of a surrogate pair. A joiner shapes words only between
 *   letters of scripts that join, and in emoji; a variation selector belongs directly after a visible base. Anywhere else
 *   they could only hide a difference between two names.
 * - `surplus`: more than eight marks on one base, which paint over the lines above and below. No script has as many.
 * - `orphan`: a mark at the start of a text, which would combine with whatever is before it.
 * - `sign`: a format character that is seen, such as the Arabic end of verse (Prepended_Concatenation_Mark in Unicode).
 *   It is harmless in a document, but terminals do not agree on its width.
 */
const KINDS = ['layout', 'control', 'invisible', 'surplus', 'orphan', 'sign'] as const;
export type HiddenKind = (typeof KINDS)[number];

/** The groups are named after the kinds; `kept` is what the context allows. */
const HIDDEN =
  /(?<layout>(?:\r\n|[\t\n\u2028\u2029])+)|(?<control>\p{Cc})|(?<sign>[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}])|(?<kept>(?<=[[\p{L}\p{M}]--[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\uFE00-\uFE0F]])[\u200C\u200D](?=[[\p{L}\p{M}]--[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}]])|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic})|(?<=[[\p{L}\p{N}\p{P}\p{S}]--\p{Default_Ignorable_Code_Point}])[\uFE00-\uFE0F]|(?<=\p{Script=Han})[\u{E0100}-\u{E01EF}])|(?<surplus>(?<=\p{M}{8})\p{M}+)|(?<invisible>[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}])|(?<orphan>^\p{M})/gv;

/** What nearly every text lacks: the cheapest test, since it has one class of characters and no surrogates in it. */
const SUSPECT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{M}]/v;
/** What every text that `HIDDEN` matches has, without a look at the context. */
const MAY_HIDE =
  /^\p{M}|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|\p{M}{9}/v;

/**
 * Replaces every character that may not be shown as it is, on whatever it is to be shown: the only definition of them.
 * Each way out (`clean.ts` for terminals, `json-text.ts`, CSV, Markdown) decides what to write instead.
 */
export function replaceHidden(
  text: string,
  replacement: (found: string, kind: HiddenKind) => string,
): string {
  if (!SUSPECT.test(text) && text.isWellFormed()) return text;
  if (!MAY_HIDE.test(text)) return text;
  return text.replaceAll(HIDDEN, (found, ...rest) => {
    const kind = kindOf(rest.at(-1));
    return kind === undefined ? found : replacement(found, kind);
  });
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): HiddenKind | undefined {
  return KINDS.find((kind) => groups[kind] !== undefined);
}
