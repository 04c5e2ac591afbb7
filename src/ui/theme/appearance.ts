import type { ColorSupportLevel } from 'chalk';
import { createContext, useContext } from 'react';
import { asciiFallback } from './ascii-fallback.ts';
import { GLYPHS, type Glyphs, type GlyphsName } from './glyphs.ts';
import { createPaint, type Paint } from './paint.ts';
import type { Theme } from './style.ts';
import { THEMES, type ThemeName } from './themes.ts';

/** How the screen is drawn: its glyphs, and how lines are painted. */
export type Appearance = { readonly paint: Paint; readonly glyphs: Glyphs };

/** The appearance of a screen; created once, because components compare it by identity. `level`: how many colours there are. */
export function createAppearance(
  theme: ThemeName | Theme,
  glyphs: GlyphsName,
  level: ColorSupportLevel = 1,
): Appearance {
  const chosen = GLYPHS[glyphs];
  const styles = typeof theme === 'string' ? THEMES[theme] : theme;
  return {
    paint: createPaint(styles, chosen.ellipsis, asciiFallback(glyphs), level),
    glyphs: chosen,
  };
}

/** Provides the appearance to all components below. */
export const AppearanceContext = createContext<Appearance>(createAppearance('plain', 'unicode'));

export function useAppearance(): Appearance {
  return useContext(AppearanceContext);
}
