-- Brings the rows in temp.staging, which are UCDP GED as make-csv.ts writes them, into an empty database: one insert
-- for each table of what the program makes of the same file. Rows keep their number in the file as their incident's.
begin;
update context set importing = 1;
insert into batch (dataset, format, file, sha256, who) values ('ucdp-ged', 'ucdp-ged', 'ged251.csv', '', 'shell');
insert into action (who, kind, title, batch_id) values ('shell', 'import', 'imported ged251.csv', 1);

create temp table country_code (name text primary key, code text) without rowid;
insert into country_code values ('Syria', 'SYR'), ('Afghanistan', 'AFG'), ('India', 'IND'), ('Mexico', 'MEX'),
  ('DR Congo (Zaire)', 'COD'), ('Pakistan', 'PAK'), ('Colombia', 'COL'), ('Ukraine', 'UKR'), ('Nigeria', 'NGA'),
  ('Somalia', 'SOM'), ('Iraq', 'IRQ'), ('Myanmar (Burma)', 'MMR');

-- The articles behind a row stand in one cell: "Office,YYYY-MM-DD,headline";"…".
create temp table article (row integer, nth integer, office text, day text, headline text);
insert into article
  select row, nth, substr(text, 1, instr(text, ',') - 1), substr(text, instr(text, ',') + 1, 10),
    substr(text, instr(text, ',') + 12)
  from (select staging.rowid as row, part.key as nth, part.value as text
    from staging, json_each('[' || replace(source_article, '";"', '","') || ']') as part
    where cast(number_of_sources as integer) > 0);
create index temp.article_of_row on article (row, nth);

create temp table side (row integer, nth integer, name text, kind text, role text);
insert into side select rowid, 1, side_a, case when gwnoa <> '' then 'state' else 'unknown' end,
  case type_of_violence when '3' then 'perpetrator' else 'participant' end from staging;
insert into side select rowid, 2, side_b,
  case when side_b = 'Civilians' then 'civilians' when type_of_violence = '1' then 'rebel' else 'unknown' end,
  case type_of_violence when '3' then 'target' else 'participant' end from staging;
create index temp.side_of_row on side (row, nth);

insert into source (name, batch_id) values ('UCDP GED', 1);
insert into source (name, batch_id) select distinct office, 1 from article;
insert into actor (name, kind, batch_id)
  select name, coalesce(max(nullif(kind, 'unknown')), 'unknown'), 1 from side group by name;

insert into incident (id, occurred_from, occurred_until, date_precision, type, title, narrative, place, admin1, admin2,
    country, lat, lon, place_precision, dataset, external_id, batch_id, evidence, killed_low, killed_best, killed_high,
    civilians_best, due)
  select staging.rowid, substr(date_start, 1, 10), substr(date_end, 1, 10),
    case date_prec when '1' then 'day' else 'days' end,
    case type_of_violence when '3' then 'violence' else 'battle' end,
    coalesce((select headline from article where row = staging.rowid and nth = 0),
      side_a || ' – ' || side_b || ', ' || where_coordinates),
    where_description || case source_original when '' then '' else char(10) || 'Said by: ' || source_original end,
    where_coordinates, adm_1, nullif(adm_2, ''), country_code.code, cast(latitude as real), cast(longitude as real),
    case where_prec when '1' then 'exact' when '2' then 'near' when '3' then 'admin2' when '4' then 'admin1' else 'area' end,
    'ucdp-ged', staging.id, 1, 'reported', cast(low as integer), cast(best as integer), cast(high as integer),
    cast(deaths_civilians as integer), 0
  from staging left join country_code on country_code.name = staging.country;

insert into report (id, incident_id, source_id, batch_id) select rowid, rowid, 1, 1 from staging;
insert into report (incident_id, source_id, derives_from, published_on, headline, batch_id)
  select row, (select id from source where name = office), row, day, headline, 1 from article;

insert into figure (report_id, measure, low, best, high)
  select rowid, 'killed', cast(low as integer), cast(best as integer), cast(high as integer) from staging;
insert into figure (report_id, measure, best) select rowid, 'civilians', cast(deaths_civilians as integer) from staging;

insert into attribution (incident_id, actor_id, role, source_id, batch_id)
  select row, (select id from actor where actor.name = side.name), role, 1, 1 from side;

-- What the program keeps beside: the row as it came, and the row in our terms. The shell cannot compress them.
insert into publisher_row (incident_id, first_batch_id, last_batch_id, line, packed)
  select incident.id, 1, 1, incident.id + 1, cast(json_array(json_object('id', staging.id, 'relid', relid, 'year', year, 'active_year', active_year, 'code_status', code_status,
      'type_of_violence', type_of_violence, 'conflict_dset_id', conflict_dset_id, 'conflict_new_id', conflict_new_id,
      'conflict_name', conflict_name, 'dyad_dset_id', dyad_dset_id, 'dyad_new_id', dyad_new_id, 'dyad_name', dyad_name,
      'side_a_dset_id', side_a_dset_id, 'side_a_new_id', side_a_new_id, 'side_a', side_a,
      'side_b_dset_id', side_b_dset_id, 'side_b_new_id', side_b_new_id, 'side_b', side_b,
      'number_of_sources', number_of_sources, 'source_article', source_article, 'source_office', source_office,
      'source_date', source_date, 'source_headline', source_headline, 'source_original', source_original,
      'where_prec', where_prec, 'where_coordinates', where_coordinates, 'where_description', where_description,
      'adm_1', adm_1, 'adm_2', adm_2, 'latitude', latitude, 'longitude', longitude, 'geom_wkt', geom_wkt,
      'priogrid_gid', priogrid_gid, 'country', staging.country, 'country_id', country_id, 'region', region,
      'event_clarity', event_clarity, 'date_prec', date_prec, 'date_start', date_start, 'date_end', date_end,
      'deaths_a', deaths_a, 'deaths_b', deaths_b, 'deaths_civilians', deaths_civilians,
      'deaths_unknown', deaths_unknown, 'best', best, 'high', high, 'low', low, 'gwnoa', gwnoa, 'gwnob', gwnob),
    json_object(
      'when', json_object('from', occurred_from, 'until', occurred_until, 'precision', date_precision),
      'place', json_object('place', place, 'admin1', admin1, 'admin2', admin2, 'country', incident.country,
        'point', json_object('lat', lat, 'lon', lon), 'precision', place_precision),
      'type', type, 'subtype', subtype, 'title', title, 'narrative', narrative, 'tags', json_array(),
      'ties', (select json_group_array(json_object('actor', name, 'kind', kind, 'role', role, 'basis', 'reported',
        'doubted', json('false'))) from (select * from side where row = incident.id order by nth)),
      'accounts', (select json_group_array(json(account)) from (
        select json_object('source', 'UCDP GED', 'published', null, 'url', null, 'headline', null,
          'grade', json_object('reliability', null, 'credibility', null),
          'figures', json_object('killed', json_object('low', killed_low, 'best', killed_best, 'high', killed_high),
            'civilians', json_object('low', null, 'best', civilians_best, 'high', null))) as account
        union all
        select * from (select json_object('source', office, 'published', day, 'url', null, 'headline', headline,
          'grade', json_object('reliability', null, 'credibility', null), 'figures', json_object())
          from article where row = incident.id order by nth))))) as blob)
  from incident join staging on staging.rowid = incident.id;

insert into count_waiting values (1);
update batch set added = (select count(*) from incident);
update context set importing = 0;
commit;
