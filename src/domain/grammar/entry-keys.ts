import { RELATION_KINDS, RELATION_WORDS } from '../entry/entry.ts';
import { MEASURES } from '../model/figure.ts';
import { type EntryKey, textKey } from './entry-key.ts';
import type { LineKind } from './line-kinds.ts';

/** Tokens without a colon: words (no key), or what begins with a sign. For the help. */
type EntrySign = Pick<EntryKey, 'key' | 'lines' | 'help' | 'example'> & {
  readonly shape: undefined;
};

/** Each kind of relation, and how it reads on the page of the other incident. */
const RELATION_HELP = RELATION_KINDS.filter((kind) => kind !== 'related')
  .map((kind) => `/${kind} (there: ${RELATION_WORDS[kind].to})`)
  .join(', ');
const INCIDENT = ['incident'] as const;
const TAGGED = ['incident', 'tag'] as const;
const REPORTS = ['incident', 'report'] as const;
const DATED = ['incident', 'quote', 'milestone'] as const;
const SOURCED = ['incident', 'report', 'quote', 'estimate'] as const;
const NOTED = [...SOURCED, 'milestone', 'source', 'grade', 'merge', 'split', 'tag', 'pin'] as const;
const COUNTED = [...REPORTS, 'pin'] as const;

const FIGURE_HELP: Readonly<Record<(typeof MEASURES)[number], string>> = {
  killed: 'how many were killed: 32, 27-32, 27/30/32, ~30, 10+, <10, ? for not reported',
  civilians: 'how many of the killed were civilians',
  wounded: 'how many were wounded',
  'civilians-wounded': 'how many of the wounded were civilians',
  arrested: 'how many were arrested',
  abducted: 'how many were abducted',
  displaced: 'how many were displaced',
};

