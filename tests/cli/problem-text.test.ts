import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/cli/session/problem-text.ts';

const at = (text: string, token: string) => {
  const from = text.indexOf(token);
  return { from, until: from + token.length };
};

describe('a parse error for a terminal', () => {
  it('points at the token', () => {
    const text = 'attack killd:3 at the gate';
    const problem = { span: at(text, 'killd:3'), message: 'There is no key killd.' };
    expect(problemText(text, { ...problem, suggestion: 'killed' })).toBe(
      [
        'There is no key killd. Did you mean killed?',
        '  attack killd:3 at the gate',
        '         ^^^^^^^',
      ].join('\n'),
    );
  });

  it('counts cells of the terminal, not characters', () => {
    const text = 'attack @喀布尔 killd:3';
    const [, , caret] = problemText(text, { span: at(text, 'killd:3'), message: 'No.' }).split(
      '\n',
    );
    expect(caret).toBe(`  ${' '.repeat('attack @'.length + 6 + 1)}^^^^^^^`);
  });

  it('shows a control character as a picture and still points at the token', () => {
    const text = 'attack \u001b[31m killd:3';
    const [, line, caret] = problemText(text, {
      span: at(text, 'killd:3'),
      message: 'No.',
    }).split('\n');
    expect(line).toBe('  attack ␛[31m killd:3');
    expect(caret?.indexOf('^')).toBe(line?.indexOf('killd'));
  });

  it('has one caret if something is missing at the end', () => {
    const text = 'attack';
    const problem = { span: { from: 6, until: 6 }, message: 'A title is missing.' };
    expect(problemText(text, problem).split('\n').at(-1)).toBe('        ^');
  });
});
