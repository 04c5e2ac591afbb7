import type { Status } from '../../domain/model/status.ts';
import type { Role } from '../theme/roles.ts';

/**
 * A status as the screen says it: a short word for tables, in capitals where somebody has judged or reports
 * conflict, so that it is told apart without colour; the whole word; and its role.
 */
export const STATUS_WORDS = {
  reported: { short: 'rep', long: 'reported', role: 'statusReported' },
  corroborated: { short: 'corr', long: 'corroborated', role: 'statusCorroborated' },
  confirmed: { short: 'CONF', long: 'confirmed', role: 'statusConfirmed' },
  disputed: { short: 'DISP', long: 'disputed', role: 'statusDisputed' },
  discounted: { short: 'disc', long: 'discounted', role: 'statusDiscounted' },
} as const satisfies Record<
  Status,
  { readonly short: string; readonly long: string; readonly role: Role }
>;
