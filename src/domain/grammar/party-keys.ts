import { type EntryKey, textKey } from './entry-key.ts';

/** The keys of lines about actors and sources. */
export const PARTY_KEYS: readonly EntryKey[] = [
  textKey('short', ['actor'], 'the name that lists show', 'short:ISKP'),
  {
    key: 'kind',
    lines: ['actor'],
    shape: 'actor-kind',
    repeats: false,
    help: 'what kind of party: state, rebel, political-militia, identity-militia, rioters, protesters, civilians, external, unknown',
    example: 'kind:rebel',
  },
  {
    key: 'alias',
    lines: ['actor', 'split'],
    shape: 'names',
    repeats: true,
    help: 'other names that mean the same actor; of a split, those that become actors of their own',
    example: 'alias:IS-K,"Daesh Khorasan"',
  },
  textKey('into', ['merge'], 'the actor that the others are', 'into:ISKP'),
  textKey('from', ['split'], 'the actor that it is not, however alike they look', 'from:ISKP'),
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
