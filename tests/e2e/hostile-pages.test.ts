import { describe, expect, it } from 'vitest';
import type { PageKind } from '../../src/app/state/open-page.ts';
import { PANEL_IDS, type PanelId } from '../../src/app/state/view.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { RECORD_LETTERS } from '../../src/domain/model/record.ts';
import { pageTitle } from '../../src/ui/pages/page-views.ts';
import { FIRST_HEAP } from '../support/hostile-database.ts';
import { HOSTILE_HEAPS } from '../support/hostile-texts.ts';
import { newState, press as pressIn } from '../support/states.ts';
import { expectStraight } from '../support/straight.ts';
import {
  drawn,
  expectHarmless,
  hostileHomeOfFile,
  openHostile,
  press,
  turn,
} from './hostile-screen.ts';
import type { Terminal } from './terminal.ts';

/** Every kind of page; the compiler asks for one that is new. `grows`: it is read on when its end comes into sight. */
const PAGES: Readonly<Record<PageKind, 'whole' | 'grows'>> = {
  incident: 'whole',
  quote: 'whole',
  actor: 'whole',
  source: 'whole',
  comparison: 'whole',
  log: 'grows',
  leads: 'grows',
  groups: 'whole',
  milestones: 'whole',
  estimates: 'whole',
  sources: 'whole',
  datasets: 'whole',
  imports: 'whole',
  batch: 'whole',
  conflicts: 'whole',
  twins: 'whole',
  likelySame: 'whole',
};

type Opening = {
  readonly keys: readonly string[];
  readonly kind: PageKind;
  readonly title: string;
};

/** What opens a page from the dashboard, and which; keys that open none are left out. */
function pagesOpenedBy(ways: readonly (readonly string[])[]): readonly Opening[] {
  return ways.flatMap((keys) => {
    const [{ page }] = pressIn(newState(), ...keys);
    return page.kind === 'dashboard'
      ? []
      : [{ keys, kind: page.kind, title: pageTitle(newState(), page) }];
  });
}

/** The lists that have a key of their own. */
const BY_KEY = pagesOpenedBy(
  COMMANDS.filter(({ where }) => where.includes('dashboard')).map(({ keys }) => keys.slice(0, 1)),
);
/** Keys of the dashboard that may lead to a page only where something is selected. */
const WAYS_ON = COMMANDS.filter(({ id }) => ['open', 'actor.open'].includes(id)).flatMap(
  ({ keys }) => keys.slice(0, 1),
);
/** The pages of the records of one number, opened by their names among the commands. */
const byName = (id: number): readonly Opening[] =>
  pagesOpenedBy(Object.keys(RECORD_LETTERS).map((letter) => [':', letter, ...`${id}`, 'enter']));

/** Opens a page, and waits until it has been read. */
async function openPage(terminal: Terminal, { keys, title }: Opening): Promise<string> {
  press(terminal, ...keys);
  return terminal.waitFor((now) => now.startsWith(`┏━ ${title} `) && !/^┃ loading… +┃$/m.test(now));
}

/** Goes through an open page to its end, a screen at a time. */
async function readThrough(terminal: Terminal, { kind }: Opening): Promise<void> {
  let screen = terminal.screen();
  expect(expectStraight(screen)).toBe(1);
  while (!isEnd(screen, kind)) screen = await turn(terminal, 'pagedown');
}

/** Whether the last line is seen. The oldest act and lead are of the first text, which shows that no more are to come. */
function isEnd(screen: string, kind: PageKind): boolean {
  const [, last, all] = /(\d+) of (\d+) ━┓/.exec(screen) ?? [];
  return last === all && (PAGES[kind] === 'whole' || screen.includes('␛]0;own'));
}

/** What is seen of the last row of a panel; of the timeline all is seen at once. */
const LAST: Readonly<Record<PanelId, RegExp>> = {
  events: /~1 .*␛\]0;owned␇ +┃/,
  actors: /┃‹E0001›‹E0041›/,
  quotes: /“␛\]0;owned␇”/,
  timeline: /┏━ 4 Timeline/,
};

/** Keys that go on by what is seen of a panel: a quote takes many lines, of which a screen of rows are more than that. */
const DOWN: Readonly<Record<PanelId, readonly string[]>> = {
  events: ['pagedown'],
  actors: ['pagedown'],
  quotes: ['j', 'j', 'j', 'j'],
  timeline: [],
};

/** Goes through the rows of the focused panel, from the first to the last. */
async function goThrough(terminal: Terminal, panel: PanelId): Promise<void> {
  let screen = await drawn(terminal, 'home');
  while (!LAST[panel].test(screen)) screen = await turn(terminal, ...DOWN[panel]);
}

/** Rows of a terminal in which there is much to be seen at once. */
const HIGH = 60;

const home = hostileHomeOfFile();

describe('text from outside is only text on the screen', () => {
  it('in every panel, alone and next to the others, from the first row to the last', async () => {
    await using terminal = await openHostile(home(), HIGH);
    for (const [index, panel] of PANEL_IDS.entries()) {
      press(terminal, `${index + 1}`);
      await goThrough(terminal, panel);
      // Alone, it has room for more columns and for whole texts.
      for (const key of ['z', 'home', 'pagedown', 'end', 'z']) await drawn(terminal, key);
    }
    expectHarmless(terminal);
  });

  it('on every list that has a key, to its end', async () => {
    await using terminal = await openHostile(home(), HIGH);
    for (const opening of BY_KEY) {
      // From a panel that has its own idea of which record is meant.
      press(terminal, `${PANEL_IDS.length}`);
      await openPage(terminal, opening);
      await readThrough(terminal, opening);
      press(terminal, 'q');
      await terminal.waitFor('Recent events');
    }
    expectHarmless(terminal);
  });

  it('on every page that Enter and other keys open from a panel', async () => {
    await using terminal = await openHostile(home(), HIGH);
    for (const [index] of PANEL_IDS.entries()) {
      for (const way of WAYS_ON) {
        await drawn(terminal, `${index + 1}`, 'j', way);
        await drawn(terminal, 'tab', 'enter');
        await drawn(terminal, 'backspace', 'backspace', 'backspace');
      }
    }
    expectHarmless(terminal);
  });

  it('on the page of every kind of record, to its end', async () => {
    const opened = [...BY_KEY, ...byName(1)].map(({ kind }) => kind);
    expect(opened.toSorted()).toEqual(Object.keys(PAGES).toSorted());
    await using terminal = await openHostile(home(), HIGH);
    const openings = HOSTILE_HEAPS.flatMap((_, index) => byName(FIRST_HEAP + index));
    for (const opening of openings) {
      await openPage(terminal, opening);
      await readThrough(terminal, opening);
    }
    // Each is on top of the one before.
    press(terminal, ...openings.map(() => 'backspace'));
    await terminal.waitFor('Recent events');
    expectHarmless(terminal);
  });
});
