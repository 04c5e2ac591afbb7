import { askTimeline } from '../app/requests/queries.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import type { Step } from '../app/state/step.ts';
import { CHOSEN_UNITS, type ChosenUnit } from '../domain/time/bars.ts';

/** The choices of a unit, in the order of the key that goes from one to the next. */
const CHOICES = [null, ...CHOSEN_UNITS] as const;

/** The commands that choose the unit of the timeline's bars. */
export const TIMELINE_COMMANDS: readonly Command[] = [
  {
    id: 'timeline.unit',
    title: 'timeline unit',
    help: 'draw the timeline by the next of these: hour, day, week, month, year, and the finest that fits; of more bars than fit, the last ones',
    keys: ['T'],
    where: ['dashboard'],
    run: (state) => {
      const next = (CHOICES.indexOf(state.barUnit) + 1) % CHOICES.length;
      return drawBy(state, CHOICES[next] ?? null);
    },
  },
  ...CHOICES.map(
    (unit): Command => ({
      id: `timeline.${unit ?? 'fitting'}`,
      title: `timeline by ${unit ?? 'what fits'}`,
      help: `draw the timeline by ${unit ?? 'the finest unit that fits'}`,
      keys: [],
      where: ['dashboard'],
      run: (state) => drawBy(state, unit),
    }),
  ),
];

function drawBy(state: State, barUnit: ChosenUnit | null): Step {
  const words = barUnit ?? 'the finest unit that fits';
  return askTimeline({
    ...state,
    barUnit,
    notice: { text: `timeline by ${words}`, tone: 'plain' },
  });
}
