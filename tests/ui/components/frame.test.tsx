import { describe, expect, it } from 'vitest';
import { Frame, insideRows } from '../../../src/ui/components/frame.tsx';
import { Lines } from '../../../src/ui/components/lines.tsx';
import { Message } from '../../../src/ui/components/message.tsx';
import { width } from '../../../src/ui/text/cells.ts';
import { drawing } from '../../support/look.tsx';

describe('a frame', () => {
  it('carries its title and its note and is exactly as large as it is told', () => {
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

  it('is told apart by its lines when it has the focus, also without colour', () => {
    const drawn = drawing(<Frame title="Actors" focused width={16} height={3} />);
    expect(drawn).toEqual(['┏━ Actors ━━━━━┓', '┃              ┃', '┗━━━━━━━━━━━━━━┛']);
  });

  it('joins the frame above and leaves its lower line to the frame below', () => {
    const both = { above: true, below: true };
    const drawn = drawing(<Frame title="Quotes" joins={both} width={16} height={2} />);
    expect(drawn).toEqual(['├─ Quotes ─────┤', '│              │']);
    expect(insideRows(2, both)).toBe(1);
  });

  it('leaves the note out, then cuts the title, where there is no room', () => {
    const narrow = (cells: number) =>
      drawing(<Frame title="Recent events" note={['30 d']} width={cells} height={2} />)[0];
    expect(narrow(26)).toBe('┌─ Recent events ─ 30 d ─┐');
    expect(narrow(25)).toBe('┌─ Recent events ───────┐');
    expect(narrow(12)).toBe('┌─ Recent…─┐');
  });

  it('draws with plain signs where a terminal has no others', () => {
    const drawn = drawing(<Frame title="Timeline" width={16} height={3} />, { glyphs: 'ascii' });
    expect(drawn).toEqual(['+- Timeline ---+', '|              |', '+--------------+']);
  });
});

describe('lines', () => {
  it('show what a record hides instead of obeying it', () => {
    const text = '\x1b[31mCONFIRMED\x1b]8;;http://x\x07 \u202Eevil';
    expect(drawing(<Lines lines={[[text]]} width={60} />)).toEqual([
      '␛[31mCONFIRMED␛]8;;http://x␇ ‹202E›evil',
    ]);
  });

  it('are cut with a mark at their width, and missing ones are empty', () => {
    expect(drawing(<Lines lines={[['Nangarhar']]} width={6} height={2} />)).toEqual(['Nanga…', '']);
  });
});

describe('a message', () => {
  it('stands in the middle of its space', () => {
    const drawn = drawing(
      <Message
        kind="empty"
        title="Nothing yet"
        advice={['press a to add']}
        width={20}
        height={4}
      />,
    );
    expect(drawn).toEqual(['', '    Nothing yet', '   press a to add', '']);
  });

  it('gives up its end where there is too little room', () => {
    const drawn = drawing(
      <Message
        kind="error"
        title="The file is damaged"
        advice={['restore']}
        width={12}
        height={2}
      />,
    );
    expect(drawn).toEqual(['  The file', ' is damaged']);
  });
});
