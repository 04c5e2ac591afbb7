import { renderToString } from 'ink';
import type { ReactElement } from 'react';
import { AppearanceContext, createAppearance } from '../../src/ui/theme/appearance.ts';
import type { GlyphsName } from '../../src/ui/theme/glyphs.ts';
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
  const appearance = createAppearance(theme, glyphs);
  return renderToString(<AppearanceContext value={appearance}>{node}</AppearanceContext>, {
    columns,
  }).split('\n');
}
