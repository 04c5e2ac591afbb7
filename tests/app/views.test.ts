import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/app/prompt/views.ts';
import type { State } from '../../src/app/state/state.ts';
import type { SavedView, View } from '../../src/app/state/view.ts';
import { frameOf } from '../support/dashboard.tsx';
import { newState, press, tell, type } from '../support/states.ts';

const NIGHT: View = {
  filter: 'by:ISKP since:-1m',
  window: '2020-02-01..2020-03-31',
  sort: 'killed',
  order: 'ascending',
  actors: 'basis',
  timeline: 'week',
  panel: 'timeline',
  zoomed: true,
};
const VIEWS: readonly SavedView[] = [
  { name: 'broken', problem: 'The view broken.toml is not valid: line 3: sort: no.' },
  { name: 'night watch', view: NIGHT },
];

/** The list of views after they were read. */
function listed(views = VIEWS, state = newState()): State {
  const [open, effects] = press(state, 'V');
  expect(effects).toEqual([{ type: 'read-views' }]);
  return tell(open, { type: 'views-read', views })[0];
}

describe('a view', () => {
  it('sets filter, window, order, unit and panels, and is what is then saved', () => {
    const [opened, effects] = press(listed(), '2');
    expect(viewOf(opened)).toEqual(NIGHT);
    expect(opened.window).toEqual({ kind: 'between', from: '2020-02-01', until: '2020-03-31' });
    expect(opened.notice?.text).toBe('view night watch');
    expect(effects.map((effect) => effect.type === 'ask' && effect.ask.question)).toContain(
      'incidents',
    );
    const [saving] = type(press(opened, ':')[0], 'save view again');
    expect(press(saving, 'enter')[1]).toContainEqual({
      type: 'save-view',
      name: 'again',
      view: NIGHT,
      replaces: false,
    });
  });

  it('is opened from a page, which it leaves', () => {
    const [page] = press(newState(), 'D');
    expect(press(listed(VIEWS, page), '2')[0].page).toEqual({ kind: 'dashboard' });
  });

  it('is chosen with j and Enter', () => {
    expect(press(listed(), 'j', 'j', 'enter')[0].notice?.text).toBe('view night watch');
    expect(press(listed(), '9')[0].notice?.text).toBe('there is no view with this number');
  });

  it('that is not valid stays in the list, which says why when it is opened', () => {
    const [refused, effects] = press(listed(), 'enter');
    expect(refused.notice).toEqual({
      text: 'The view broken.toml is not valid: line 3: sort: no.',
      tone: 'bad',
    });
    expect(refused.overlay?.kind).toBe('views');
    expect(effects).toEqual([]);
  });

  it('is removed by pressing x twice, and by nothing else', () => {
    const [asked, none] = press(listed(), 'j', 'x');
    expect(none).toEqual([]);
    expect(frameOf(asked).join('\n')).toContain('x again removes the view night watch');
    expect(press(asked, 'x')[1]).toEqual([{ type: 'remove-view', name: 'night watch' }]);
    expect(press(asked, 'k', 'x')[1]).toEqual([]);
  });

  it('replaces another one of its name only when Enter is pressed again', () => {
    const [named] = type(press(listed(), 's')[0], 'night watch');
    const [sent] = press(named, 'enter');
    const message = 'There is a view of this name already. Enter again replaces it.';
    const [refused] = tell(sent, {
      type: 'view-not-saved',
      name: 'night watch',
      message,
      isTaken: true,
    });
    expect(refused.overlay).toMatchObject({ kind: 'view-name', refusal: message });
    expect(press(refused, 'enter')[1]).toMatchObject([{ type: 'save-view', replaces: true }]);
    expect(press(type(refused, 'es')[0], 'enter')[1]).toMatchObject([
      { type: 'save-view', name: 'night watches', replaces: false },
    ]);
  });

  it.each(['../x', 'a/b', '.hidden', '-x', 'x'.repeat(41)])(
    'has a name that can name a file, which %j cannot',
    (name) => {
      const [refused, effects] = press(type(press(listed(), 's')[0], name)[0], 'enter');
      expect(refused.overlay).toMatchObject({ kind: 'view-name', line: { text: name } });
      expect(effects).toEqual([]);
    },
  );

  it('can be none, and then the list says how to save one', () => {
    expect(frameOf(listed([])).join('\n')).toContain('No views are saved yet. s saves this screen');
  });
});
