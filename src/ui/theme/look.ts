import { createContext, useContext } from 'react';
import { GLYPHS, type Glyphs, type GlyphsName } from './glyphs.ts';
import { createPaint, type Paint } from './paint.ts';
import { spelledFor } from './spelled.ts';
import { THEMES, type ThemeName } from './themes.ts';

/** How the screen is drawn: its glyphs, and how lines are painted. */
export type Look = { readonly paint: Paint; readonly glyphs: Glyphs };

/** The look of a screen; made once, because components compare it by identity. */
export function createLook(theme: ThemeName, glyphs: GlyphsName): Look {
  const chosen = GLYPHS[glyphs];
  return { paint: createPaint(THEMES[theme], chosen.ellipsis, spelledFor(glyphs)), glyphs: chosen };
}

/** Provides the look to all components below. */
export const LookContext = createContext<Look>(createLook('plain', 'unicode'));

export function useLook(): Look {
  return useContext(LookContext);
}
