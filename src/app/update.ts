import { findAgain } from './keys/finding.ts';
import { pasted, pressed, released, typed } from './keys/typing.ts';
import { readFurther } from './pages/long-lists.ts';
import { settleEvents } from './pages/moving.ts';
import { handlePendingKeys, keepChoice } from './pages/page-links.ts';
import { filesListed } from './prompt/choosing-file.ts';
import { notExported } from './prompt/exporting.ts';
import { importEnded, importTold, notImported, sayUnsaid } from './prompt/importing.ts';
import { notOpened, openingTold } from './prompt/opening.ts';
import { viewNotSaved, viewsRead } from './prompt/views.ts';
import { heard, newsGathered } from './requests/live.ts';
import { answerTo, askPage, askPanels, delayed, refresh, settle } from './requests/queries.ts';
import { restAwaited, rested } from './requests/reading.ts';
import { overviewArrived } from './requests/unfinished.ts';
import type { ViewMetrics } from './state/command.ts';
import { refit, takeIn, withinEnd } from './state/event-list.ts';
import { layoutOf, rowsOf } from './state/layout.ts';
import type { QueryResponse } from './state/query-state.ts';
import type { State } from './state/state.ts';
import { today } from './state/state.ts';
import { chain, type Message, type Step, still } from './state/step.ts';
import { recordRead, textEdited } from './writing/editing.ts';
import { undoKnown } from './writing/undoing.ts';
import { acted, refused } from './writing/writing.ts';

/** A gap between two ticks (ms) that means that the machine has slept, so that everything is queried again. */
const SLEPT = 90_000;

/** The whole behaviour of the screen: from the state and a message to the next state and the effects to perform. */
export function createUpdate(metrics: ViewMetrics): (state: State, message: Message) => Step {
  return (state, message) => {
    const [after, effects] = react(metrics, state, message);
    return restAwaited(state, [sayUnsaid(withinEnds(after, metrics)), effects]);
  };
}

function react(metrics: ViewMetrics, state: State, message: Message): Step {
  switch (message.type) {
    case 'started':
      return askPanels(state);
    case 'pressed':
      return readMore(metrics, pressed(metrics, withoutNotice(state), message.press));
    case 'typed':
      return readMore(metrics, typed(metrics, withoutNotice(state), message));
    case 'pasted':
      return pasted(metrics, withoutNotice(state), message.text);
    case 'resized':
      return resized(state, message);
    case 'ticked':
      return ticked(state, message.now);
    case 'answered':
      return released(
        metrics,
        chain(answered(state, message.answered), (now) =>
          handlePendingKeys(findAgain(keepChoice(state, now, metrics), metrics), metrics),
        ),
      );
    case 'delayed':
      return still(delayed(state, message.delayed));
    case 'acted':
      return released(metrics, acted(state, message.act, message.done));
    case 'refused':
      return released(metrics, refused(state, message.act, message));
    case 'text-edited':
      return textEdited(state, message.text);
    case 'succeeded':
      return still({ ...state, notice: { text: message.how, tone: 'good' } });
    case 'failed':
      return still({ ...state, notice: { text: message.message, tone: 'bad' } });
    case 'not-exported':
      return notExported(state, message.refused);
    case 'import-told':
      return importTold(state, message.progress);
    case 'import-ended':
      return importEnded(state, message.how, message.isWhole ? 'good' : 'bad');
    case 'not-imported':
      return notImported(state, message.message);
    case 'views-read':
      return viewsRead(state, message.views);
    case 'view-not-saved':
      return viewNotSaved(state, message);
    case 'files-listed':
      return filesListed(state, message);
    case 'opening-told':
      return openingTold(state, message.words);
    case 'not-opened':
      return notOpened(state, message.wanted, message.message);
    case 'heard':
      return heard(state, message.news);
    case 'rested':
      return rested(state);
    case 'news-gathered':
      return newsGathered(state);
  }
}

const withoutNotice = (state: State): State => ({ ...state, notice: undefined });

/** Reads more of a list that loads as it is scrolled, once its end comes into view. */
function readMore(metrics: ViewMetrics, step: Step): Step {
  return chain(step, (now) => readFurther(withinEnds(now, metrics), metrics));
}

function resized(state: State, size: { columns: number; rows: number }): Step {
  const after: State = { ...state, size: { columns: size.columns, rows: size.rows } };
  const visible = rowsOf(after, 'events');
  const asked = askPanels({ ...after, events: refit(after.events, visible) });
  // Its bars are as many as there is room for.
  return after.page.kind === 'actor' ? chain(asked, askPage) : asked;
}

function ticked(state: State, now: string): Step {
  const after = { ...state, now };
  const slept = Date.parse(now) - Date.parse(state.now) > SLEPT;
  return slept || today(after) !== today(state) ? refresh(after) : still(after);
}

function answered(state: State, message: QueryResponse): Step {
  const step = settle(state, message);
  if (step === undefined) return still(state);
  // A list that runs short would ask again at once, so a failing query would repeat forever.
  if (message.error !== undefined) return chain(step, (now) => unanswered(now, message));
  if (message.question === 'incidents') return chain(step, incidentsArrived);
  if (message.question === 'overview') {
    return chain(step, (now) => still(overviewArrived(state, now)));
  }
  if (message.question === 'lastAction') {
    return chain(step, (now) => undoKnown(now, 'undo', answerTo(now, 'lastAction')));
  }
  if (message.question === 'lastUndone') {
    return chain(step, (now) => undoKnown(now, 'redo', answerTo(now, 'lastUndone')));
  }
  if (message.question === 'record') {
    return chain(step, (now) => recordRead(now, answerTo(now, 'record')));
  }
  return step;
}

/** Shows in the footer why a query started by a key failed; a panel shows its own errors. */
function unanswered(state: State, { question, error = '' }: QueryResponse): Step {
  if (question !== 'lastAction' && question !== 'lastUndone' && question !== 'record') {
    return still(state);
  }
  return still({ ...state, undoing: [], notice: { text: error, tone: 'bad' } });
}

function incidentsArrived(state: State): Step {
  const answer = answerTo(state, 'incidents');
  if (answer === undefined) return still(state);
  const visible = rowsOf(state, 'events');
  const events = takeIn(state.events, answer, visible);
  return settleEvents({ ...state, events }, visible);
}

/** Removes empty lines below the list of events, unless another panel is shown in its place and its height is not known. */
function withoutEmptyLines(state: State): State {
  if (state.focus !== 'events' && layoutOf(state).kind !== 'tiled') return state;
  const events = withinEnd(state.events, rowsOf(state, 'events'));
  return events === state.events ? state : { ...state, events };
}

function withinEnds(given: State, metrics: ViewMetrics): State {
  const state = withoutEmptyLines(given);
  if (state.page.kind !== 'dashboard' && state.page.scroll > 0) {
    const scroll = Math.min(state.page.scroll, metrics.furthestScroll(state));
    if (scroll !== state.page.scroll) return { ...state, page: { ...state.page, scroll } };
  }
  if (state.overlay?.kind === 'help' && state.overlay.scroll > 0) {
    const scroll = Math.min(state.overlay.scroll, metrics.furthestScroll(state));
    if (scroll !== state.overlay.scroll) return { ...state, overlay: { ...state.overlay, scroll } };
  }
  return state;
}
