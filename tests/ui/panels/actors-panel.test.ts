import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActorRow } from '../../../src/store/port/rows.ts';
import { drawActors } from '../../../src/ui/panels/actors-panel.ts';
import { fairShares } from '../../../src/ui/table/fair-shares.ts';
import { createAppearance } from '../../../src/ui/theme/appearance.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';
import { actorRow, NO_COUNTS } from '../../support/rows.ts';
import { newState, tell } from '../../support/states.ts';

const appearance = createAppearance('plain', 'unicode');

function linesOf(rows: readonly ActorRow[], height: number, width = 40): readonly string[] {
  const [asked] = tell(newState(), { type: 'started' });
  const ticket = asked.queries.actors?.ticket ?? 0;
  const period = { from: '2020-05-06', until: '2020-06-04', end: 'now' as const };
  const answer = { period, rows, counts: { ...NO_COUNTS, incidents: 20 } };
  const answered = { question: 'actors', ticket, answer } as const;
  const [state] = tell(asked, { type: 'answered', answered });
  return drawActors(state, { width, height }, appearance).lines.map((line) =>
    (typeof line === 'string' ? line : textOf(line)).trimEnd(),
  );
}

const named = (name: string, given: Partial<ActorRow>) =>
  actorRow({ id: name.length, name, shortName: null, asPerpetrator: 0, asTarget: 0, ...given });

describe('the counts by side', () => {
  const ROWS = [
    actorRow(),
    named('civilians', { asTarget: 7 }),
    named('Taliban', { asPerpetrator: 2, claimed: 1, asTarget: 1, asParticipant: 4 }),
  ];

  it('have those who did it above those who were struck and those who took part', () => {
    expect(linesOf(ROWS, 9)).toEqual([
      'did it               inc. claimed killed',
      'ISKP                   12       6   80+?',
      'Taliban                 2       1   80+?',
      'struck               inc.         killed',
      'civilians               7           16+?',
      'ISKP                    3           16+?',
      'Taliban                 1            n/r',
      'took part            inc.         killed',
      'Taliban                 4              0',
    ]);
  });

  it('say how many there are where they have no room for all', () => {
    const lines = linesOf(ROWS, 6);
    expect(lines[0]).toMatch(/^did it 1\/2 /);
    expect(lines[2]).toMatch(/^struck 1\/3 /);
    expect(lines[4]).toMatch(/^took part +inc/);
  });

  it('leave out what is not known of sides', () => {
    const unknown = ROWS.map((row) => ({ ...row, killedByRole: null }));
    expect(linesOf(unknown, 9)[0]).toMatch(/^did it +inc\. claimed$/);
    expect(linesOf(unknown, 9).join(' ')).not.toMatch(/80|16|n\/r/);
  });

  it('never cut a number, whatever the room', () => {
    const count = fc.nat(3_000_000);
    const row = fc.record({ asPerpetrator: count, claimed: count, best: count });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 26, max: 90 }),
        (given, width) => {
          const rows = given.map(({ asPerpetrator, claimed, best }, index) =>
            actorRow({
              id: index,
              asPerpetrator: asPerpetrator + 1,
              asTarget: 0,
              claimed,
              killedByRole: {
                perpetrator: { best, unknown: 0 },
                target: { best: 0, unknown: 0 },
                participant: { best: 0, unknown: 0 },
              },
            }),
          );
          const lines = linesOf(rows, 9, width).slice(1, 1 + rows.length);
          const sorted = rows.toSorted((a, b) => b.asPerpetrator - a.asPerpetrator);
          for (const [index, line] of lines.entries()) {
            const { asPerpetrator = 0, claimed = 0, killedByRole } = sorted[index] ?? {};
            const whole = [asPerpetrator, claimed, killedByRole?.perpetrator.best ?? 0];
            const digits = line.replace(/^\S+ +/, '').replaceAll(' ', '');
            // A column that has no room is left out altogether.
            const possible = [whole, whole.toSpliced(1, 1), whole.slice(0, 1)];
            expect(possible.map((numbers) => numbers.join(''))).toContain(digits);
          }
        },
      ),
    );
  });
});

describe('lines shared by tables', () => {
  it('are never more than there are, nor than a table wants, and none is left while one wants more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 30 }), { minLength: 1, maxLength: 3 }),
        fc.nat(60),
        (wanted, lines) => {
          const shares = fairShares(wanted, lines);
          const sum = shares.reduce((total, share) => total + share, 0);
          expect(sum).toBeLessThanOrEqual(lines);
          for (const [index, share] of shares.entries()) {
            expect(share).toBeLessThanOrEqual(wanted[index] ?? 0);
          }
          if (lines >= 2 * wanted.length) {
            const all = wanted.reduce((total, want) => total + want, 0);
            expect(sum).toBe(Math.min(all, lines));
          }
        },
      ),
    );
  });
});
