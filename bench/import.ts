import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type Figure, figure, median } from './figures.ts';
import { MIGRATION, runProgram } from './program.ts';

const RUNS = 3;

/** Rows a second of an import, beside the sqlite3 shell bringing the same file into the same schema. */
export function measureImport(csv: string, database: string, incidents: number): readonly Figure[] {
  const ours: number[] = [];
  const shells: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    remove(database);
    ours.push(incidents / (runProgram(['--db', database, 'import', csv]) / 1000));
    const shell = shellImport(csv, `${database}.shell`);
    if (shell !== undefined) shells.push(incidents / (shell / 1000));
  }
  const share = (median(ours) / median(shells)) * 100;
  const yardstick =
    shells.length === 0
      ? 'no sqlite3 shell here'
      : `sqlite3 shell: ${median(shells).toFixed(0)} rows/s, so ${share.toFixed(0)} % of it`;
  return [figure('import', { incidents, unit: 'rows/s', yardstick }, ours)];
}

/** The shell's way: a staging table, then one insert for each of our tables; `undefined` where there is no shell. */
function shellImport(csv: string, database: string): number | undefined {
  remove(database);
  const started = performance.now();
  const { error, status, stderr } = spawnSync('sqlite3', [database], {
    input: `pragma journal_mode = wal; pragma synchronous = full;
.read ${MIGRATION}
.import --csv ${csv} staging
begin;
update context set importing = 1;
insert into batch (dataset, format, file, sha256, who) values ('ucdp-ged', 'ucdp-ged', 'x', '', 'x');
insert into source (name, batch_id) values ('UCDP GED', 1);
insert into source (name, batch_id) select distinct source_office, 1 from staging;
insert into actor (name, kind, batch_id) select distinct side, 'unknown', 1
  from (select side_a as side from staging union select side_b from staging);
insert into incident (occurred_from, occurred_until, date_precision, type, title, narrative, place, admin1, country, lat, lon,
    place_precision, dataset, external_id, batch_id, evidence, killed_low, killed_best, killed_high, due)
  select date_start, date_end, 'day', case type_of_violence when '3' then 'violence' else 'battle' end, source_headline,
    where_description, where_coordinates, adm_1, 'AFG', cast(latitude as real), cast(longitude as real), 'exact', 'ucdp-ged', id, 1,
    'reported', cast(low as integer), cast(best as integer), cast(high as integer), 0 from staging;
insert into report (incident_id, source_id, batch_id) select id, 1, 1 from incident;
insert into report (incident_id, source_id, derives_from, published_on, headline, batch_id)
  select incident.id, source.id, incident.id, source_date, source_headline, 1
  from staging join incident on incident.dataset = 'ucdp-ged' and incident.external_id = staging.id
    join source on source.name = source_office;
insert into figure (report_id, measure, low, best, high)
  select incident.id, 'killed', cast(low as integer), cast(best as integer), cast(high as integer)
  from staging join incident on incident.dataset = 'ucdp-ged' and incident.external_id = staging.id;
insert into figure (report_id, measure, best) select incident.id, 'civilians', cast(deaths_civilians as integer)
  from staging join incident on incident.dataset = 'ucdp-ged' and incident.external_id = staging.id;
insert into attribution (incident_id, actor_id, role, source_id, batch_id)
  select incident.id, actor.id, 'participant', 1, 1 from staging
  join incident on incident.dataset = 'ucdp-ged' and incident.external_id = staging.id join actor on actor.name = side_a;
insert into attribution (incident_id, actor_id, role, source_id, batch_id)
  select incident.id, actor.id, 'participant', 1, 1 from staging
  join incident on incident.dataset = 'ucdp-ged' and incident.external_id = staging.id join actor on actor.name = side_b;
insert into publisher_row (incident_id, first_batch_id, last_batch_id, line, raw, mapped)
  select incident.id, 1, 1, 1, json_array(source_article, where_description, dyad_name), json_array(source_headline, date_start)
  from staging join incident on incident.dataset = 'ucdp-ged' and incident.external_id = staging.id;
update context set importing = 0;
commit;
`,
    encoding: 'utf8',
  });
  if (error !== undefined) return undefined;
  if (status !== 0 || stderr !== '') throw new Error(`the sqlite3 shell failed: ${stderr}`);
  return performance.now() - started;
}

function remove(database: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
}
