import type { ColumnNote, IncidentReading } from '../../rows/format.ts';

export const SIND_COLUMNS: readonly ColumnNote[] = [
  { name: 'SiND Event ID, SiND ID', becomes: 'the external id' },
  {
    name: 'Date, Event Description',
    becomes:
      'about the date; if the description begins with the month ("February 2024:"), the day or the days that contain it, those. The title is the first sentence after that, or made of the other columns if there is none; the narrative is the whole text',
  },
  { name: 'Country ISO, Country, Admin 1', becomes: 'country and first area' },
  { name: 'Latitude, Longitude', becomes: 'coordinates, blurred by the publisher' },
  { name: 'Geo Precision', becomes: 'place precision by the number in brackets (as UCDP)' },
  {
    name: 'Reported Perpetrator, Reported Perpetrator Name, Actor Type, Actor Name',
    becomes: 'the perpetrator, or its description with the country',
  },
  { name: 'Victim of Violence, Survivor or Victim, Organisation Affected', becomes: 'the target' },
  { name: 'Weapon Carried/Used, Explosive Weapon Type', becomes: 'type and sub-type' },
  {
    name: '… Killed, … Injured, … Kidnapped, … Arrested',
    becomes:
      'killed, wounded, abducted and arrested among these victims alone, which the name of the source says; for two kinds of victims the sum as a lower bound',
  },
];

export const SIND_SAMPLES: IncidentReading['samples'] = [
  {
    header:
      'date,event description,country,country iso,admin 1,latitude,longitude,geo precision,reported perpetrator,reported perpetrator name,weapon carried/used,organisation affected,aid workers killed,aid workers injured,aid workers kidnapped,aid workers arrested,sind event id',
    row: '2024-02-11,February 2024: An aid worker was abducted. More.,Mali,MLI,Mopti,14.5,-4.2,(2) 25 km precision,NSA,No information,Firearms,INGO,0,0,1,0,77001',
    means: {
      externalId: '77001',
      type: 'violence',
      subtype: 'abduction',
      title: 'An aid worker was abducted.',
      when: { from: '2024-02-01', until: '2024-02-29', precision: 'month' },
    },
  },
];
