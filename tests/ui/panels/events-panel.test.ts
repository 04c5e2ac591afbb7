import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { widthOf } from '../../../src/app/state/layout.ts';
import { makeSample } from '../../../src/cli/import/sample.ts';
import { EVERYTHING } from '../../../src/domain/filter/filter.ts';
import { showFigure, showFigureShort } from '../../../src/domain/model/figure.ts';
import type { IncidentRow } from '../../../src/store/port/rows.ts';
import { drawEvents } from '../../../src/ui/panels/events-panel.ts';
import { createAppearance } from '../../../src/ui/theme/appearance.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';
import { actorWords } from '../../../src/ui/words/actor-words.ts';
import { attributionRow, incidentRow } from '../../support/rows.ts';
import { newState, tell } from '../../support/states.ts';
import { openStore, temporaryFolder } from '../../support/store.ts';

const appearance = createAppearance('plain', 'unicode');
const { glyphs } = appearance;

/** The lines of the panel that shows these rows, below the header, at a width of the screen. */
function linesOf(rows: readonly IncidentRow[], columns: number): readonly string[] {
  return panelOf(rows, columns).lines.slice(1);
}

function panelOf(rows: readonly IncidentRow[], columns: number) {
  const [asked] = tell(newState({ size: { columns, rows: 36 } }), { type: 'started' });
  const ticket = asked.queries.incidents?.ticket ?? 0;
  const answer = { rows, atStart: true, atEnd: true };
  const answered = { question: 'incidents', ticket, answer } as const;
  const [state] = tell(asked, { type: 'answered', answered });
  const size = { width: widthOf(state, 'events'), height: rows.length + 1 };
  const { title, lines } = drawEvents(state, size, appearance);
  return {
    title,
    lines: lines.map((line) => (typeof line === 'string' ? line : textOf(line))),
  };
}

describe('the first rows of the sample', () => {
  const opened = Promise.withResolvers<readonly IncidentRow[]>();
  let close: () => PromiseLike<void> = async () => {};

  beforeAll(async () => {
    const folder = await temporaryFolder();
    close = () => folder[Symbol.asyncDispose]();
    await using store = await openStore(await makeSample(folder.path));
    const answer = await store.ask('incidents', {
      filter: EVERYTHING,
      sort: { column: 'date', descending: true },
      at: 'start',
      before: 0,
      after: 24,
    });
    opened.resolve(answer.rows);
  }, 60_000);
  afterAll(() => close());

  it.each([120, 160, 200])(
    'have at least 20 of 24 titles, and as many of the actors, whole at %i columns',
    async (columns) => {
      const rows = await opened.promise;
      const lines = linesOf(rows, columns);
      const whole = (textsOf: (row: IncidentRow) => readonly string[]) =>
        rows.filter((row, index) => textsOf(row).some((text) => lines[index]?.includes(text)));
      expect(rows).toHaveLength(24);
      expect(whole(({ title }) => [title]).length).toBeGreaterThanOrEqual(20);
      const actors = ({ attributions }: IncidentRow) => [
        actorWords(attributions, glyphs),
        actorWords(attributions, glyphs, 0),
      ];
      expect(whole(actors).length).toBeGreaterThanOrEqual(20);
    },
  );

  it('have place and actors beside the title at 80 columns too', async () => {
    const [first] = linesOf(await opened.promise, 80);
    expect(first).toContain('16 Farah  US forces → Taliban  First US air strike on');
  });
});

describe('the recent events', () => {
  const rows = [
    incidentRow({ from: '2020-06-02', until: '2020-06-03', precision: 'days' }),
    incidentRow({ id: 2, from: '2020-03-01', until: '2020-03-31', precision: 'month' }),
    incidentRow({ id: 3, from: '2020-01-01', until: '2020-12-31', precision: 'year' }),
    incidentRow({ id: 4, from: '2020-05-10', until: '2020-05-10', precision: 'about' }),
    incidentRow({
      id: 5,
      from: '2020-05-09T14:30Z',
      until: '2020-05-09T14:30Z',
      precision: 'time',
    }),
  ];
  const days = (of: readonly IncidentRow[], columns = 120) =>
    linesOf(of, columns).map((line) => line.slice(2, line.indexOf(' rep')).trim());

  it('say a year and a country that all rows share once, in the title', () => {
    const { title, lines } = panelOf(rows, 120);
    expect(title).toBe('Recent events, Afghanistan 2020');
    expect(lines.join('\n')).not.toContain('AFG');
    expect(days(rows)).toEqual(['2 Jun+', 'Mar', '2020', '~10 May', '9 May 14:30']);
    expect(panelOf(rows, 60).title).toBe('Recent events, AFG 2020');
  });

  it('say in each row what the rows do not share', () => {
    const other = incidentRow({ id: 6, from: '2019-12-31', until: '2019-12-31', country: 'IRQ' });
    const { title, lines } = panelOf([...rows, other], 120);
    expect(title).toBe('Recent events');
    expect(lines.at(-1)).toContain('Kabul, IRQ');
    expect(days([...rows, other]).at(-1)).toBe('31 Dec 2019');
    expect(days([...rows, other])[0]).toBe('2 Jun 2020+');
    const nowhere = incidentRow({ id: 7, country: null });
    expect(panelOf([...rows, nowhere], 120).title).toBe('Recent events, 2020');
  });

  it('show best figures in all rows or in none, so that no range looks like one without', () => {
    const figures = [
      { low: 7, best: 7, high: 13 },
      { low: 15, best: 33, high: 33 },
    ];
    const rows = figures.map((killed, index) => incidentRow({ id: index + 1, killed }));
    for (let columns = 80; columns <= 200; columns += 1) {
      const [small, large] = linesOf(rows, columns).map((line) => line.includes('('));
      expect([columns, small]).toEqual([columns, large]);
    }
  });

  it('never cut the number of killed, whatever the widths and the other cells', () => {
    const count = fc.option(fc.nat(2_000_000));
    const row = fc.record({
      killed: fc.record({ low: count, best: count, high: count }),
      title: fc.string({ maxLength: 90 }),
      place: fc.option(fc.string({ maxLength: 40 })),
      from: fc.constantFrom('2019-12-31', '2020-06-02'),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 40, max: 220 }),
        (given, columns) => {
          const all = given.map((one, index) =>
            incidentRow({
              ...one,
              id: index + 1,
              until: one.from,
              attributions: [attributionRow()],
            }),
          );
          const lines = linesOf(all, columns);
          for (const [index, { killed }] of all.entries()) {
            const after =
              lines[index]
                ?.split(/ rep +| {2}(?=\d|n\/r)/)
                .slice(1)
                .join(' ') ?? '';
            const isWhole = [showFigure(killed), showFigureShort(killed)].some((text) =>
              ` ${after} `.includes(` ${text} `),
            );
            expect(isWhole, lines[index]).toBe(true);
          }
        },
      ),
    );
  });
});
