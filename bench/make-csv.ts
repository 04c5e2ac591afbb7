import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const HEADER =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob';

/** Writes a file in the shape of UCDP GED 20.1 and later, with so many invented rows; the same for the same number. */
export async function makeCsv(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${HEADER}\n`);
  const random = seeded(42);
  for (let id = 1; id <= rows; id += 1) {
    if (!out.write(`${line(id, random)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

function line(id: number, random: () => number): string {
  const pick = (count: number) => Math.floor(random() * count);
  const day = new Date(Date.UTC(2000, 0, 1 + pick(9000))).toISOString().slice(0, 10);
  const violence = 1 + pick(3);
  const group = `Armed group ${pick(120)}`;
  const state = 1 + pick(40);
  const sideA = violence === 1 ? `Government of State ${state}` : group;
  const sideB = violence === 3 ? 'Civilians' : `Armed group ${120 + pick(120)}`;
  const best = pick(30);
  const low = Math.max(0, best - pick(4));
  const high = best + pick(9) + (best === 0 ? 1 : 0);
  const town = `Town ${pick(4000)}`;
  const agency = ['Reuters', 'AFP', 'BBC Monitoring', 'Xinhua', 'AP'][pick(5)] ?? 'Reuters';
  const headline = `${best} reported dead as ${group} clashes near ${town}`;
  const article = `"""${agency},${day},${headline}"""`;
  const lat = (random() * 60 - 20).toFixed(6);
  const lon = (random() * 100 - 10).toFixed(6);
  return [
    id,
    `X-${id}`,
    day.slice(0, 4),
    1,
    'Clear',
    violence,
    1,
    1,
    '"A conflict"',
    1,
    1,
    `"${sideA} - ${sideB}"`,
    1,
    1,
    `"${sideA}"`,
    2,
    2,
    `"${sideB}"`,
    1,
    article,
    agency,
    day,
    `"${headline}"`,
    '"local officials"',
    1 + pick(4),
    town,
    `"near ${town}, on the road to the north"`,
    `Province ${pick(300)}`,
    '',
    lat,
    lon,
    `"POINT (${lon} ${lat})"`,
    1000 + pick(9000),
    'Afghanistan',
    700,
    'Asia',
    1,
    1,
    day,
    day,
    0,
    0,
    violence === 3 ? best : 0,
    0,
    best,
    high,
    low,
    violence === 1 ? 100 + state : '',
    '',
  ].join(',');
}

/** A small generator of numbers from 0 to 1 that is the same everywhere (mulberry32, public domain). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
