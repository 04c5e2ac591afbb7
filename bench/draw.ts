/** Chance that comes out the same on every machine. */
export type Draw = {
  /** A whole number from 0 to below the limit. */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly oneOf: <T>(list: readonly T[]) => T;
};

/** Draws by mulberry32 (Tommy Ettinger, public domain). */
export function drawFrom(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    oneOf: (list) => {
      const drawn = list[below(list.length)];
      if (drawn === undefined) throw new Error('nothing to draw from');
      return drawn;
    },
  };
}
