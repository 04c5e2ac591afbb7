import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { writeHostileDatabase } from '../support/hostile-database.ts';
import { strayControls } from '../support/hostile-texts.ts';
import { expectStraight } from '../support/straight.ts';
import { type Home, makeHome } from './home.ts';
import { bytesOf } from './keyboard.ts';
import { run } from './run.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What the person is called whose home it is, and who has done all that the log says. */
const WHO = 'ada \u001b]0;owned\u0007\u202e';

export type HostileHome = Home & { readonly database: string };

/** A home with a database full of hostile texts, which are of the person whose home it is. */
async function makeHostileHome(): Promise<HostileHome> {
  const home = await makeHome();
  const database = home.file('hostile.db');
  writeHostileDatabase(database, WHO);
  mkdirSync(home.file('config/watchfloor'), { recursive: true });
  writeFileSync(home.file('config/watchfloor/config.toml'), `user.name = ${JSON.stringify(WHO)}`);
  // What follows from records that another program wrote is worked out by the first that opens it.
  await run(home, ['--db', database, 'list']);
  return { ...home, database };
}

/** One for all tests of a file, there once the first of them begins. */
export function hostileHomeOfFile(): () => HostileHome {
  let home: HostileHome;
  beforeAll(async () => {
    home = await makeHostileHome();
  });
  afterAll(() => home[Symbol.asyncDispose]());
  return () => home;
}

/** The dashboard on that database, with its rows on the screen. */
export async function openHostile(
  { database, ...home }: HostileHome,
  rows = 36,
): Promise<Terminal> {
  const terminal = openTerminal(home, { args: ['--db', database], columns: 120, rows });
  await terminal.waitFor('12 May');
  return terminal;
}

/** Presses keys one upon the other, which are called as commands call them. */
export function press(terminal: Terminal, ...keys: readonly string[]): void {
  terminal.type(keys.map(bytesOf).join(''));
}

/** The screen once it shows what keys have done, which is straight: those that open and close the help are taken after them. */
export async function drawn(terminal: Terminal, ...keys: readonly string[]): Promise<string> {
  press(terminal, ...keys, '?');
  await terminal.waitFor('━ Help ━');
  press(terminal, 'esc');
  const screen = await terminal.waitFor((now) => !now.includes('━ Help ━'));
  expect(expectStraight(screen)).toBeGreaterThan(0);
  return screen;
}

/** Presses keys that change the screen, and expects that what it then shows is straight. */
export async function turn(terminal: Terminal, ...keys: readonly string[]): Promise<string> {
  const before = terminal.screen();
  press(terminal, ...keys);
  const screen = await terminal.waitFor((now) => now !== before);
  expect(expectStraight(screen)).toBeGreaterThan(0);
  return screen;
}

/** Expects that nothing of all that was written is anything but text and the program's own. */
export function expectHarmless(terminal: Terminal): void {
  expect(strayControls(terminal.rawBytes())).toEqual([]);
}
