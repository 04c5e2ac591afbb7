import type { PanelId } from './view.ts';

/** What stands in a tile: a panel, or what is known of the selected incident. */
export type TileId = PanelId | 'reading';
export type Tile = { readonly panel: TileId; readonly height: number };
export type Column = { readonly width: number; readonly tiles: readonly Tile[] };
/** Columns side by side over the whole width, all of one height. */
export type Band = { readonly height: number; readonly columns: readonly Column[] };

/** `headline`: the lines above the panels that say what they come to, and what is new. */
export type Arranged = { readonly headline: 0 | 1 | 2; readonly bands: readonly Band[] };

/** The bands above the timeline, in columns and lines. */
type Arrange = (columns: number, height: number) => readonly Band[];

/** The arrangements of the panels, each for terminals from a size on; the first that fits is taken. */
const ARRANGEMENTS: readonly {
  readonly columns: number;
  readonly rows: number;
  readonly arrange: Arrange;
}[] = [
  { columns: 160, rows: 18, arrange: othersBeside },
  { columns: 112, rows: 18, arrange: threeBelow },
  { columns: 72, rows: 18, arrange: twoBelow },
  { columns: 40, rows: 44, arrange: allBelow },
];

/** The width in which most titles of events are whole, also beside days of several years. */
const ROOM_FOR_EVENTS = 130;

/** The fewest lines for the timeline, and for one line or two of headline, besides the panels. */
const ROOM_FOR_TIMELINE = 20;
const ROOM_FOR_HEADLINE = [21, 30] as const;

/**
 * Arranges the panels of a terminal of this size in the lines that an open prompt leaves; `undefined` if there is room for one
 * panel alone. The timeline always has the whole width.
 */
export function arrange(columns: number, rows: number, height: number): Arranged | undefined {
  const fitting = ARRANGEMENTS.find((one) => columns >= one.columns && rows >= one.rows);
  if (fitting === undefined) return undefined;
  const [one, two] = ROOM_FOR_HEADLINE;
  const headline = height < one ? 0 : height < two ? 1 : 2;
  const body = height - headline;
  const timeline = body < ROOM_FOR_TIMELINE ? 0 : clamp(Math.floor(body / 5), 5, 12);
  const bands = [
    ...fitting.arrange(columns, body - timeline),
    band(timeline, [[columns, ['timeline']]]),
  ];
  return { headline, bands: bands.filter((band) => band.height > 0) };
}

/** Whether a panel is in one of the bands. */
export function hasTile(bands: readonly Band[], id: TileId): boolean {
  return bands.some(({ columns }) =>
    columns.some(({ tiles }) => tiles.some(({ panel }) => panel === id)),
  );
}

/** The events with what is read of them below, and the smaller panels beside both. */
function othersBeside(columns: number, height: number): readonly Band[] {
  const side = clamp(columns - ROOM_FOR_EVENTS, 42, Math.max(64, Math.floor(columns * 0.3)));
  const reading = height < 28 ? 0 : clamp(Math.floor(height * 0.22), 8, 12);
  const events = [...tilesOf(['events'], height - reading), ...tilesOf(['reading'], reading)];
  return [
    {
      height,
      columns: [
        { width: columns - side, tiles: events },
        { width: side, tiles: tilesOf(['actors', 'quotes'], height) },
      ],
    },
  ];
}

/** The events over the whole width, and what is read of them beside the smaller panels below. */
function threeBelow(columns: number, height: number): readonly Band[] {
  const lower = lowerHeight(height);
  const actors = Math.floor(columns * 0.31);
  const quotes = Math.floor(columns * 0.28);
  return [
    band(height - lower, [[columns, ['events']]]),
    band(lower, [
      [columns - actors - quotes, ['reading']],
      [actors, ['actors']],
      [quotes, ['quotes']],
    ]),
  ];
}

/** The same on a narrower screen: what is read has lines of its own, if there are enough. */
function twoBelow(columns: number, height: number): readonly Band[] {
  const lower = lowerHeight(height);
  const reading = height < 34 ? 0 : 8;
  const half = Math.floor(columns / 2);
  return [
    band(height - lower - reading, [[columns, ['events']]]),
    band(reading, [[columns, ['reading']]]),
    band(lower, [
      [half, ['actors']],
      [columns - half, ['quotes']],
    ]),
  ];
}

/** All panels below one another, on a tall and narrow screen. */
function allBelow(columns: number, height: number): readonly Band[] {
  const fifth = Math.floor(height / 5);
  const reading = height < 45 ? 0 : 9;
  return [
    band(height - 2 * fifth - reading, [[columns, ['events']]]),
    band(reading, [[columns, ['reading']]]),
    band(fifth, [[columns, ['actors']]]),
    band(fifth, [[columns, ['quotes']]]),
  ];
}

/** The height of the smaller panels below the events; none if these need all lines. */
function lowerHeight(height: number): number {
  return height < 14 ? 0 : clamp(Math.floor(height * 0.36), 7, 18);
}

/** The width of a column, and what stands in it from the top. */
type ColumnParts = readonly [width: number, panels: readonly TileId[]];

/** A band of columns, each of panels below one another that share its height. */
function band(height: number, columns: readonly ColumnParts[]): Band {
  return {
    height,
    columns: columns.map(([width, panels]) => ({ width, tiles: tilesOf(panels, height) })),
  };
}

function tilesOf(panels: readonly TileId[], height: number): readonly Tile[] {
  const [first, ...rest] = panels;
  if (first === undefined || height === 0) return [];
  const own = rest.length === 0 ? height : Math.floor(height / panels.length);
  return [{ panel: first, height: own }, ...tilesOf(rest, height - own)];
}

/** The value itself, or the end of the range that it is beyond. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
