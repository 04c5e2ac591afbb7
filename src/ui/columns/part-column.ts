import type { AttributionRow, IncidentRow } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';

/** What one actor's part in each incident is, and who says so: `claims`, `blamed by Officials, denies`, `struck`. */
export function partColumn(actor: number): Column<IncidentRow> {
  return {
    id: 'part',
    header: 'its part',
    align: 'left',
    width: { min: 10, max: 32 },
    priority: 2,
    cell: ({ attributions }) => {
      const its = attributions.filter(({ actorId }) => actorId === actor).map(partWords);
      return [...new Set(its)].join(', ');
    },
  };
}

function partWords({ role, basis, doubted, saidBy }: AttributionRow): string {
  const by = saidBy === null ? '' : ` by ${saidBy}`;
  const doubt = doubted ? ', doubted' : '';
  if (basis === 'denied') return saidBy === null ? 'denies it' : `denied${by}`;
  if (role === 'target') return `struck${doubt}`;
  if (role === 'participant') return `took part${doubt}`;
  return basis === 'claimed' ? `claims it${doubt}` : `${basis}${by}${doubt}`;
}
