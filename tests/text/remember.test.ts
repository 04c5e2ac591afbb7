import { expect, it } from 'vitest';
import { remembering } from '../../src/text/remember.ts';

it('asks for a text once as long as few texts are asked for, also if the answer is undefined', () => {
  const asked: string[] = [];
  const lengthOf = remembering((text) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  }, 2);
  expect(['', 'a', '', 'a'].map(lengthOf)).toEqual([undefined, 1, undefined, 1]);
  expect(asked).toEqual(['', 'a']);
});

it('holds no more texts than it may, and still answers for all', () => {
  const asked: string[] = [];
  const lengthOf = remembering((text) => {
    asked.push(text);
    return text.length;
  }, 2);
  expect(['a', 'bb', 'ccc', 'a'].map(lengthOf)).toEqual([1, 2, 3, 1]);
  expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
});
