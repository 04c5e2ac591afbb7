import { describe, expect, it } from 'vitest';
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

function overlayOf(state: ReturnType<typeof newState>) {
  return state.overlay;
}

describe('the entry prompt', () => {
  it('opens on a, takes every key as text, and saves on Enter only what is valid', () => {
    const [open] = press(newState(), 'a');
    const [typed] = type(open, 'aqxu?:');
    expect(overlayOf(typed)).toMatchObject({ kind: 'add', line: { text: 'aqxu?:' } });
    const [refused, effects] = press(typed, 'enter');
    expect(effects.some((effect) => effect.type === 'act')).toBe(false);
    expect(overlayOf(refused)).toMatchObject({ kind: 'add', line: { text: 'aqxu?:', cursor: 0 } });
  });

  it('puts the cursor at the error and keeps every character', () => {
    const [open] = press(newState(), 'a');
    const [typed] = type(open, 'attack killd:3 Gunmen');
    const [refused] = press(typed, 'enter');
    expect(overlayOf(refused)).toMatchObject({
      line: { text: 'attack killd:3 Gunmen', cursor: 7 },
      refusal: expect.stringContaining('killed'),
    });
  });

  it('completes only with what matches the current text, while the answer is for an older text', () => {
    const [typed] = type(press(newState(), 'a')[0], 'attack by:Ta');
    const ticket = typed.queries.suggestions?.ticket ?? 0;
    const answer = ['Taliban', 'Tajik guard'].map((text) => ({ text, hint: '' }));
    const [answered] = tell(typed, {
      type: 'answered',
      answered: { question: 'suggestions', ticket, answer },
    });
    const [taken] = press(type(answered, 'j')[0], 'tab');
    expect(overlayOf(taken)).toMatchObject({ line: { text: 'attack by:"Tajik guard"' } });
    const [none] = press(type(answered, 'x')[0], 'tab');
    expect(overlayOf(none)).toMatchObject({ line: { text: 'attack by:Tax' } });
  });

  it('saves a valid line once, however often Enter is pressed', () => {
    const [open] = press(newState(), 'a');
    const [typed] = type(open, LINE);
    const [, effects] = press(typed, 'enter', 'enter', 'enter');
    expect(effects.filter((effect) => effect.type === 'act')).toHaveLength(1);
  });

  it('does nothing to a line that is being saved, so that it is neither lost nor saved twice', () => {
    const [typed] = type(press(newState(), 'a')[0], LINE);
    const [saving] = press(typed, 'enter');
    const [after, effects] = press(saving, 'esc', 'up', 'tab', 'x', 'enter', 'ctrl+c');
    expect(after.overlay).toEqual(saving.overlay);
    expect(effects).toEqual([]);
  });

  it('closes when the line is saved, says so, and deletes the draft', () => {
    const [open] = press(newState(), 'a');
    const [typed] = type(open, LINE);
    const [saving, effects] = press(typed, 'enter');
    const act = effects.find((effect) => effect.type === 'act')?.act;
    if (act === undefined) expect.fail('nothing was saved');
    const [saved, after] = tell(saving, { type: 'acted', act, done: DONE });
    expect(saved.overlay).toBeUndefined();
    expect(saved.draft).toBe('');
    expect(saved.notice?.text).toBe('added I1 · u undoes it');
    expect(after).toContainEqual({ type: 'keep-draft', text: '' });
  });

  it('stays open with the line when the database refuses it', () => {
    const [open] = press(newState(), 'a');
    const [typed] = type(open, LINE);
    const [saving, effects] = press(typed, 'enter');
    const act = effects.find((effect) => effect.type === 'act')?.act;
    if (act === undefined) expect.fail('nothing was saved');
    const [refused] = tell(saving, { type: 'refused', act, message: 'The disk is full.' });
    expect(overlayOf(refused)).toMatchObject({
      line: { text: LINE },
      refusal: 'The disk is full.',
      saving: undefined,
    });
  });

  it.each(['esc', 'ctrl+c'])('keeps the draft when %s closes it', (key) => {
    const [open] = press(newState(), 'a');
    const [typed] = type(open, 'attack half');
    const [closed] = press(typed, key);
    expect(closed.overlay).toBeUndefined();
    const [again] = press(closed, 'a');
    expect(overlayOf(again)).toMatchObject({ line: { text: 'attack half' } });
  });

  it('keeps the draft outside at every change', () => {
    const [open] = press(newState(), 'a');
    const [, effects] = type(open, 'at');
    const drafts = effects.filter((effect) => effect.type === 'keep-draft');
    expect(drafts.map((effect) => effect.text)).toEqual(['a', 'at']);
  });

  it('completes at the cursor on Tab, then goes on to the next', () => {
    const [open] = press(newState(), 'a');
    const [typed] = type(open, 'airs');
    const [completed] = press(typed, 'tab');
    expect(overlayOf(completed)).toMatchObject({ line: { text: 'airstrike' } });
  });

  it.each([
    ['attack @Kab', 0, 'attack @Kabul,AFG'],
    ['attack @Kab,Kabul,AFG', ',Kabul,AFG'.length, 'attack @Kabul,Kabul,AFG'],
  ])('adds area and country to a place that has none: %s', (line, back, completed) => {
    const [open] = press(newState(), 'a');
    const [asked] = press(type(open, line)[0], ...Array.from({ length: back }, () => 'left'));
    const answer = [{ text: 'Kabul', hint: 'Afghanistan', token: 'Kabul,AFG' }];
    const ticket = asked.queries.suggestions?.ticket ?? 0;
    const [answered] = tell(asked, {
      type: 'answered',
      answered: { question: 'suggestions', ticket, answer },
    });
    expect(overlayOf(press(answered, 'tab')[0])).toMatchObject({ line: { text: completed } });
  });

  it('goes through older lines with the arrows', () => {
    const [open] = press(newState(), 'a');
    const [typed] = type(open, LINE);
    const [closed] = press(press(typed, 'enter')[0], 'esc');
    const [again] = press({ ...closed, draft: '' }, 'a', 'up');
    expect(overlayOf(again)).toMatchObject({ line: { text: LINE } });
  });

  it('does not open if the database is read-only, and says why', () => {
    const [state] = press(newState({ readOnly: true }), 'a');
    expect(state.overlay).toBeUndefined();
    expect(state.notice?.text).toContain('open read-only');
  });
});

