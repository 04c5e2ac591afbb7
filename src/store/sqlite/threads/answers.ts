import { type Queries, queries } from '../../queries/index.ts';
import { doctor } from '../doctor/doctor.ts';

/** For each question what answers it on SQLite. */
export const answers: Queries = { ...queries, doctor };
