import type { ColumnNote, IncidentReading } from '../../rows/format.ts';

/** The columns since release 20.1 in order, for files without a header. */
export const UCDP_COLUMN_ORDER: readonly string[] =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob'.split(
    ',',
  );

/** What each column becomes. These and all other columns are kept as published. */
export const UCDP_GED_COLUMNS: readonly ColumnNote[] = [
  { name: 'id', becomes: 'the external id; persistent across releases' },
  { name: 'type_of_violence', becomes: '1, 2: battle; 3: violence (against civilians)' },
  {
    name: 'side_a, side_b',
    becomes: 'actors: perpetrator and target in type 3, otherwise participants',
  },
  { name: 'gwnoa, gwnob', becomes: 'the kind of the side: a state if there is a number' },
  {
    name: 'source_article',
    becomes: 'one report per article, without figures; the first headline is the title',
  },
  { name: 'source_original', becomes: 'in the narrative: the source that the publisher relied on' },
  {
    name: 'where_coordinates, adm_1, adm_2, country, iso3',
    becomes: 'place, first and second area, country (ISO 3166-1 alpha-3)',
  },
  { name: 'latitude, longitude', becomes: 'coordinates' },
  {
    name: 'where_prec',
    becomes: 'place precision: exact, near, admin2, admin1, area, country, sea-or-air',
  },
  { name: 'where_description', becomes: 'in the narrative' },
  { name: 'date_start, date_end', becomes: 'first and last possible day' },
  {
    name: 'date_prec',
    becomes: '1 day (several: days), 2 and 3 week (2 with one day: about), 4 month, 5 year',
  },
  { name: 'low, best, high', becomes: "killed, in the publisher's own report, as published" },
  { name: 'deaths_civilians', becomes: 'civilians (best only) in the same report' },
];

/** Synthetic rows in the publisher's layout, with the expected result. */
export const UCDP_GED_SAMPLES: IncidentReading['samples'] = [
  {
    header:
      'id,type_of_violence,side_a,gwnoa,side_b,gwnob,number_of_sources,source_article,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,deaths_civilians,low,best,high',
    row: '900001,3,IS,,Civilians,,1,"""Example Wire,2019-08-18,Bomb at a hall""",1,Kabul city,Kabul province,34.53,69.17,Afghanistan,1,2019-08-17,2019-08-17,63,63,63,80',
    means: {
      externalId: '900001',
      type: 'violence',
      title: 'Bomb at a hall',
      when: { from: '2019-08-17', until: '2019-08-17', precision: 'day' },
    },
  },
  {
    header:
      'id,type_of_violence,side_a,gwnoa,side_b,gwnob,number_of_sources,source_article,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,deaths_civilians,best,high,low',
    row: '900002,1,Government of Myanmar (Burma),775,KNU,,-1,AFP 3 May 1995,4,Kayin state,Kayin state,17.0,97.75,Myanmar (Burma),4,1995-05-01,1995-05-31,0,2,9,3',
    means: {
      externalId: '900002',
      type: 'battle',
      title: 'Government of Myanmar (Burma) – KNU, Kayin state',
      when: { from: '1995-05-01', until: '1995-05-31', precision: 'month' },
    },
  },
];
