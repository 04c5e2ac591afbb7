import { Box } from 'ink';
import { useMemo } from 'react';
import { findOf } from '../../app/keys/finding.ts';
import type { Command } from '../../app/state/command.ts';
import { layoutOf, promptHeight, SMALLEST } from '../../app/state/layout.ts';
import type { State } from '../../app/state/state.ts';
import { Lines } from '../components/lines.tsx';
import { useAppearance } from '../theme/appearance.ts';
import { Dashboard } from './dashboard.tsx';
import { FindLine } from './find-line.tsx';
import { footerLines } from './footer.ts';
import { Page } from './page.tsx';
import { PromptArea, promptView } from './prompt-area.tsx';
import { createViewMetrics } from './view-metrics.ts';

type ScreenProps = { readonly state: State; readonly commands: readonly Command[] };

/** The whole screen as a function of the state: page or dashboard, the open prompt, the footer. */
export function Screen({ state, commands }: ScreenProps) {
  const { columns, rows } = state.size;
  const { glyphs } = useAppearance();
  const metrics = useMemo(() => createViewMetrics(commands), [commands]);
  if (layoutOf(state).kind === 'too-small') return <TooSmall state={state} />;
  const height = promptHeight(state.overlay, state.size);
  const view = promptView(state, commands, { width: columns - 2, height: height - 2 });
  const paged = state.page.kind !== 'dashboard' || state.overlay?.kind === 'help';
  const find = findOf(state);
  const footer = footerLines(state, metrics, { width: columns, glyphs });
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box flexDirection="column" height={rows - footer.length} overflow="hidden" flexShrink={0}>
        {paged ? (
          <Page state={state} commands={commands} height={rows - 1 - height} />
        ) : (
          <Dashboard state={state} />
        )}
        {view === undefined ? null : <PromptArea state={state} view={view} />}
      </Box>
      {find?.typing ? (
        <FindLine state={state} find={find} metrics={metrics} />
      ) : (
        <Lines lines={footer} width={columns} />
      )}
    </Box>
  );
}

function TooSmall({ state }: { readonly state: State }) {
  const { columns, rows } = state.size;
  const has = `${columns}×${rows}`;
  const needs = `${SMALLEST.columns}×${SMALLEST.rows}`;
  return (
    <Box width={columns} height={rows} overflow="hidden">
      <Lines
        lines={[['Too small'], [`has ${has}`], [`needs ${needs}`]]}
        width={columns}
        height={Math.min(3, rows)}
      />
    </Box>
  );
}