/** Everything that an entry line accepts after its first word, in the order of the help. */
export const ENTRY_KEYS: readonly (EntryKey | EntrySign)[] = [
  {
    key: '',
    lines: DATED,
    shape: undefined,
    help: 'the remaining words: the title, the words of a quote, the name of a milestone',
    example: 'Gunmen open fire',
  },
  {
    key: 'date',
    lines: DATED,
    shape: 'date',
    repeats: false,
    help: 'when; before the title also without its key: 2020-03-06, 2020-03-06T14:30Z, 2020-03, 2020, 2020-03-06..08, ~2020-05-10, 12 May 2020, today, yesterday, -3d, -2w, -1m',
    example: 'date:2020-03',
  },
  {
    key: '@',
    lines: INCIDENT,
    shape: undefined,
    help: 'where: place, area, country, or the country alone',
    example: '@"Spin Boldak",Kandahar,AFG',
  },
  {
    key: 'at',
    lines: INCIDENT,
    shape: 'point',
    repeats: false,
    help: 'coordinates: latitude, longitude',
    example: 'at:34.53,69.17',
  },
  ...MEASURES.map(
    (measure): EntryKey => ({
      key: measure,
      lines: COUNTED,
      shape: 'figure',
      repeats: true,
      help: `${FIGURE_HELP[measure]}; of the src: that it follows`,
      example: `${measure}:27-32`,
    }),
  ),
  attribution(
    'by',
    'who is reported to have done it; ? doubts it, < names who says so',
    'by:ISKP?<Reuters',
  ),
  attribution('on', 'who was the target', 'on:civilians'),
  attribution('with', 'an actor that took part otherwise', 'with:Taliban'),
  attribution('claimed', 'who claims to have done it', 'claimed:ISKP'),
  attribution('blamed', 'who is blamed for it, and by whom', 'blamed:Taliban<"Afghan government"'),
  attribution('denied', 'who denies having done it', 'denied:Taliban'),
  {
    key: 'src',
    lines: SOURCED,
    shape: 'source',
    repeats: true,
    help: 'who reports it, with the grade: letter of the source, digit of the report',
    example: 'src:Reuters/B2',
  },
  {
    key: 'url',
    lines: SOURCED,
    shape: 'link',
    repeats: true,
    help: 'the link of the report; the key may be left out',
    example: 'url:https://example.org/1',
  },
  {
    key: 'pub',
    lines: SOURCED,
    shape: 'date',
    repeats: true,
    help: 'when the source published it',
    example: 'pub:2020-03-07',
  },
  {
    key: 'status',
    lines: INCIDENT,
    shape: 'verdict',
    repeats: false,
    help: "an analyst's verdict, with the reason in note:",
    example: 'status:confirmed',
  },
  textKey(
    'reason',
    INCIDENT,
    'the reason for status:, if it is not the note:',
    'status:discounted reason:"old footage"',
  ),
  textKey('note', NOTED, 'the narrative, or a reason, or a doubt', 'note:"seen on video"'),
  {
    key: '#',
    lines: TAGGED,
    shape: undefined,
    help: 'a tag, starting with a letter',
    example: '#drill',
  },
  {
    key: 'rel',
    lines: INCIDENT,
    shape: 'relations',
    repeats: true,
    help: `a related incident, and how it is related: ${RELATION_HELP}`,
    example: 'rel:I1204/answers',
  },
  {
    key: 'derives',
    lines: ['report'],
    shape: 'report',
    repeats: false,
    help: 'the report that this one was taken from: both are one origin',
    example: 'derives:R7',
  },
  textKey('speaker', ['quote'], 'who said it', 'speaker:"Jane Doe"'),
  textKey('role', ['quote'], 'the position in which the speaker spoke', 'role:analyst'),
  textKey('org', ['quote'], 'the organisation of the speaker', 'org:UNAMA'),
  {
    key: 'about',
    lines: ['quote'],
    shape: 'about',
    repeats: true,
    help: 'the actors and incidents that it is about',
    example: 'about:ISKP,I1204',
  },
  {
    key: 're',
    lines: ['quote'],
    shape: 'quote',
    repeats: false,
    help: 'the quote that it answers',
    example: 're:Q31',
  },
  {
    key: 'asof',
    lines: ['estimate'],
    shape: 'date',
    repeats: false,
    help: 'the date for which the estimate is valid',
    example: 'asof:2020-05',
  },
  {
    key: 'since',
    lines: ['estimate'],
    shape: 'date',
    repeats: false,
    help: 'the start of the period that was counted',
    example: 'since:2015',
  },
  textKey('short', ['actor'], 'the name that lists show', 'short:ISKP'),
  {
    key: 'kind',
    lines: ['actor'],
    shape: 'actor-kind',
    repeats: false,
    help: 'the kind of actor: state, rebel, political-militia, identity-militia, rioters, protesters, civilians, external, unknown',
    example: 'kind:rebel',
  },
  {
    key: 'alias',
    lines: ['actor', 'split'],
    shape: 'names',
    repeats: true,
    help: 'other names of the same actor; in a split, those that become actors of their own',
    example: 'alias:IS-K,"Daesh Khorasan"',
  },
  textKey('into', ['merge'], 'the actor or incident that the others are merged into', 'into:ISKP'),
  textKey(
    'from',
    ['split'],
    'the actor or incident from which it is distinct, however similar',
    'from:ISKP',
  ),
  {
    key: 'reliability',
    lines: ['source'],
    shape: 'letter',
    repeats: false,
    help: 'its usual reliability, A to F',
    example: 'reliability:B',
  },
  textKey(
    'origin',
    ['source'],
    'the source whose material it passes on: both are one origin',
    'origin:AFP',
  ),
];

const BY_KEY: ReadonlyMap<string, EntryKey> = new Map(
  ENTRY_KEYS.flatMap((one) => (one.shape === undefined ? [] : [[one.key, one] as const])),
);

/** The names of the keys allowed in a kind of line; of all keys, if none is given. */
export function entryKeyNames(kind?: LineKind): readonly string[] {
  return [...BY_KEY.values()]
    .filter(({ lines }) => kind === undefined || lines.includes(kind))
    .map(({ key }) => key);
}

/** The key with that name (in lower case), if there is one. */
export function entryKey(name: string): EntryKey | undefined {
  return BY_KEY.get(name);
}

function attribution(key: string, help: string, example: string): EntryKey {
  return { key, lines: REPORTS, shape: 'attributions', repeats: true, help, example };
}
