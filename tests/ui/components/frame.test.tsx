import { describe, expect, it } from 'vitest';
import { width } from '../../../src/text/cells.ts';
import { Frame, FramedLines } from '../../../src/ui/components/frame.tsx';
import { Lines } from '../../../src/ui/components/lines.tsx';
import { drawing } from '../../support/drawing.tsx';

describe('a frame', () => {
  it('has its title and note, and exactly the given size', () => {
    const drawn = drawing(
      <Frame title="Recent events" note={[['live', '● 3 new']]} width={34} height={4}>
        <Lines lines={[['06 Mar Kabul'], ['喀布尔 爆炸']]} width={32} />
      </Frame>,
    );
    expect(drawn).toEqual([
      '┌─ Recent events ────── ● 3 new ─┐',
      '│06 Mar Kabul                    │',
      '│喀布尔 爆炸                     │',
      '└────────────────────────────────┘',
    ]);
    expect(new Set(drawn.map(width))).toEqual(new Set([34]));
  });

  it('has different lines when focused, even without colour', () => {
    const drawn = drawing(<Frame title="Actors" focused width={16} height={3} />);
    expect(drawn).toEqual(['┏━ Actors ━━━━━┓', '┃              ┃', '┗━━━━━━━━━━━━━━┛']);
  });

  it('around lines draws the same as around components', () => {
    const lines = [['06 Mar Kabul'], [['live', '喀布尔 爆炸'] as const]] as const;
    const size = { title: 'Events', width: 24, height: 5 };
    expect(drawing(<FramedLines {...size} lines={lines} />)).toEqual(
      drawing(
        <Frame {...size}>
          <Lines lines={lines} width={22} />
        </Frame>,
      ),
    );
  });

  it('drops the note, then cuts the title, if there is no room', () => {
    const narrow = (cells: number) =>
      drawing(<Frame title="Recent events" note={['30 d']} width={cells} height={2} />)[0];
    expect(narrow(26)).toBe('┌─ Recent events ─ 30 d ─┐');
    expect(narrow(25)).toBe('┌─ Recent events ───────┐');
    expect(narrow(12)).toBe('┌─ Recent…─┐');
  });

  it('draws in ASCII on a terminal without other glyphs', () => {
    const drawn = drawing(<Frame title="Timeline" width={16} height={3} />, { glyphs: 'ascii' });
    expect(drawn).toEqual(['+- Timeline ---+', '|              |', '+--------------+']);
  });
});

describe('lines', () => {
  it('show control characters of a record instead of obeying them', () => {
    const text = '\x1b[31mCONFIRMED\x1b]8;;http://x\x07 \u202Eevil';
    expect(drawing(<Lines lines={[[text]]} width={60} />)).toEqual([
      '␛[31mCONFIRMED␛]8;;http://x␇ ‹202E›evil',
    ]);
  });

  it('are cut at their width with an ellipsis, and missing ones are empty', () => {
    expect(drawing(<Lines lines={[['Nangarhar']]} width={6} height={2} />)).toEqual(['Nanga…', '']);
  });
});
