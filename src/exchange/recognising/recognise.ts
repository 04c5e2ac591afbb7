import { findMojibake } from '../../domain/names/mojibake.ts';
import type { Mapping } from '../../formats/fields/table-fields.ts';
import { FORMATS } from '../../formats/index.ts';
import { BadCell } from '../../formats/rows/cells.ts';
import type { FileRow, Format, ReadIncident, ReadLead } from '../../formats/rows/format.ts';
import { NoDegrees } from '../../formats/rows/row-point.ts';
import { guessMapping } from '../../formats/tables/guess-mapping.ts';
import { UnknownFormatError } from '../containers/content.ts';
import { type FileLayout, firstRows, withNames } from '../reading/layout.ts';
import type { IdChoices } from './id-choices.ts';
import { OWN_EXPORTS } from './own-exports.ts';

/** A table that matches no format, but can be read as a plain one: the proposed mapping. */
export class PlainTableError extends UnknownFormatError {
  override readonly name = 'PlainTableError';
  readonly layout: FileLayout;
  readonly proposal: Mapping;
  /** The possible ids of its rows, if the whole file had to be searched for them. */
  readonly ids: IdChoices | null;
  constructor(
    message: string,
    layout: FileLayout,
    {
      proposal = guessMapping(layout),
      ids = null,
    }: { readonly proposal?: Mapping; readonly ids?: IdChoices | null } = {},
  ) {
    super(message);
    this.layout = layout;
    this.proposal = proposal;
    this.ids = ids;
  }
}

/** The format of a file, and its layout as that format reads it. */
export type Recognised = { readonly format: Format; readonly layout: FileLayout };

type Wanted = {
  /** A format's id, if the format is not to be recognised by content. */
  readonly format: string | undefined;
  /** A person's own formats, which take precedence. */
  readonly own: readonly Format[];
};

/** Finds the format of a file. Throws `UnknownFormatError` in words for a person. */
export function recognise(beginning: string, layout: FileLayout, wanted: Wanted): Recognised {
  const ours = OWN_EXPORTS.find((format) => format.missing(layout).length === 0);
  if (ours !== undefined) return accepted(expectReadAsOurs(ours, wanted.format), layout);
  const all = [...wanted.own, ...FORMATS];
  const candidates =
    wanted.format === undefined ? all : all.filter(({ id }) => id === wanted.format);
  if (candidates.length === 0) {
    const known = all.map(({ id }) => id).join(', ');
    throw new UnknownFormatError(`There is no format ${wanted.format}; the formats are: ${known}.`);
  }
  const fitting = candidates.find((format) => format.missing(layout).length === 0);
  if (fitting !== undefined) return accepted(fitting, layout);
  const bare = bareIn(beginning, layout, candidates);
  if (bare !== undefined) return bare;
  throw unknown(layout, candidates);
}

/** Read as a stranger's table, our own exports would duplicate their incidents. */
function expectReadAsOurs(ours: Format, wanted: string | undefined): Format {
  if (wanted === undefined || wanted === ours.id || ours.yields === 'nothing') return ours;
  throw new UnknownFormatError(
    `It was written by Watchfloor itself (${ours.title}). Read as anything else, it would duplicate each of its incidents; import it without --format and --map.`,
  );
}

function accepted(format: Format, layout: FileLayout): Recognised {
  if (format.yields === 'nothing') {
    throw new UnknownFormatError(`It is ${format.title}. ${format.because}`);
  }
  expectDegrees(format, layout);
  return { format, layout: withQuotes(format, layout) };
}

/** Throws if more of the first rows have projected coordinates than degrees. */
function expectDegrees(format: Format, layout: FileLayout): void {
  if (format.yields !== 'incidents' && format.yields !== 'leads') return;
  const points = layout.rows.map(pointReader(format.reader(layout)));
  const lengths = points.filter((point) => point instanceof NoDegrees);
  const [first] = lengths;
  if (first === undefined || points.filter((point) => point === 'point').length >= lengths.length)
    return;
  throw new UnknownFormatError(
    `Its coordinates, such as ${first.value.slice(0, 40)}, are projected and not degrees in WGS 84, and it does not declare the projection. Ask its publisher for the EPSG number of the system, convert it, for example with ogr2ogr -s_srs EPSG:NUMBER -t_srs EPSG:4326 NEW FILE, and import the new file.`,
  );
}

