/** A text's first sentence, no longer than a title should be. */
export function firstSentence(text: string): string {
  const [line = text] = text.trim().split(/\r?\n/);
  const sentence = /^.{10,}?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  return sentence.length > 200 ? `${sentence.slice(0, 199)}…` : sentence;
}

/** Words as a tag: lower case, joined by hyphens; empty if they do not begin with a letter. */
export function tagOf(words: string): readonly string[] {
  const tag = words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return /^\p{L}/u.test(tag) ? [tag] : [];
}
