import { describe, expect, it } from 'vitest';
import { commandsHere } from '../../src/app/keys/look-up.ts';
import { PLACES } from '../../src/app/keys/places.ts';
import { openPage } from '../../src/app/pages/paging.ts';
import type { PageKind, PageSubject } from '../../src/app/state/open-page.ts';
import type { State } from '../../src/app/state/state.ts';
import { PANEL_IDS } from '../../src/app/state/view.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { newState, press } from '../support/states.ts';

/** A page of every kind. */
const PAGES: { readonly [K in PageKind]: PageSubject & { readonly kind: K } } = {
  incident: { kind: 'incident', id: 1 },
  quote: { kind: 'quote', id: 1 },
  actor: { kind: 'actor', id: 1 },
  source: { kind: 'source', id: 1 },
  batch: { kind: 'batch', id: 1 },
  comparison: { kind: 'comparison', id: 1, spanDays: null },
  groups: { kind: 'groups', by: 'month', order: { by: 'key', descending: true } },
  log: { kind: 'log', limit: 100 },
  leads: { kind: 'leads', limit: 100 },
  milestones: { kind: 'milestones' },
  estimates: { kind: 'estimates' },
  sources: { kind: 'sources' },
  datasets: { kind: 'datasets' },
  imports: { kind: 'imports' },
  conflicts: { kind: 'conflicts' },
  twins: { kind: 'twins' },
  likelySame: { kind: 'likelySame' },
};
const OPENED = Object.values(PAGES).map(
  (page) => [page.kind, openPage(newState(), page)[0]] as const,
);
/** The places that a prompt can cover. */
const SCREEN: ReadonlySet<string> = new Set([
  ...PANEL_IDS,
  ...Object.keys(PAGES),
  'empty',
  'dashboard',
  'page',
]);
const KEYS = [...new Set(COMMANDS.flatMap(({ keys }) => keys)), 'f9', 'alt+q'];
const MOVES = new Set(COMMANDS.flatMap(({ does, keys }) => (does === 'move' ? keys : [])));

describe.each(OPENED)('on a page of the kind %s', (kind, page) => {
  it('every key of any place acts, or says that it does nothing', () => {
    for (const key of KEYS) {
      const [after, effects] = press(page, key);
      const isHere = commandsHere(COMMANDS, page).some(({ keys }) => keys.includes(key));
      if (!isHere) {
        expect(after.notice?.text, key).toContain('does nothing here');
        expect(withoutNotice(after)).toEqual(withoutNotice(page));
        continue;
      }
      // What moves may be at the end already.
      if (MOVES.has(key)) continue;
      const hasActed =
        effects.length > 0 || after.page !== page.page || after.overlay !== undefined;
      expect(hasActed || after.notice !== undefined, `${key} on ${kind}`).toBe(true);
    }
  });

  it('F1 and ? open the help, which goes back to it', () => {
    for (const key of ['f1', '?']) {
      const [help] = press(page, key);
      expect(help.overlay?.kind).toBe('help');
      expect(press(help, 'esc')[0]).toEqual(page);
    }
  });
});

describe('F1 while a line is typed', () => {
  it.each([
    ['a', 'add'],
    ['/', 'filter'],
    ['t', 'window'],
    ['O', 'export'],
    [':', 'palette'],
  ])('opens the help after %s, and goes back to the line', (key) => {
    const [typing] = press(newState(), key, 'x');
    const [help] = press(typing, 'f1');
    expect(help.overlay?.kind).toBe('help');
    expect(press(help, 'q')[0].overlay).toEqual(typing.overlay);
    expect(press(help, '/', 'k', 'f1')[0].overlay).toEqual(typing.overlay);
  });
});

describe('a prompt or list over the screen', () => {
  it('answers F1, whatever its kind, unless it only waits', () => {
    const f1 = COMMANDS.filter(({ keys }) => keys.includes('f1')).flatMap(({ where }) => where);
    const prompts = Object.keys(PLACES).filter(
      (place) => !['opening', 'found', 'anywhere'].includes(place),
    );
    const covered = prompts.filter((place) => !SCREEN.has(place));
    expect(f1).toEqual(expect.arrayContaining(covered));
  });
});

function withoutNotice(state: State): State {
  return { ...state, notice: undefined };
}
