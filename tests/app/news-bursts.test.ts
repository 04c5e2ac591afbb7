import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLoop } from '../../src/app/loop.ts';
import type { Services } from '../../src/app/perform.ts';
import type { State } from '../../src/app/state/state.ts';
import type { Effect } from '../../src/app/state/step.ts';
import type { Overview } from '../../src/store/port/rows-counts.ts';
import { type News, StoreError } from '../../src/store/port/store.ts';
import { incidentAdded, LISTED } from '../support/listed.ts';
import { press, tell } from '../support/states.ts';

/** The questions asked, sorted. */
function asked(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((one) => (one.type === 'ask' ? [one.ask.question] : [])).toSorted();
}

function rowsAdded(...tables: readonly string[]): News {
  const added = tables.map((table) => ({ table, id: 9, values: {} }));
  return { kind: 'change', own: false, change: { added, updated: [], removed: [] }, incidents: [] };
}

const ALL_PANELS = ['actors', 'incidents', 'matches', 'overview', 'quotes', 'timeline'];

describe('a change that some panels do not show', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['an incident', ['incident', 'report', 'figure'], ALL_PANELS],
    ['a quote', ['quote', 'quote_actor', 'quote_incident'], ['matches', 'overview', 'quotes']],
    ['a quote of a new source', ['source', 'quote'], ALL_PANELS],
    ['a milestone', ['milestone'], ['overview', 'timeline']],
    ['an estimate', ['estimate'], []],
    ['a reassessment, which has no rows', [], ALL_PANELS],
  ])('reads only the others again: %s', (_, tables, panels) => {
    expect(asked(tell(LISTED, { type: 'heard', news: rowsAdded(...tables) })[1])).toEqual(panels);
  });

  it('reads every panel again for a quote under a filter, which may select incidents by their quotes', () => {
    const [filtered] = press(LISTED, '/', ...'speaker:Ghani', 'enter');
    const answers = { ...filtered, queries: {} };
    const [, effects] = tell(answers, { type: 'heard', news: rowsAdded('quote') });
    expect(asked(effects)).toEqual(ALL_PANELS);
  });

  it('reads the open page again', () => {
    const page = { ...LISTED, page: { kind: 'estimates', scroll: 0 } } as State;
    const [state, effects] = tell(page, { type: 'heard', news: rowsAdded('estimate') });
    expect(asked(effects)).toEqual(['estimates']);
    const later = { ...state, queries: {} };
    const [, again] = tell(
      later,
      { type: 'heard', news: rowsAdded('estimate') },
      { type: 'news-gathered' },
    );
    expect(asked(again)).toEqual(['estimates']);
  });
});

const [IMPORT]: Overview['importing'] = [
  {
    id: 7,
    file: 'acled.csv',
    progress: { state: 'under way', rows: 10, bytes: 10, totalBytes: 100 },
  },
];

/** What a dashboard knows that has heard nothing but the imports under way. */
function overviewOf(importing: Overview['importing']): State['queries'] {
  const { overview } = LISTED.queries;
  const answer = { ...overview?.answer, importing } as Overview;
  return importing.length === 0
    ? {}
    : ({ overview: { ...overview, waiting: false, answer } } as State['queries']);
}

/** A running dashboard of which only the moments are looked at when it asked, in ms since it began, each with what it asked. */
function listening(importing: () => Overview['importing'] = () => []) {
  const began = Date.now();
  const questions: [number, string][] = [];
  const ask = async (question: string) => {
    questions.push([Date.now() - began, question]);
    throw new StoreError('given-up', 'Nobody answers here.');
  };
  const services = { store: { ask } } as unknown as Services;
  const loop = startLoop({
    state: LISTED,
    update: (state, message) => {
      const [after, effects] = tell(state, message);
      // Every query is answered at once.
      return [{ ...after, queries: overviewOf(importing()) }, effects];
    },
    services: () => services,
    now: () => LISTED.now,
  });
  const hear = (news: News) => loop.dispatch({ type: 'heard', news });
  const times = () => [...new Set(questions.map(([time]) => time))];
  return { loop, hear, times, questions };
}

describe('a burst of news', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is shown at once, then once a second while it lasts, and its last write within a second', async () => {
    const { hear, times } = listening();
    for (let id = 41; id < 81; id += 1) {
      hear(incidentAdded(id));
      await vi.advanceTimersByTimeAsync(70);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times()).toEqual([0, 1000, 2000, 3000]);
  });

  it('leaves nothing running once it is over, and the next news is shown at once', async () => {
    const { hear, times } = listening();
    hear(incidentAdded(41));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(vi.getTimerCount()).toBe(0);
    hear(incidentAdded(42));
    expect(times()).toEqual([0, 1500]);
  });

  it('asks in the next second what any of its writes touched', async () => {
    const { hear, questions } = listening();
    hear(incidentAdded(41));
    hear(rowsAdded('quote'));
    hear(rowsAdded('milestone'));
    await vi.advanceTimersByTimeAsync(5_000);
    const later = questions.flatMap(([time, question]) => (time > 0 ? [question] : []));
    expect(later.toSorted()).toEqual(['matches', 'overview', 'quotes', 'timeline']);
  });

  it("is shown with the person's own write at once, and not once more", async () => {
    const { hear, times } = listening();
    hear(incidentAdded(41));
    await vi.advanceTimersByTimeAsync(300);
    hear(incidentAdded(42));
    hear(incidentAdded(43, true));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(times()).toEqual([0, 300]);
  });

  it('is held back by a pause that begins meanwhile', async () => {
    const { loop, hear, times } = listening();
    hear(incidentAdded(41));
    hear(incidentAdded(42));
    loop.dispatch({ type: 'pressed', press: 'p' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(times()).toEqual([0]);
    loop.dispatch({ type: 'pressed', press: 'p' });
    expect(times()).toEqual([0, 5000]);
  });
});

describe('an import under way', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const slice: News = {
    kind: 'everything',
    addedIncidents: 500,
    addedQuotes: 0,
    incidents: [],
  };

  it('is drawn in every panel every ten seconds, its progress every second, and all of it at its end', async () => {
    let importing: Overview['importing'] = IMPORT === undefined ? [] : [IMPORT];
    const { hear, questions } = listening(() => importing);
    const drawn = (question: string) =>
      questions.flatMap(([time, asked]) => (asked === question ? [Math.round(time / 1000)] : []));
    for (let slices = 0; slices < 150; slices += 1) {
      hear(slice);
      await vi.advanceTimersByTimeAsync(100);
    }
    importing = [];
    await vi.advanceTimersByTimeAsync(60_000);
    // The second that shows its last slice also tells that it is over.
    const seconds = Array.from({ length: 16 }, (_, second) => second);
    expect(drawn('overview')).toEqual([...seconds, 17]);
    expect(drawn('actors')).toEqual([0, 10, 17]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not hold back a person's incident", async () => {
    const { hear, questions } = listening(() => (IMPORT === undefined ? [] : [IMPORT]));
    hear(slice);
    hear(slice);
    hear(incidentAdded(41));
    await vi.advanceTimersByTimeAsync(1_100);
    expect(questions.filter(([, asked]) => asked === 'incidents').map(([time]) => time)).toEqual([
      0, 1000,
    ]);
  });
});
