import { AWSD } from './awsd.ts';
import { DELETIONS } from './deletions.ts';
import { GDELT_1, GDELT_2 } from './gdelt.ts';
import { GTD } from './gtd.ts';
import { ICEWS } from './icews.ts';
import { ACLED } from './publishers/acled/acled.ts';
import { ACLED_AGGREGATE, ACLED_DELETED } from './publishers/acled/others.ts';
import { SIND } from './publishers/sind/sind.ts';
import { UCDP_CANDIDATE } from './publishers/ucdp/candidate.ts';
import { UCDP_GED } from './publishers/ucdp/ged.ts';
import type { Format } from './rows/format.ts';
import { GEOJSON } from './tables/geojson.ts';
import { HXL } from './tables/hxl.ts';
import { TIMEMAP } from './timemap.ts';
import { WATCHFLOOR } from './watchfloor.ts';

/** Every format that can be imported, the most particular first: a file is of the first that nothing is missing for. */
export const FORMATS: readonly Format[] = [
  UCDP_CANDIDATE,
  UCDP_GED,
  ACLED,
  ACLED_DELETED,
  ACLED_AGGREGATE,
  DELETIONS,
  GDELT_2,
  GDELT_1,
  ICEWS,
  GTD,
  AWSD,
  SIND,
  WATCHFLOOR,
  TIMEMAP,
  HXL,
  GEOJSON,
];
