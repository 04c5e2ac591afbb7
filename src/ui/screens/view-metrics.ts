import type { Command, ViewMetrics } from '../../app/state/command.ts';
import { quotesAScreen } from '../panels/quotes-panel.ts';
import { furthestScroll, linksOf, textsOf } from './page.tsx';

/** What the behaviour needs to know about the commands and the drawn screen. */
export function createViewMetrics(commands: readonly Command[]): ViewMetrics {
  return {
    commands,
    furthestScroll: (state) => furthestScroll(state, commands),
    linksOf: (state) => linksOf(state, commands),
    textsOf: (state) => textsOf(state, commands),
    quotesAScreen,
  };
}
