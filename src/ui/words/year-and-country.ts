import { countryName } from '../../domain/places/countries.ts';
import type { IncidentRow } from '../../store/port/rows.ts';

/** What all incidents of a list have in common, so that the title of the list can say it once: year and country (alpha-3). */
export type SharedParts = {
  readonly year: string | undefined;
  readonly country: string | undefined;
};

/** The year and the country of all these incidents, if it is one. */
export function sharedParts(rows: readonly IncidentRow[]): SharedParts {
  return {
    year: onlyOne(rows.map(({ from }) => from.slice(0, 4))),
    country: onlyOne(rows.map(({ country }) => country)) ?? undefined,
  };
}

/** `Afghanistan 2020`, `AFG 2020` if it is to be `short`; empty if nothing is shared. */
export function sharedWords({ year, country }: SharedParts, isShort: boolean): string {
  const name = country !== undefined && !isShort ? (countryName(country) ?? country) : country;
  return [name, year].filter((part) => part !== undefined).join(' ');
}

function onlyOne<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
