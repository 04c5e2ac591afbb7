import type { IncidentRow } from '../../store/port/rows.ts';

/** The recent events: the loaded part of a long list, the selection and the scroll position. */
export type EventList = {
  readonly rows: readonly IncidentRow[];
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** Index into `rows` of the first line drawn. */
  readonly top: number;
  readonly selected: number | undefined;
  /** Steps of the selection that wait for more rows. */
  readonly pendingSteps: number;
  /** Where to go when rows arrive; `keep`: stay on the selection if it still exists, else go to the first row. */
  readonly jump: 'first' | 'last' | 'keep' | undefined;
};

export const NO_EVENTS: EventList = {
  rows: [],
  atStart: true,
  atEnd: true,
  top: 0,
  selected: undefined,
  pendingSteps: 0,
  jump: undefined,
};