/** Determines whether a row has a point, or why it has none. */
function pointReader(read: (row: FileRow) => ReadIncident | ReadLead) {
  return (row: FileRow): 'point' | 'none' | BadCell => {
    try {
      return read(row).place.point.at === null ? 'none' : 'point';
    } catch (error) {
      if (error instanceof BadCell) return error;
      throw error;
    }
  };
}

function withQuotes(format: Format, layout: FileLayout): FileLayout {
  const { reading } = layout;
  if (
    reading.as !== 'table' ||
    (format.quoteless === undefined && format.fewestCells === undefined)
  ) {
    return layout;
  }
  return {
    ...layout,
    reading: {
      ...reading,
      isQuoteless: format.quoteless ?? false,
      fewestCells: format.fewestCells ?? reading.fewestCells,
    },
  };
}

/** A file without a header, or with unknown labels above columns in a known order. */
function bareIn(
  beginning: string,
  layout: FileLayout,
  candidates: readonly Format[],
): Recognised | undefined {
  if (layout.reading.as !== 'table') return undefined;
  const rows = firstRows(beginning.replace(/^\uFEFF/, ''), layout.reading.delimiter);
  for (const format of candidates) {
    for (const rowsAbove of [0, 1]) {
      const names = format.bare?.(rows[rowsAbove] ?? []);
      if (names === undefined || names === null) continue;
      const reading = {
        rowsAbove,
        isQuoteless: format.quoteless ?? false,
        fewestCells: format.fewestCells ?? names.length,
      };
      return { format, layout: withNames(layout, names, reading) };
    }
  }
  return undefined;
}

const NOTHING_FITS = {
  other: 'Its format is not recognised.',
  empty:
    'It is JSON without readable records: no features, and no objects in a list or one per line.',
};

/** The nearest format, and what is missing for it. */
function unknown(layout: FileLayout, candidates: readonly Format[]): UnknownFormatError {
  const [nearest] = candidates
    .map((format) => ({
      format,
      missing: format.missing(layout),
      share: shareMissing(format, layout),
    }))
    .filter(({ share }) => share <= 0.5)
    .toSorted((a, b) => a.share - b.share);
  const marked = candidates.find((format) => isMarked(format, layout));
  const words =
    nearest === undefined
      ? marked === undefined
        ? NOTHING_FITS[layout.shape === 'json' && layout.rows.length === 0 ? 'empty' : 'other']
        : `It is ${marked.title}, but lacks ${marked.missing(layout).join(' and ')}.`
      : `It looks like ${nearest.format.title}, but has no column ${nearest.missing.join(', ')}.`;
  const message = [words, ...encodingHint(layout)].join(' ');
  const isPlain = candidates.length > 1 || candidates.some((format) => isMarked(format, layout));
  return layout.names.length > 1 && isPlain
    ? new PlainTableError(message, layout)
    : new UnknownFormatError(message);
}

/** Headers in the wrong encoding explain why a file is not recognised; those in another language do not. */
function encodingHint({ header, rows }: FileLayout): readonly string[] {
  const texts = [header.join('; '), ...rows.map((row) => [...row.values()].join('; '))];
  const garbled = texts.map(findMojibake).find((found) => found?.encoding != null);
  return garbled?.encoding == null
    ? []
    : [
        `Its text looks as if it was read in the wrong encoding (${garbled.word}, which is ${garbled.meant} in ${garbled.encoding}); use --encoding ${garbled.encoding}.`,
      ];
}

function isMarked(format: Format, layout: FileLayout): boolean {
  return format.yields === 'incidents' && format.isMarked?.(layout) === true;
}

/** The share of a format's requirements that a file lacks; if it meets less than half, the format is not suggested. */
function shareMissing({ missing }: Format, layout: FileLayout): number {
  const all = missing({ shape: 'table', file: '', header: [], names: [], tags: null, rows: [] });
  return all.length < 4 ? 1 : missing(layout).length / all.length;
}
