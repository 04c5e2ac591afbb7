import type { Format } from './format.ts';
import { UCDP_GED } from './ucdp-ged.ts';

/** Every format that can be imported. */
export const FORMATS: readonly Format[] = [UCDP_GED];
