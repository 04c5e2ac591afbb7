import type { Command, Program } from '../../app/state/command.ts';
import { quotesAScreen } from '../panels/quotes-panel.ts';
import { furthestScroll, linksOf, textsOf } from './page.tsx';

/** What the behaviour of the screen needs to know of how these commands and the state are drawn. */
export function createProgram(commands: readonly Command[]): Program {
  return {
    commands,
    furthestScroll: (state) => furthestScroll(state, commands),
    linksOf: (state) => linksOf(state, commands),
    textsOf: (state) => textsOf(state, commands),
    quotesAScreen,
  };
}
