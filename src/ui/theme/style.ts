import type { ForegroundColorName, ModifierName } from 'chalk';
import type { Role } from './roles.ts';

/** A colour that is not one of the 16, as `#rrggbb`. */
export type Hex = `#${string}`;

/** How a role looks: names of chalk's modifiers, and of one of the 16 colours of every terminal or a colour of one's own. */
export type Style = readonly (ModifierName | ForegroundColorName | Hex)[];
export type Theme = Readonly<Partial<Record<Role, Style>>>;
