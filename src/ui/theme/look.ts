import { createContext, useContext } from 'react';
import { GLYPHS, type Glyphs, type GlyphsName } from './glyphs.ts';
import { createPaint, type Paint } from './paint.ts';
import { spelledFor } from './spelled.ts';
import { THEMES, type ThemeName } from './themes.ts';

/** How everything on the screen is drawn: with which signs, and how lines are painted. */
export type Look = { readonly paint: Paint; readonly glyphs: Glyphs };

/** The look of a screen; made once, since components tell by its identity that nothing has changed. */
export function createLook(theme: ThemeName, glyphs: GlyphsName): Look {
  const chosen = GLYPHS[glyphs];
  return { paint: createPaint(THEMES[theme], chosen.ellipsis, spelledFor(glyphs)), glyphs: chosen };
}

/** Holds the look for everything below. */
export const LookContext = createContext<Look>(createLook('plain', 'unicode'));

export function useLook(): Look {
  return useContext(LookContext);
}
