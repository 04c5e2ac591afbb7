import { describe, expect, it } from 'vitest';
import { keyName } from '../../src/app/state/key-names.ts';
import type { Overlay } from '../../src/app/state/overlay.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import type { SuggestionField } from '../../src/store/port/questions.ts';
import { FIRST_HEAP, ROWS } from '../support/hostile-database.ts';
import { HOSTILE_HEAPS, HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { newState, press as pressIn } from '../support/states.ts';
import { expectStraight } from '../support/straight.ts';
import { expectHarmless, hostileHomeOfFile, openHostile, press, turn } from './hostile-screen.ts';
import type { Terminal } from './terminal.ts';

/** Which command opens each; the compiler asks for what is new. Of `opening` only the path is shown, for a moment; `view-name` is opened from `views`. */
const OPENED_BY: Readonly<Record<Exclude<Overlay['kind'], 'opening' | 'view-name'>, string>> = {
  add: 'add.open',
  filter: 'filter.open',
  window: 'window.open',
  export: 'export.open',
  file: 'database.open',
  views: 'views.open',
  palette: 'palette.open',
  help: 'help.open',
  confirm: 'record.undo',
};

const keyOf = (id: string) => COMMANDS.find((command) => command.id === id)?.keys[0] ?? '';
/** Those that have a line to type in. */
const PROMPTS = Object.entries(OPENED_BY).filter(
  ([, id]) => 'line' in (pressIn(newState(), keyOf(id))[0].overlay ?? {}),
);

/** The first thing that the footer says as long as it is open. */
function hintOf(kind: string): string {
  const [first] = COMMANDS.filter(
    ({ where, footer }) => footer === 1 && where.some((one) => one === kind),
  );
  return `${keyName(first?.keys[0] ?? '')} ${first?.title}`;
}

async function open(terminal: Terminal, kind: string, id: string): Promise<void> {
  press(terminal, keyOf(id));
  expect(expectStraight(await terminal.waitFor(hintOf(kind)))).toBeGreaterThan(0);
}

async function close(terminal: Terminal): Promise<void> {
  press(terminal, 'esc');
  await terminal.waitFor('/ filter');
}

/** What is typed so that the names that the database has are offered; the compiler asks for what is new. */
const COMPLETED: Readonly<
  Record<SuggestionField, readonly [kind: 'add' | 'filter', line: string]>
> = {
  actor: ['filter', 'by:'],
  source: ['filter', 'src:'],
  place: ['filter', '@'],
  tag: ['filter', '#'],
  dataset: ['filter', 'dataset:'],
  speaker: ['filter', 'speaker:'],
  organisation: ['add', 'quote org:'],
};
const CANDIDATES = 3;

const home = hostileHomeOfFile();

describe('text from outside is only text', () => {
  it('in every overlay', async () => {
    await using terminal = await openHostile(home());
    for (const [kind, id] of Object.entries(OPENED_BY)) {
      await open(terminal, kind, id);
      await close(terminal);
    }
    expectHarmless(terminal);
  });

  it.each(PROMPTS)(
    'in the %s prompt that it is pasted into, and in the message after Enter',
    async (kind, id) => {
      await using terminal = await openHostile(home());
      await open(terminal, kind, id);
      for (const [index, text] of [...HOSTILE_TEXTS.slice(-1), ...HOSTILE_HEAPS].entries()) {
        const end = `end${index}.csv`;
        press(terminal, 'ctrl+u');
        terminal.type(`\u001b[200~${text}${end}\u001b[201~`);
        // The line is broken wherever its row ends.
        const isThere = (now: string) => now.replaceAll(/[\s┃]/g, '').includes(end);
        expect(expectStraight(await terminal.waitFor(isThere))).toBeGreaterThan(0);
      }
      await turn(terminal, 'enter');
      expectHarmless(terminal);
    },
  );

  it('among the completions', async () => {
    await using terminal = await openHostile(home());
    for (const [kind, line] of Object.values(COMPLETED)) {
      await open(terminal, kind, OPENED_BY[kind]);
      terminal.type(`${line}ow`);
      await terminal.waitFor((now) => /┃Tab .*ow/.test(now));
      for (let candidate = 0; candidate < CANDIDATES; candidate += 1) await turn(terminal, 'tab');
      await close(terminal);
    }
    expectHarmless(terminal);
  });

  it('in the line of a record that is edited', async () => {
    await using terminal = await openHostile(home());
    for (let id = FIRST_HEAP; id <= ROWS.length; id += 1) {
      press(terminal, ':', ...`I${id}`, 'enter');
      await terminal.waitFor((now) => now.startsWith(`┏━ I${id} `));
      await open(terminal, 'add', 'record.edit');
      press(terminal, 'esc');
      await terminal.waitFor('q back');
    }
    expectHarmless(terminal);
  });
});
