import { lex } from '../../domain/grammar/lexer.ts';

/**
 * Whether a typed line contains one of these texts, even with keys, a place or tags between its words, or with escaped
 * quotes.
 */
export function says(typed: string, texts: readonly string[]): boolean {
  const { tokens } = lex(typed, { negation: false });
  const words = tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : []));
  const values = tokens.flatMap((token) =>
    token.kind === 'key' ? [token.value.segments.map(({ text }) => text).join('')] : [],
  );
  const said = [typed, words.join(' '), ...values].map(spaced);
  return texts.map(spaced).some((text) => text !== '' && said.some((one) => one.includes(text)));
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
