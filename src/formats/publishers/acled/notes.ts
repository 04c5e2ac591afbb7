import type { ColumnNote, IncidentReading } from '../../rows/format.ts';

export const ACLED_COLUMNS: readonly ColumnNote[] = [
  { name: 'event_id_cnty', becomes: 'the external id; the same in every version' },
  { name: 'event_date, time_precision', becomes: '1 the day, 2 its week, 3 its month' },
  {
    name: 'event_type, sub_event_type',
    becomes: 'type and sub-type; riots and protests before 2017 by the kind of the first actor',
  },
  {
    name: 'actor1, actor2, inter1, inter2',
    becomes:
      'participants with their kind; if civilians were targeted, they are the target and the other side the perpetrator',
  },
  { name: 'assoc_actor_1, assoc_actor_2, ally_actor_1, ally_actor_2', becomes: 'more actors' },
  { name: 'civilian_targeting', becomes: 'whether civilians were the target' },
  { name: 'iso, iso3, country, gwno', becomes: 'country (ISO 3166-1 alpha-3)' },
  { name: 'location, admin1, admin2', becomes: 'place, first and second area' },
  { name: 'latitude, longitude', becomes: 'coordinates' },
  { name: 'geo_precision', becomes: '1 exact, 2 near, 3 admin1' },
  { name: 'source', becomes: 'one report per outlet, without figures' },
  { name: 'notes', becomes: 'the narrative' },
  {
    name: 'fatalities',
    becomes: 'killed (best only); civilians as well if they were the target of another actor',
  },
];

/** Synthetic rows in the shape of each version, with the expected result. */
export const ACLED_SAMPLES: IncidentReading['samples'] = [
  {
    header:
      'gwno,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,actor1,ally_actor_1,inter1,actor2,ally_actor_2,inter2,interaction,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,notes,fatalities',
    row: '615,1ALG,1,18/04/2001,2001,1,Violence against civilians,Police Forces of Algeria,,1,Civilians (Algeria),Berber Group,7,17,Algeria,Tizi Ouzou,Beni-Douala,,Beni Douala,36.61954,4.08282,1,Example Press,Invented.,1',
    means: {
      externalId: '1ALG',
      type: 'violence',
      when: { from: '2001-04-18', until: '2001-04-18', precision: 'day' },
    },
  },
  {
    header:
      'data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3',
    row: '7,4,AFG9,9,25 May 2018,2018,2,Explosions/Remote violence,Air/drone strike,Military Forces of Afghanistan (2014-2021),,1,Taliban,,2,12,Central Asia,Afghanistan,Kunduz,Archi,,Dasht-e-Archi,36.98,69.15,2,Example Press; Other Press,National,Invented.,25,1580000000,AFG',
    means: {
      externalId: 'AFG9',
      type: 'explosion',
      subtype: 'airstrike',
      when: { from: '2018-05-21', until: '2018-05-27', precision: 'week' },
    },
  },
  {
    header:
      'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp',
    row: 'AFG12345,2021-07-14,2021,1,Political violence,Battles,Armed clash,Taliban,,Rebel group,Military Forces of Afghanistan (2014-2021),Police Forces of Afghanistan (2014-2021),State forces,State forces-Rebel group,,4,Caucasus and Central Asia,Afghanistan,Kandahar,Spin Boldak,,Spin Boldak,31.0057,66.4000,1,Example Press,National,Invented.,25,,1626800000',
    means: {
      externalId: 'AFG12345',
      type: 'battle',
      subtype: 'armed-clash',
      title: 'Armed clash: Taliban – Military Forces of Afghanistan (2014-2021), Spin Boldak',
    },
  },
];
