import { ACLED } from './publishers/acled/acled.ts';
import { ACLED_AGGREGATE, ACLED_DELETED } from './publishers/acled/others.ts';
import { AWSD } from './publishers/awsd.ts';
import { DELETIONS } from './publishers/deletions.ts';
import { GDELT_1, GDELT_2 } from './publishers/gdelt.ts';
import { GTD } from './publishers/gtd.ts';
import { ICEWS } from './publishers/icews.ts';
import { SIND } from './publishers/sind/sind.ts';
import { TIMEMAP } from './publishers/timemap.ts';
import { UCDP_CANDIDATE } from './publishers/ucdp/candidate.ts';
import { UCDP_GED } from './publishers/ucdp/ged.ts';
import { WATCHFLOOR } from './publishers/watchfloor.ts';
import type { Format } from './rows/format.ts';
import { GEOJSON } from './tables/geojson.ts';
import { HXL } from './tables/hxl.ts';

/**
 * Every format that can be imported, the most specific first: a file has the first format for which nothing is missing.
 */
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
