import type { Passing } from '../../domain/model/dataset.ts';
import type { Mapping } from '../fields/table-fields.ts';
import { columnsMissing, type IncidentFormat, noVersion } from '../rows/format.ts';
import type { DateOrder } from '../values/dates.ts';
import { dayColumnsOf, yearColumnsOf } from './format.ts';
import { mappedReader } from './row.ts';
import { withdrawalReader } from './withdrawal.ts';

/** A saved mapping for the tables of one publisher. */
export type Profile = {
  readonly name: string;
  readonly dataset: string;
  readonly mapping: Mapping & Required<Pick<Mapping, 'id'>>;
  /** The order of its numeric dates, if its files cannot tell. */
  readonly dates: DateOrder | null;
  /** The encoding of their text, if a person has given it. */
  readonly encoding?: string;
  readonly licence: string;
  readonly attribution: string;
  readonly passing: Passing;
};

/** The name of a mapping that is not saved as a profile. */
export const UNSAVED = 'plain';

/** The format of a profile: tables that have each of its columns. */
export function formatOfProfile(profile: Profile): IncidentFormat {
  const { name, dataset, mapping, licence, attribution, passing } = profile;
  const columns = Object.entries(mapping).flatMap(([field, of]) =>
    [of].flat().map((column) => [field, column] as const),
  );
  return {
    id: name,
    title: name === UNSAVED ? 'plain table' : `profile ${name}`,
    dataset,
    licence,
    attribution,
    passing,
    staleAfterDays: null,
    ...(profile.dates === null ? {} : { dateOrder: profile.dates }),
    ...(profile.encoding === undefined ? {} : { encoding: profile.encoding }),
    recognised: `Recognised by the columns of the profile: ${columns.map(([, column]) => column).join(', ')}.`,
    versions: 'CSV, TSV and JSON',
    missing: (layout) =>
      columnsMissing(
        layout,
        columns.map(([, column]) => [column]),
      ),
    dayColumns: () => dayColumnsOf(mapping),
    yearColumns: () => yearColumnsOf(mapping),
    idColumns: () => mapping.id,
    mapping: () => mapping,
    columns: columns.map(([field, column]) => ({ name: column, becomes: field })),
    lost: 'Other columns stay in the row as published.',
    versionOf: noVersion,
    yields: 'incidents',
    reader: () => mappedReader(mapping, dataset),
    withdrawn: () => withdrawalReader(mapping),
    samples: [],
  };
}
