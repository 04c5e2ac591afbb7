import { describe, expect, it } from 'vitest';
import { type History, NO_HISTORY, recall, remember } from '../../src/app/state/history.ts';
import { EMPTY_LINE, insertText, type Line } from '../../src/app/state/line-editor.ts';

const entries = ['attack @Kabul one', 'quote x', 'attack @Kunduz two'];
const history = entries.reduce<History>(remember, NO_HISTORY);

/** The texts that a person sees while pressing the arrows. */
function walk(
  from: History,
  typed: Line,
  steps: readonly ('older' | 'newer')[],
): readonly string[] {
  let state = [from, typed] as const;
  return steps.map((step) => {
    state = recall(...state, step);
    return state[1].text;
  });
}

describe('the history of a prompt', () => {
  it('goes back to older texts, stays at the oldest, and comes back to what was typed', () => {
    const steps = ['older', 'older', 'older', 'older', 'newer', 'newer', 'newer', 'newer'] as const;
    expect(walk(history, EMPTY_LINE, steps)).toEqual([
      'attack @Kunduz two',
      'quote x',
      'attack @Kabul one',
      'attack @Kabul one',
      'quote x',
      'attack @Kunduz two',
      '',
      '',
    ]);
  });

  it('offers only what starts with the text before the cursor', () => {
    const typed = insertText(EMPTY_LINE, 'attack');
    expect(walk(history, typed, ['older', 'older', 'older', 'newer', 'newer'])).toEqual([
      'attack @Kunduz two',
      'attack @Kabul one',
      'attack @Kabul one',
      'attack @Kunduz two',
      'attack',
    ]);
  });

  it('keeps the line if nothing starts with it', () => {
    expect(walk(history, insertText(EMPTY_LINE, 'riot'), ['older', 'newer'])).toEqual([
      'riot',
      'riot',
    ]);
  });

  it('treats a recalled text that was changed as a new one', () => {
    const [browsed, line] = recall(history, EMPTY_LINE, 'older');
    const changed = insertText(line, '!');
    expect(walk(browsed, changed, ['older', 'newer'])).toEqual([changed.text, changed.text]);
  });

  it('puts the cursor after a recalled text', () => {
    const [, line] = recall(history, EMPTY_LINE, 'older');
    expect(line.cursor).toBe(line.text.length);
  });

  it('keeps each text once, the newest last, and no blank ones', () => {
    expect(remember(remember(history, ' quote x '), '  ').entries).toEqual([
      'attack @Kabul one',
      'attack @Kunduz two',
      'quote x',
    ]);
  });

  it('forgets the oldest beyond a thousand', () => {
    const long = Array.from({ length: 1200 }, (_, n) => `line ${n}`).reduce(remember, NO_HISTORY);
    expect(long.entries).toHaveLength(1000);
    expect(long.entries[0]).toBe('line 200');
  });
});
