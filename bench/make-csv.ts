import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { AREAS, CLAIMANTS, COUNTRIES, DEEDS, GROUPS, OFFICES, TOWNS } from './csv-words.ts';
import { type Draw, drawFrom } from './draw.ts';

/** The columns of UCDP GED 20.1 and later. */
const COLUMNS =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob'.split(
    ',',
  );

type Row = Readonly<Record<string, string | number>>;

/**
 * Writes a file in the shape of UCDP GED 20.1 and later with so many invented rows, the same for the same number,
 * whose own numbers begin at `first` and whose days begin at `since`.
 * Lengths and shares are those of a sample of 1,000 real rows of release 23.1.
 */
export async function makeCsv(
  file: string,
  rows: number,
  { first = 1, since = '1989-01-01' } = {},
): Promise<void> {
  const out = createWriteStream(file);
  const closed = once(out, 'close');
  out.write(`${COLUMNS.join(',')}\n`);
  const draw = drawFrom(42);
  for (let id = first; id < first + rows; id += 1) {
    const row = invent(id, since, draw);
    const line = COLUMNS.map((column) => quoted(row[column] ?? '')).join(',');
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await closed;
}

function invent(id: number, since: string, draw: Draw): Row {
  const from = dayAfter(since, draw.below(13_000));
  const isOneDay = draw.chance(0.8);
  const until = dayAfter(from, isOneDay ? 0 : 1 + draw.below(5));
  const country = draw.oneOf(COUNTRIES);
  const best = draw.chance(0.35) ? 1 : draw.below(12);
  const violence = draw.chance(0.71) ? 1 : 2 + draw.below(2);
  return {
    id,
    relid: `X-${from.slice(0, 4)}-${violence}-${id}`,
    year: Number(from.slice(0, 4)),
    active_year: 1,
    code_status: 'Clear',
    type_of_violence: violence,
    ...sides(violence, country, draw),
    ...place(country, draw),
    ...articles(from, best, draw),
    event_clarity: draw.chance(0.93) ? 1 : 2,
    date_prec: isOneDay ? 1 : 2,
    date_start: `${from} 00:00:00.000`,
    date_end: `${until} 00:00:00.000`,
    deaths_a: 0,
    deaths_b: violence === 3 ? 0 : best,
    deaths_civilians: violence === 3 ? best : 0,
    deaths_unknown: 0,
    best,
    high: best + draw.below(4) + (best === 0 ? 1 : 0),
    low: Math.max(0, best - draw.below(3)),
  };
}

function sides(violence: number, country: (typeof COUNTRIES)[number], draw: Draw): Row {
  const isState = violence === 1;
  const a = isState ? `Government of ${country.name}` : draw.oneOf(GROUPS);
  const b = violence === 3 ? 'Civilians' : draw.oneOf(GROUPS);
  return {
    conflict_dset_id: country.number,
    conflict_new_id: country.number,
    conflict_name: `${country.name}: Government`,
    dyad_dset_id: country.number,
    dyad_new_id: country.number,
    dyad_name: `${a} - ${b}`,
    side_a_dset_id: country.number,
    side_a_new_id: country.number,
    side_a: a,
    side_b_dset_id: country.number,
    side_b_new_id: country.number,
    side_b: b,
    gwnoa: isState ? country.number : '',
    gwnob: '',
  };
}

function place(country: (typeof COUNTRIES)[number], draw: Draw): Row {
  const town = draw.oneOf(TOWNS);
  const lat = degrees(draw.below(60_000_000) / 1_000_000 - 20);
  const lon = degrees(draw.below(100_000_000) / 1_000_000 - 10);
  return {
    where_prec: 1 + draw.below(5),
    where_coordinates: `${town} town`,
    where_description: `${town} district, on the road to ${draw.oneOf(TOWNS)}`,
    adm_1: draw.oneOf(AREAS),
    adm_2: draw.chance(0.7) ? `${draw.oneOf(TOWNS)} district` : '',
    latitude: lat,
    longitude: lon,
    geom_wkt: `POINT (${lon} ${lat})`,
    priogrid_gid: 100_000 + draw.below(100_000),
    country: country.name,
    country_id: country.number,
    region: country.region,
  };
}

/** With six digits after the point. None is so close to zero that SQLite writes it with an exponent and JavaScript does not. */
function degrees(value: number): string {
  return (Math.abs(value) < 0.001 ? 0.5 : value).toFixed(6);
}

/** One in three rows is from before 2013, when articles were not coded. */
function articles(day: string, best: number, draw: Draw): Row {
  const claimant = draw.oneOf(CLAIMANTS);
  if (draw.chance(0.33)) {
    const text = `${OFFICES[0]} ${day} ${draw.oneOf(TOWNS).toUpperCase()} REBELS ATTACK`;
    return { number_of_sources: -1, source_article: text, source_original: claimant };
  }
  const count = draw.chance(0.7) ? 1 : draw.chance(0.75) ? 2 : 3 + draw.below(3);
  const read = Array.from({ length: count }, () => ({
    office: draw.chance(0.5) ? draw.oneOf(OFFICES.slice(0, 5)) : draw.oneOf(OFFICES),
    headline: `${best} ${draw.oneOf(DEEDS)} near ${draw.oneOf(TOWNS)}, ${claimant || 'sources'} say`,
  }));
  return {
    number_of_sources: count,
    source_article: read.map(({ office, headline }) => `"${office},${day},${headline}"`).join(';'),
    source_office: read.map(({ office }) => office).join(';'),
    source_date: read.map(() => day).join(';'),
    source_headline: read.map(({ headline }) => headline).join(';'),
    source_original: claimant,
  };
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Texts stand in quotes and numbers do not, as the publisher writes them. */
function quoted(cell: string | number): string {
  return typeof cell === 'number' || cell === '' ? String(cell) : `"${cell.replaceAll('"', '""')}"`;
}
