import type { Segment, Value } from './lexer.ts';

/** The text of a value, without quotes. */
export function textOf(value: Value): string {
  return value.segments.map((segment) => segment.text).join('');
}

/** Whether any part of a value was quoted. */
export function hasQuotes(value: Value): boolean {
  return value.segments.some((segment) => segment.quoted);
}

/** The parts of a value between separators outside quotes; at least one. */
export function split(value: Value, separator: string): readonly Value[] {
  const parts: { segments: Segment[]; from: number; until: number }[] = [];
  let current = { segments: [] as Segment[], from: value.span.from, until: value.span.until };
  for (const segment of value.segments) {
    if (segment.quoted) {
      current.segments.push(segment);
      continue;
    }
    let from = segment.span.from;
    for (const [index, text] of segment.text.split(separator).entries()) {
      if (index > 0) {
        parts.push({ ...current, until: from - separator.length });
        current = { segments: [], from, until: value.span.until };
      }
      if (text !== '') {
        current.segments.push({ text, quoted: false, span: { from, until: from + text.length } });
      }
      from += text.length + separator.length;
    }
  }
  parts.push(current);
  return parts.map(({ segments, from, until }) => ({ segments, span: { from, until } }));
}

/** A value split at the last separator outside quotes; `undefined` if there is none. */
export function splitLast(value: Value, separator: string): readonly [Value, Value] | undefined {
  const parts = split(value, separator);
  const last = parts.at(-1);
  if (last === undefined || parts.length < 2) return undefined;
  const until = last.span.from - separator.length;
  return [upTo(value, until), last];
}

/** A value split at the first separator outside quotes; `undefined` if there is none. */
export function splitFirst(value: Value, separator: string): readonly [Value, Value] | undefined {
  const [first, second] = split(value, separator);
  if (first === undefined || second === undefined) return undefined;
  return [first, from(value, second.span.from)];
}

/** A value without an unquoted suffix; `undefined` if it does not end so. */
export function withoutSuffix(value: Value, suffix: string): Value | undefined {
  const last = value.segments.at(-1);
  if (last === undefined || last.quoted || !last.text.endsWith(suffix)) return undefined;
  return upTo(value, value.span.until - suffix.length);
}

function upTo(value: Value, until: number): Value {
  const segments = value.segments.flatMap((segment) => {
    if (segment.span.until <= until) return [segment];
    if (segment.quoted || segment.span.from >= until) return [];
    const text = segment.text.slice(0, until - segment.span.from);
    return [{ ...segment, text, span: { from: segment.span.from, until } }];
  });
  return { segments, span: { from: value.span.from, until } };
}

function from(value: Value, start: number): Value {
  const segments = value.segments.flatMap((segment) => {
    if (segment.span.from >= start) return [segment];
    if (segment.quoted || segment.span.until <= start) return [];
    const text = segment.text.slice(start - segment.span.from);
    return [{ ...segment, text, span: { from: start, until: segment.span.until } }];
  });
  return { segments, span: { from: start, until: value.span.until } };
}
