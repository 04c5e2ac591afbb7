import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedEntries } from '../../src/app/prompt/pasted-lines.ts';
import type { State } from '../../src/app/state/state.ts';
import type { Step } from '../../src/app/state/step.ts';
import type { ActionResult } from '../../src/store/port/store.ts';
import { newState, press, tell, type } from '../support/states.ts';

const LINE = 'attack 2020-03-06 @Kabul,AFG src:Reuters/B2 Gunmen open fire';
const DONE: ActionResult = {
  action: 7,
  title: 'added I1',
  records: ['I1'],
  notes: [],
  change: { added: [], updated: [], removed: [] },
};

describe('several entries that are pasted together', () => {
  const SECOND = 'battle 2020-03-07 @Herat,AFG src:AFP/B2 Shots "at\tnight"';
  const paste = `\n\n${LINE}\r\n\r\nthat ends here\n  ${SECOND}\n`;
  const first = `${LINE}  that ends here`;
  const waiting = [SECOND.replace('\t', ' ')];
  const pasteInto = (state: State) => tell(state, { type: 'pasted', text: paste });
  const savedBy = (state: State): Step => {
    const [saving, effects] = press(state, 'enter');
    const act = effects.find((effect) => effect.type === 'act')?.act;
    if (act === undefined) expect.fail('nothing was saved');
    return tell(saving, { type: 'acted', act, done: DONE });
  };

  it.each([
    ['the dashboard', newState()],
    ['an open prompt', press(newState(), 'a')[0]],
  ])('into %s are entries of their own, of which Enter saves one after the other', (_, state) => {
    const [pasted, effects] = pasteInto(state);
    expect(pasted.overlay).toMatchObject({ line: { text: first }, waiting });
    expect(effects.some((effect) => effect.type === 'act')).toBe(false);
    const [next, after] = savedBy(pasted);
    expect(next.overlay).toMatchObject({ line: { text: waiting[0] }, waiting: [] });
    expect(next.notice?.text).toContain('added I1');
    expect(after).toContainEqual({ type: 'keep-draft', text: waiting[0] });
    const [done] = savedBy(next);
    expect([done.overlay, done.draft]).toEqual([undefined, '']);
  });

  it('are all in the draft, after Esc, an edit, and a crash', () => {
    const [pasted] = pasteInto(newState());
    const [changed, effects] = press(pasted, '!');
    const draft = `${first}!\n${waiting[0]}`;
    expect(effects).toContainEqual({ type: 'keep-draft', text: draft });
    const [again] = press(changed, 'esc', 'a');
    expect(again.overlay).toMatchObject({ line: { text: `${first}!` }, waiting });
    const [restarted] = press(newState({ draft }), 'a');
    expect(restarted.overlay).toMatchObject({ line: { text: `${first}!` }, waiting });
    const [other, remembered] = press(press(changed, 'esc')[0], 'a', 'ctrl+u', 'enter');
    expect(other.overlay).toMatchObject({ line: { text: waiting[0] }, waiting: [] });
    expect(remembered.some((effect) => effect.type === 'act')).toBe(false);
  });

  it('are one if quotes are open, or if the lines are wrapped text', () => {
    const [open] = type(press(newState(), 'a')[0], 'quote 2020-03-06 speaker:X src:AFP "');
    expect(pasteInto(open)[0].overlay).toMatchObject({ waiting: [] });
    const text = 'attack 2020-03-06 @Kabul Gunmen were seen in a\nreport by the UN\nand in others';
    const [wrapped] = tell(newState(), { type: 'pasted', text });
    expect(wrapped.overlay).toMatchObject({
      line: { text: text.replaceAll('\n', ' ') },
      waiting: [],
    });
  });

  it('contain every character of the paste between them, whatever it is', () => {
    const visible = (text: string) => text.replaceAll(/[\p{Cc}\s]/gu, '');
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', '\r\n', ' ', '"', LINE, 'pin I3 killed:2', 'report', '@Kabul'),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('', 'quote "'), (pieces, before) => {
        const paste = pieces.join('');
        expect(visible(pastedEntries(paste, before).join(''))).toBe(visible(paste));
      }),
    );
  });

  it('are split even if the first word of one is misspelled', () => {
    const text = `${LINE}\natack 2020-03-07 @Herat,AFG src:AFP Shots`;
    const [state] = tell(newState(), { type: 'pasted', text });
    expect(state.overlay).toMatchObject({ line: { text: LINE }, waiting: [text.split('\n')[1]] });
  });
});
