import { lex } from '../../domain/grammar/lexer.ts';

/**
 * Whether a typed line says one of these texts, also where keys, a place or tags stand between its words, or where
 * quotes were escaped.
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
