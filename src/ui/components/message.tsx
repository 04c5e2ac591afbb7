import { width as cellsOf, cut } from '../text/cells.ts';
import { wrap } from '../text/wrap.ts';
import { useLook } from '../theme/look.ts';
import type { Role } from '../theme/roles.ts';
import type { StyledLine } from '../theme/styled.ts';
import { Lines } from './lines.tsx';

export type MessageKind = 'empty' | 'loading' | 'error';

type MessageProps = {
  readonly kind: MessageKind;
  /** What there is to say, and under it what to do about it. */
  readonly title: string;
  readonly advice?: readonly string[];
  readonly width: number;
  readonly height: number;
};

const ROLES: Readonly<Record<MessageKind, Role>> = {
  empty: 'title',
  loading: 'faint',
  error: 'bad',
};

/** Says in the middle of a space why there is nothing else in it. */
export function Message({ kind, title, advice = [], width, height }: MessageProps) {
  const { glyphs } = useLook();
  const room = Math.max(1, width - 2);
  const whole: StyledLine[] = [
    ...wrap(title, room).map((line): StyledLine => [[ROLES[kind], line]]),
    ...advice.flatMap((text) => wrap(text, room)).map((line): StyledLine => [line]),
  ];
  const shown = whole.slice(0, height).map((line) => centred(line, width, glyphs.ellipsis));
  const above = Math.floor((height - shown.length) / 2);
  const blank = Array.from({ length: above }, (): StyledLine => []);
  return <Lines lines={[...blank, ...shown]} width={width} height={height} />;
}

function centred([piece = '']: StyledLine, width: number, ellipsis: string): StyledLine {
  const [role, text] = typeof piece === 'string' ? (['text', piece] as const) : piece;
  const shown = cut(text, width, ellipsis);
  return [' '.repeat(Math.floor((width - cellsOf(shown)) / 2)), [role, shown]];
}
