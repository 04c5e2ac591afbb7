import { renderToString } from 'ink';
import type { ReactElement } from 'react';
import type { GlyphsName } from '../../src/ui/theme/glyphs.ts';
import { createLook, LookContext } from '../../src/ui/theme/look.ts';
import type { ThemeName } from '../../src/ui/theme/themes.ts';

type Options = {
  readonly columns?: number;
  readonly theme?: ThemeName;
  readonly glyphs?: GlyphsName;
};

/** What a piece of the screen draws on its own, line by line. */
export function drawing(
  node: ReactElement,
  { columns = 80, theme = 'plain', glyphs = 'unicode' }: Options = {},
): readonly string[] {
  const look = createLook(theme, glyphs);
  return renderToString(<LookContext value={look}>{node}</LookContext>, { columns }).split('\n');
}
