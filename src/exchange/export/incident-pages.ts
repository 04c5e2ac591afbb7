import type { Filter } from '../../domain/filter/filter.ts';
import type { IncidentSort } from '../../store/port/questions.ts';
import type { IncidentRow, ListAnswer } from '../../store/port/rows.ts';
import type { Reader } from '../../store/port/store.ts';

const PAGE = 500;
const NEWEST_FIRST: IncidentSort = { column: 'date', descending: true };

/** Everything that matches, newest first, page by page; `limit` is `null` for all of it. */
export async function* incidentPages(
  store: Reader,
  filter: Filter,
  limit: number | null,
): AsyncGenerator<readonly IncidentRow[]> {
  let at: 'start' | number = 'start';
  let missing = limit ?? Number.POSITIVE_INFINITY;
  while (missing > 0) {
    // From the second page on, the first row is the last one of the page before.
    const known = at === 'start' ? 0 : 1;
    const wanted = Math.min(PAGE, missing);
    const answer: ListAnswer<IncidentRow> = await store.ask('incidents', {
      filter,
      sort: NEWEST_FIRST,
      at,
      before: 0,
      after: wanted + known,
    });
    const rows: readonly IncidentRow[] =
      answer.rows[0]?.id === at ? answer.rows.slice(1) : answer.rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (answer.atEnd) return;
    at = last.id;
    missing -= rows.length;
  }
}
