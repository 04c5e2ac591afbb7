import type { ImportedIncident } from '../../domain/entry/imported.ts';
import type { Cell } from '../../domain/model/change.ts';
import type { IncidentTable } from './schema.ts';

/** A publisher's row in our terms as it is kept to be compared with the next release's. */
export type Mapped = Omit<ImportedIncident, (typeof BESIDE)[number]>;

/** What a row that was read has beside that. */
const BESIDE = ['line', 'raw', 'fingerprint', 'externalId', 'revisedAt', 'stands'] as const;
const NOT_STORED: ReadonlySet<string> = new Set([...BESIDE, 'published']);

/** The keys that have kept an earlier name, so that older databases and records stay readable. */
const STORED_KEYS: Readonly<Record<string, string>> = { attributions: 'ties', reports: 'accounts' };

/** The stored form. It has the shape of `Mapped`, with attributions under `ties` and reports under `accounts`. */
export type StoredMapped = Omit<Mapped, 'attributions' | 'reports'> & {
  readonly ties: Mapped['attributions'];
  readonly accounts: Mapped['reports'];
};

/**
 * What is stored of a row: everything but where it stood and how it was written. Rows are compared as JSON, so the keys stay in
 * the order in which the format's reader gives them.
 */
export function storedMapped(imported: Mapped): Readonly<Record<string, unknown>> {
  const stored: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(imported)) {
    if (!NOT_STORED.has(key)) stored[STORED_KEYS[key] ?? key] = value;
  }
  return stored;
}

export function readMapped(text: string): Mapped {
  const { ties, accounts, ...stored }: StoredMapped = JSON.parse(text);
  return { ...stored, attributions: ties, reports: accounts };
}

/** The columns of an incident that say what happened, when and where. */
export function incidentColumns(
  mapped: Pick<Mapped, 'when' | 'place' | 'type' | 'subtype' | 'title' | 'narrative'>,
) {
  const { when, place } = mapped;
  return {
    occurred_from: when.from,
    occurred_until: when.until,
    date_precision: when.precision,
    type: mapped.type,
    subtype: mapped.subtype,
    title: mapped.title,
    narrative: mapped.narrative,
    place: place.place,
    admin1: place.admin1,
    admin2: place.admin2,
    country: place.country,
    lat: place.point?.lat ?? null,
    lon: place.point?.lon ?? null,
    place_precision: place.precision,
  } satisfies Partial<Record<keyof IncidentTable, Cell>>;
}

/** Publishers put their texts into another case from release to release; that is not a change. */
export function isSameText(one: Cell | undefined, other: Cell | undefined): boolean {
  if (one === other) return true;
  return (
    typeof one === 'string' &&
    typeof other === 'string' &&
    one.toLowerCase() === other.toLowerCase()
  );
}

/** The same of values of any shape. */
export function isSame(one: unknown, other: unknown): boolean {
  return isSameText(JSON.stringify(one), JSON.stringify(other));
}
