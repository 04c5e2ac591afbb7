/** One thing that a table of incidents may say, and the column names and HXL tags by which it is guessed. */
export type TableField<N extends string = string> = {
  readonly name: N;
  readonly help: string;
  /** Header words, in lower case with single spaces, the most telling first. */
  readonly words: readonly string[];
  /** HXL hashtags with attributes in any order (https://hxlstandard.org), the most telling first. */
  readonly tags: readonly string[];
};

function field<N extends string>(
  name: N,
  help: string,
  words: readonly string[],
  tags: readonly string[] = [],
): TableField<N> {
  return { name, help, words, tags };
}

/** Every field that a column of a plain table can be read as. The order is that of the proposal. */
export const TABLE_FIELDS = [
  field(
    'id',
    "the publisher's own id of the row",
    [
      'event id',
      'incident id',
      'event id cnty',
      'external id',
      'id',
      'uid',
      'code',
      'ref',
      'reference',
      'globalid',
      'nr',
      'no',
      'number',
      'objectid',
      'fid',
    ],
    ['#event+id', '#event+code', '#meta+id', '#id', '#incident+id', '#x_id'],
  ),
  field(
    'date',
    'the first day',
    [
      'date start',
      'start date',
      'event date',
      'incident date',
      'occurred on',
      'date',
      'day',
      'date of event',
      'date of incident',
      'datum',
      'when',
      'fecha',
    ],
    ['#date+start', '#date+occurred', '#date+event', '#date'],
  ),
  field(
    'date-end',
    'the last day',
    ['date end', 'end date', 'occurred until', 'until'],
    ['#date+end'],
  ),
  field(
    'title',
    'what happened, in a line',
    ['title', 'headline', 'event', 'incident', 'summary', 'name', 'source headline', 'source art'],
    ['#event+name', '#event+title', '#meta+headline'],
  ),
  field(
    'narrative',
    'what happened, in full',
    [
      'description',
      'event description',
      'notes',
      'narrative',
      'details',
      'comment',
      'comments',
      'text',
    ],
    ['#description', '#event+description'],
  ),
  field(
    'type',
    'the type of incident',
    ['event type', 'type', 'incident type', 'category', 'type of event', 'attack type'],
    ['#event+type', '#cause+type', '#event'],
  ),
  field(
    'subtype',
    'its sub-type',
    ['sub event type', 'sub type', 'subtype', 'subcategory'],
    ['#event+subtype', '#event+sub+type'],
  ),
  field(
    'place',
    'the place',
    [
      'location',
      'place',
      'town',
      'city',
      'settlement',
      'village',
      'locality',
      'where coordinates',
      'site',
    ],
    ['#loc+name', '#loc', '#loc+settlement'],
  ),
  field(
    'admin1',
    'the first-level area',
    ['admin1', 'admin 1', 'adm 1', 'province', 'state', 'governorate', 'region', 'oblast'],
    ['#adm1+name', '#adm1'],
  ),
  field(
    'admin2',
    'the second-level area',
    ['admin2', 'admin 2', 'adm 2', 'district', 'county', 'raion'],
    ['#adm2+name', '#adm2'],
  ),
  field(
    'country',
    'the country',
    ['iso3', 'country iso', 'country code', 'iso', 'country', 'country name', 'nation'],
    [
      '#country+code+iso3',
      '#country+iso3',
      '#country+code',
      '#country+iso',
      '#country+name',
      '#country',
    ],
  ),
  field(
    'lat',
    'the latitude',
    ['latitude', 'lat', 'y', 'gps latitude', 'point y'],
    ['#geo+lat', '#geo+lac'],
  ),
  field(
    'lon',
    'the longitude',
    ['longitude', 'lon', 'long', 'lng', 'x', 'gps longitude', 'point x'],
    ['#geo+lon', '#geo+long', '#geo+lng'],
  ),
  field(
    'by',
    'the perpetrator',
    [
      'perpetrator',
      'actor',
      'perpetrator name',
      'actor name',
      'attacker',
      'reported perpetrator name',
      'group',
    ],
    ['#group+perp+name', '#group+perp', '#group+name+perp'],
  ),
  field(
    'on',
    'the target',
    ['target', 'victim', 'victims', 'victim of violence'],
    ['#group+target', '#affected+group', '#survivor_victim'],
  ),
  field(
    'with',
    'a party that is neither',
    ['side a', 'actor1', 'actor 1', 'party a'],
    ['#group+name+first', '#group+first', '#group+name'],
  ),
  field(
    'with-too',
    'another such party',
    ['side b', 'actor2', 'actor 2', 'party b'],
    ['#group+name+second', '#group+second'],
  ),
  field(
    'killed',
    'the killed, best figure',
    ['killed', 'fatalities', 'deaths', 'best', 'dead', 'total killed', 'number killed', 'nkill'],
    ['#affected+killed', '#affected+dead', '#affected+fatalities'],
  ),
  field(
    'killed-low',
    'the killed, at least',
    ['killed low', 'killed min', 'low', 'fatalities low', 'min killed', 'deaths min'],
    ['#affected+killed+min', '#affected+killed+low'],
  ),
  field(
    'killed-high',
    'the killed, at most',
    ['killed high', 'killed max', 'high', 'fatalities high', 'max killed', 'deaths max'],
    ['#affected+killed+max', '#affected+killed+high'],
  ),
  field(
    'civilians',
    'the civilians among the killed',
    ['civilians killed', 'civilian deaths', 'deaths civilians', 'civilians', 'civilian fatalities'],
    ['#affected+killed+civilians', '#affected+civilians+killed'],
  ),
  field(
    'wounded',
    'the wounded',
    ['wounded', 'injured', 'injuries', 'total wounded', 'number injured'],
    ['#affected+injured', '#affected+wounded'],
  ),
  field(
    'abducted',
    'the abducted',
    ['abducted', 'kidnapped', 'hostages', 'total kidnapped'],
    ['#affected+kidnapped', '#affected+abducted'],
  ),
  field(
    'arrested',
    'the arrested',
    ['arrested', 'detained'],
    ['#affected+arrested', '#affected+detained'],
  ),
  field(
    'displaced',
    'the displaced',
    ['displaced', 'idps'],
    ['#affected+displaced', '#affected+idps'],
  ),
  field(
    'source',
    'who says so',
    ['source', 'sources', 'source name', 'outlet', 'reported by'],
    ['#meta+source', '#source', '#org+source'],
  ),
  field(
    'url',
    'the link',
    ['url', 'link', 'source url', 'source link', 'links', 'web'],
    ['#meta+url', '#meta+link', '#url'],
  ),
  field(
    'tags',
    'tags, separated by commas or semicolons',
    ['tags', 'keywords', 'labels'],
    ['#meta+tags'],
  ),
] as const;

export type TableFieldName = (typeof TABLE_FIELDS)[number]['name'];

/** Which column (by its name in lower case) is read as which field. */
export type Mapping = Readonly<Partial<Record<TableFieldName, string>>>;
