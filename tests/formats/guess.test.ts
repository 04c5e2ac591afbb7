import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/exchange/reading/layout.ts';
import { TABLE_FIELDS } from '../../src/formats/fields/table-fields.ts';
import { guessMapping } from '../../src/formats/tables/guess-mapping.ts';

const guess = (...lines: readonly string[]) =>
  guessMapping(layoutOf({ beginning: `${lines.join('\n')}\n`, name: 'x.csv' }));

describe('a guess of what the columns of a table are', () => {
  it('takes neither counts nor ages for actors', () => {
    expect(
      guess(
        'id,date,summary,fatalities,injured,total_victims,age_group,victims,group',
        '1,2019-12-10,Shooting at a market,4,3,7,Adult,7,Adult',
        '2,2021-04-15,Shooting at a warehouse,8,5,13,Teens,13,Teens',
      ),
    ).toEqual({
      id: ['id'],
      date: 'date',
      title: 'summary',
      killed: 'fatalities',
      wounded: 'injured',
    });
  });

  it('takes a part of a count for no whole, and the source of something else for no source', () => {
    expect(
      guess(
        'id,date,children killed,police injured,race_source,data source',
        '1,2019-12-10,4,3,photo,x',
      ),
    ).toEqual({ id: ['id'], date: 'date' });
    expect(
      guess('Nr,Tag,What', '#event+id,#date,#affected+killed+children', '1,2020-01-02,3'),
    ).toEqual({ id: ['nr'], date: 'tag' });
  });

  it('takes the name of a person for no title', () => {
    expect(guess('id,date,name,age,gender', '3,2015-01-02,Ann Example,53,F')).toEqual({
      id: ['id'],
      date: 'date',
    });
    expect(guess('id,date,name', '3,2015-01-02,Flood in the valley')).toMatchObject({
      title: 'name',
    });
  });

  it('takes metres for no degrees, a standing for no area, a part of the world for none, and links for a link', () => {
    expect(
      guess(
        'id,date,x,y,state,region,source',
        '1,2020-01-01,450123.3,6543210.1,open,Middle East,https://example.org/1',
        '2,2020-01-01,450124.3,6543211.1,closed,Western Africa,https://example.org/2',
      ),
    ).toEqual({ id: ['id'], date: 'date', url: 'source' });
  });

  it('takes a category that is called event for the type', () => {
    const rows = Array.from({ length: 9 }, (_, index) => `${index},2020-01-01,Explosion`);
    expect(guess('id,date,event', ...rows)).toEqual({ id: ['id'], date: 'date', type: 'event' });
  });

  it('takes what is called a title for the title, though most of its rows have the same', () => {
    const rows = Array.from({ length: 9 }, (_, index) => `${index},2020-01-01,Shelling`);
    expect(guess('id,date,title', ...rows)).toEqual({ id: ['id'], date: 'date', title: 'title' });
    expect(guess('id,date,title,event', ...rows.map((row) => `${row},Explosion`))).toEqual({
      id: ['id'],
      date: 'date',
      title: 'title',
      type: 'event',
    });
  });

  it('takes levels for no figures', () => {
    expect(guess('id,date,low,high,best', '1,2020-01-01,low,high,good')).toEqual({
      id: ['id'],
      date: 'date',
    });
  });

  it.each([
    ['id,Year,Month,Day', '1,2024,2,3', '2,2024,2,0'],
    ['id;iyear;imonth;iday', '1;1970;7;2', '2;1970;0;0'],
    ['id,an,mois,jour', '1,5,1,12', '2,18,12,31'],
    ['id,año,mes,día', '1,2024,febrero,3', '2,2024,marzo,'],
    ['id,Jahr,Monat,Tag', '1,2024,Feb,3', '2,2024,März,4'],
    ['id,a,b,c', '#event+id,#date+year,#date+month,#date+day', '1,2024,2,3'],
  ])('finds year, month and day in columns of their own: %s', (header, ...rows) => {
    const [id, year, month, day] = header.toLowerCase().split(/[,;]/);
    expect(guess(header, ...rows)).toEqual({ id: [id], year, month, day });
  });

  it('takes the whole date where there is one, and no parts', () => {
    expect(guess('id,year,month,day,event date', '1,2024,2,3,2024-02-03')).toEqual({
      id: ['id'],
      date: 'event date',
    });
    expect(guess('id,day', '1,3', '2,4')).toEqual({ id: ['id'] });
    expect(guess('id,day', '1,2024-02-03')).toEqual({ id: ['id'], date: 'day' });
  });

  it.each([
    ['location', '"36.0970, -7.4651"', 'point'],
    ['Estimated Coordinates', '"36.0970, -7.4651"', 'point'],
    ['_geolocation', '"[36.0970, -7.4651]"', 'point'],
    ['lat_lon', '19.4326|-99.1332', 'point'],
    ['lon_lat', '"-7.4651, 36.0970"', 'lon-lat'],
    ['coordinates', '"120.5, 14.6"', 'lon-lat'],
    ['wkt', 'POINT (120.5 14.6)', 'point'],
    ['location', 'Kabul', 'place'],
  ])('tells by the form whether %s with %s is a point', (header, cell, field) => {
    expect(guess(`id,date,${header}`, `1,2024-05-01,${cell}`)).toEqual({
      id: ['id'],
      date: 'date',
      [field]: header.toLowerCase(),
    });
  });

  it('takes a point that a form left empty for no other thing', () => {
    expect(
      guess('id,date,_geolocation', '1,2024-05-01,"[18.4, 1.4]"', '2,2024-05-02,"[null, null]"'),
    ).toEqual({
      id: ['id'],
      date: 'date',
      point: '_geolocation',
    });
  });

  it('keeps the latitude first though one of its points is mistyped', () => {
    const rows = ['16.2, -0.1', '160.2, -0.1', '16.3, -0.2', '16.4, -0.3', '16.5, -0.4'];
    expect(
      guess('id,date,coordinates', ...rows.map((point, index) => `${index},2024-05-01,"${point}"`)),
    ).toEqual({ id: ['id'], date: 'date', point: 'coordinates' });
  });

  it('reads a point of the table beside its latitude and longitude from these', () => {
    expect(
      guess('id,date,_GPS,_GPS_latitude,_GPS_longitude', '1,2024-05-01,18.4 1.4 0 0,18.4,1.4'),
    ).toEqual({ id: ['id'], date: 'date', lat: '_gps_latitude', lon: '_gps_longitude' });
  });

  it('never takes a column of numbers for a name', () => {
    const names = new Set([
      'by',
      'on',
      'with',
      'with-too',
      'place',
      'admin1',
      'admin2',
      'country',
      'title',
      'source',
      'type',
    ]);
    const named = TABLE_FIELDS.filter(({ name }) => names.has(name));
    const words = named.flatMap(({ words: its, endings }) => [
      ...its,
      ...endings.map((end) => `any ${end}`),
    ]);
    const tags = named.flatMap(({ tags: its }) => its);
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.constantFrom('', ...tags),
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (word, tag, numbers) => {
          const mapping = guess(
            `nr;when;${word}`,
            `#event+id;#date;${tag === '' ? '#x' : tag}`,
            ...numbers.map((number, index) => `r${index};2024-05-01;${number}`),
          );
          const found = Object.entries(mapping).filter(([field]) => names.has(field));
          expect(found).toEqual([]);
        },
      ),
    );
  });
});
