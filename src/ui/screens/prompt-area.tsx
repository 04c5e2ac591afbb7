import { useCursor } from 'ink';
import { keyHere } from '../../app/keys/look-up.ts';
import { elsewhere, paletteCommands } from '../../app/keys/palette.ts';
import { placeWords } from '../../app/keys/places.ts';
import { type Command, keysIn } from '../../app/state/command.ts';
import { keyName } from '../../app/state/key-names.ts';
import { promptHeight } from '../../app/state/layout.ts';
import type { Overlay } from '../../app/state/overlay.ts';
import type { State } from '../../app/state/state.ts';
import { parseRecordName, type RecordRef, recordName } from '../../domain/model/record.ts';
import { WINDOWS } from '../../domain/time/period.ts';
import { wrap } from '../../text/wrap.ts';
import { FramedLines } from '../components/frame.tsx';
import { addPromptView, type PromptView } from '../prompts/add-prompt.ts';
import { exportPromptView } from '../prompts/export-prompt.ts';
import { filePromptView } from '../prompts/file-prompt.ts';
import { filterPromptView } from '../prompts/filter-prompt.ts';
import { typedLine } from '../prompts/typed-line.ts';
import { viewNameView, viewsListView } from '../prompts/views-list.ts';
import type { Piece, StyledLine } from '../theme/styled.ts';

type Size = { readonly width: number; readonly height: number };

/** The content of the open prompt; `undefined` if none is open. */
export function promptView(
  state: State,
  commands: readonly Command[],
  size: Size,
): PromptView | undefined {
  const { overlay } = state;
  switch (overlay?.kind) {
    case 'add':
      return addPromptView(state, overlay, size);
    case 'filter':
      return filterPromptView(state, overlay, size);
    case 'window':
      return windowView(state, overlay, size);
    case 'export':
      return exportPromptView(state, overlay, size);
    case 'views':
      return viewsListView(overlay, size);
    case 'view-name':
      return viewNameView(overlay, size);
    case 'file':
      return filePromptView(state, overlay, size);
    case 'opening':
      return {
        title: 'Open another database',
        lines: plainLines(overlay.words, size),
        cursor: undefined,
      };
    case 'palette':
      return paletteView(state, overlay, { commands, size });
    case 'confirm':
      return {
        title: 'Confirm: y yes, n no',
        lines: plainLines(overlay.question, size),
        cursor: undefined,
      };
    default:
      return undefined;
  }
}

/** The open prompt in its frame at the bottom of the screen, with the terminal's own cursor in it. */
export function PromptArea(props: { readonly state: State; readonly view: PromptView }) {
  const { state, view } = props;
  const height = promptHeight(state.overlay, state.size);
  const inside = { x: 1, y: state.size.rows - 1 - height + 1 };
  const { setCursorPosition } = useCursor();
  setCursorPosition(view.cursor && { x: inside.x + view.cursor.x, y: inside.y + view.cursor.y });
  return (
    <FramedLines
      title={view.title}
      focused
      width={state.size.columns}
      height={height}
      lines={view.lines}
    />
  );
}

function plainLines(text: string, { width }: Size): readonly StyledLine[] {
  return wrap(text, width).map((line): StyledLine => [line]);
}

function windowView(
  state: State,
  prompt: Extract<Overlay, { kind: 'window' }>,
  size: Size,
): PromptView {
  const chosen = state.window.kind === 'last' ? state.window.name : undefined;
  const names = WINDOWS.flatMap(({ name }): readonly Piece[] => [
    [name === chosen ? 'selected' : 'text', ` ${name} `],
    ' ',
  ]);
  const { problem } = prompt;
  const wrong = problem === undefined ? [] : wrap(problem, size.width);
  const typed = typedLine(prompt.line, {
    prefix: 'dates: ',
    width: size.width,
    height: size.height - 1 - wrong.length,
  });
  return {
    title: 'Window of counts, timeline and quotes',
    lines: [names, ...typed.lines, ...wrong.map((line): StyledLine => [['error', line]])],
    cursor: { x: typed.cursor.x, y: 1 + typed.cursor.y },
  };
}

function paletteView(
  state: State,
  palette: Extract<Overlay, { kind: 'palette' }>,
  given: { readonly commands: readonly Command[]; readonly size: Size },
): PromptView {
  const record = parseRecordName(palette.line.text.trim());
  const found =
    record === undefined ? paletteCommands(given.commands, state, palette.line.text) : [];
  const { width, height } = given.size;
  const typed = typedLine(palette.line, { prefix: ': ', width, height: 2 });
  const visible = height - typed.lines.length;
  const none =
    record === undefined && found.length === 0 ? noCommand(palette.line.text.trim(), width) : [];
  const first = Math.max(0, palette.selected - visible + 1);
  return {
    title: 'Commands',
    lines: [
      ...typed.lines,
      ...(record === undefined ? [] : [openLine(record)]),
      ...none,
      ...found
        .slice(first, first + visible)
        .map((command, index) => paletteLine(command, state, first + index === palette.selected)),
    ],
    cursor: typed.cursor,
  };
}

function noCommand(typed: string, width: number): readonly StyledLine[] {
  const words = `Nothing that can be done is called “${typed}”. The filter (/ on the dashboard) finds names and words. Ctrl-u lists all commands.`;
  return wrap(words, width).map((line): StyledLine => [['faint', line]]);
}

function openLine(record: RecordRef): StyledLine {
  return [['selected', ` open ${recordName(record)}`]];
}

function paletteLine(command: Command, state: State, isSelected: boolean): StyledLine {
  const place = elsewhere(command, state);
  // Elsewhere a key means something else; where it means this command, the line says where.
  const first =
    place === undefined
      ? keyHere(command, { ...state, overlay: undefined })
      : keysIn(command, place)[0];
  const key = first === undefined ? '' : keyName(first);
  return [
    [isSelected ? 'selected' : 'text', ` ${command.title.padEnd(20)}`],
    ['key', ` ${key.padEnd(10)}`],
    ['faint', place === undefined ? command.help : `${placeWords(place)}: ${command.help}`],
  ];
}