describe('pasted text', () => {
  it('opens a new entry rather than running as keys', () => {
    const [state, effects] = tell(newState(), { type: 'pasted', text: 'quit x\nu' });
    expect(overlayOf(state)).toMatchObject({ kind: 'add', line: { text: 'quit x u' } });
    expect(effects.some((effect) => effect.type === 'quit' || effect.type === 'act')).toBe(false);
  });
});

describe('the filter prompt', () => {
  it('queries every panel again at each key', () => {
    const [open] = press(newState(), '/');
    const [typed, effects] = type(open, 'by:ISKP');
    const asked = effects.flatMap((effect) => (effect.type === 'ask' ? [effect.ask.question] : []));
    for (const question of ['incidents', 'actors', 'quotes', 'timeline', 'matches'] as const) {
      expect(asked).toContain(question);
    }
    expect(typed.filter.filter.terms).toHaveLength(1);
  });

  it('does not search for a key that is still without its value', () => {
    const [open] = press(newState(), '/');
    const [typed] = type(open, 'killed:');
    expect(typed.filter.filter.terms).toEqual([]);
  });

  it('restores the previous filter on Esc', () => {
    const [open] = press(newState(), '/');
    const [set] = press(type(open, 'type:battle')[0], 'enter');
    expect(set.filter.text).toBe('type:battle');
    const [changed] = type(press(set, '/')[0], ' tag:x');
    const [back] = press(changed, 'esc');
    expect(back.filter.text).toBe('type:battle');
  });

  it('names the part of the text that it applies while a key is still without its value', () => {
    const [typed] = type(press(newState(), '/')[0], 'bomb killed:');
    expect(typed.filter.text.trim()).toBe('bomb');
  });

  it('restores whole words on Esc, where a typed one was only a prefix', () => {
    const [set] = press(type(press(newState(), '/')[0], 'bomb')[0], 'enter');
    const [edited] = press(type(press(set, '/')[0], 's')[0], 'backspace', 'backspace');
    expect(edited.filter.text).toBe('bomb');
    const [back] = press(edited, 'esc');
    expect(back.filter).toEqual(set.filter);
  });

  it('is cleared by Esc on the dashboard, which never quits', () => {
    const [set] = press(type(press(newState(), '/')[0], 'type:battle')[0], 'enter');
    const [cleared, effects] = press(set, 'esc', 'esc', 'esc');
    expect(cleared.filter.text).toBe('');
    expect(effects.some((effect) => effect.type === 'quit')).toBe(false);
  });

  it('stays open with the cursor at the error', () => {
    const [typed] = type(press(newState(), '/')[0], 'status:wrong');
    const [refused] = press(typed, 'enter');
    expect(overlayOf(refused)).toMatchObject({ kind: 'filter', problems: [expect.anything()] });
  });
});

describe('the window', () => {
  it('is stepped through with t, and takes two typed dates', () => {
    const [open] = press(newState(), 't');
    const [longer] = press(open, 't');
    expect(longer.window).toEqual({ kind: 'last', name: '90 d' });
    const [dated] = press(type(longer, '2020-02-01..2020-03-31')[0], 'enter');
    expect(dated.window).toEqual({ kind: 'between', from: '2020-02-01', until: '2020-03-31' });
    expect(dated.overlay).toBeUndefined();
  });

  it.each([
    ['7 d', '7 d'],
    ['24h', '24 h'],
    ['ALL', 'all'],
  ])('takes %s, the name of a window, typed', (typed, name) => {
    const [taken] = press(type(press(newState(), 't')[0], typed)[0], 'enter');
    expect(taken.window).toEqual({ kind: 'last', name });
    expect(taken.overlay).toBeUndefined();
  });

  it('takes a t in a typed date as a letter', () => {
    const [typed] = type(press(newState(), 't')[0], '-2w today');
    expect(overlayOf(typed)).toMatchObject({ line: { text: '-2w today' } });
    const [dated] = press(typed, 'enter');
    expect(dated.window).toEqual({ kind: 'between', from: '2020-05-21', until: '2020-06-04' });
  });

  it('says what is wrong with invalid dates', () => {
    const [refused] = press(type(press(newState(), 't')[0], '2020-03-31..2020-02-01')[0], 'enter');
    expect(overlayOf(refused)).toMatchObject({ problem: expect.stringContaining('after') });
  });
});
