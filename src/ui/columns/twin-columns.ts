import type { TwinRow } from '../../store/port/rows-actors-sources.ts';
import type { Column } from '../table/column.ts';

const INCIDENTS = {
  header: 'inc.',
  align: 'right',
  width: { min: 4, max: 9, whole: true },
} as const;
const NAME = { align: 'left', width: { min: 16, max: 60, grow: 1 }, priority: 1 } as const;

/** Possible duplicates: each actor next to the one with more incidents, and why. */
export const TWIN_COLUMNS: readonly Column<TwinRow>[] = [
  { id: 'actor', header: 'actor', ...NAME, cell: ({ actor }) => actor.name },
  { id: 'its', ...INCIDENTS, priority: 2, cell: ({ actor }) => `${actor.incidents}` },
  { id: 'into', header: 'may be', ...NAME, cell: ({ into }) => into.name },
  { id: 'theirs', ...INCIDENTS, priority: 2, cell: ({ into }) => `${into.incidents}` },
  {
    id: 'why',
    header: 'why',
    align: 'left',
    width: { min: 12, max: 26 },
    priority: 3,
    cell: ({ why }) => why,
  },
];
