import type { Likeness } from '../domain/likely-twins.ts';

type Twin = {
  readonly id: number;
  readonly name: string;
  /** In how many incidents it is named. */
  readonly incidents: number;
};

/** An actor that is likely to be another one, which is in at least as many incidents, and why. */
export type TwinRow = { readonly actor: Twin; readonly into: Twin; readonly why: Likeness };

/** The first of the likely twins, and how many there are. */
export type TwinsAnswer = { readonly rows: readonly TwinRow[]; readonly total: number };
