import type { Status } from '../../domain/model/status.ts';
import type { Role } from '../theme/roles.ts';

/**
 * A status on the screen: a short word for tables, in capitals if confirmed or disputed, so that it stands out without
 * colour; the whole word; and its role.
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
