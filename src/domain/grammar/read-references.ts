import { type Problem, type QuoteEntry, RELATION_KINDS, type Relation } from '../entry/entry.ts';
import { parseRecordName } from '../model/record.ts';
import { nearest } from '../names/names.ts';
import type { Value } from './lexer.ts';
import { hasQuotes, split, splitFirst, textOf } from './values.ts';

/** Reads `I1204` or `I1204/led-to`, several separated by commas. */
export function readRelations(value: Value): readonly (Relation | Problem)[] {
  return split(value, ',').map((part) => {
    const parted = splitFirst(part, '/');
    const to = numberOf(parted?.[0] ?? part, 'incident');
    if (to === undefined) return notARecord(part, 'an incident such as I1204');
    if (parted === undefined) return { to, kind: 'related' };
    const word = textOf(parted[1]).toLowerCase();
    const kind = RELATION_KINDS.find((one) => one === word);
    if (kind !== undefined) return { to, kind };
    const suggestion = nearest(word, RELATION_KINDS);
    const meant =
      suggestion === undefined
        ? `write ${RELATION_KINDS.join(', ')}`
        : `did you mean \`${suggestion}\`?`;
    return {
      span: parted[1].span,
      message: `unknown kind of relation \`${word}\`; ${meant}`,
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  });
}

/** Reads what a quote is about: actors by name, incidents as `I1204`, separated by commas. */
export function readAbout(value: Value): readonly (QuoteEntry['about'][number] | Problem)[] {
  return split(value, ',').map((part) => {
    const incident = hasQuotes(part) ? undefined : numberOf(part, 'incident');
    if (incident !== undefined) return { incident };
    const actor = textOf(part).trim();
    return actor === '' ? { span: part.span, message: 'a name is missing in about:' } : { actor };
  });
}

/** Reads `Q31`. */
export function readQuoteRef(value: Value): number | Problem {
  return numberOf(value, 'quote') ?? notARecord(value, 'a quote such as Q31');
}

/** Reads `R7`. */
export function readReportRef(value: Value): number | Problem {
  return numberOf(value, 'report') ?? notARecord(value, 'a report such as R7');
}

function numberOf(value: Value, kind: 'incident' | 'quote' | 'report'): number | undefined {
  const ref = parseRecordName(textOf(value));
  return ref?.kind === kind ? ref.id : undefined;
}

function notARecord(value: Value, wanted: string): Problem {
  return { span: value.span, message: `\`${textOf(value)}\` is not ${wanted}` };
}
