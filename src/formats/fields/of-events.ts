import { field } from './field.ts';
import { IDS, MARKS, TEXTS, TITLES } from './values.ts';

export const ID_FIELD = field('id', "the publisher's own id of the row", {
  words: [
    'event id',
    'incident id',
    'event id cnty',
    'external id',
    'eventid',
    'incidentid',
    'event code',
    'incident code',
    'incident number',
    'case id',
    'id',
    'uid',
    'code',
    'ref',
    'reference',
    'globalid',
    'nr',
    'no',
    'number',
    'objectid',
    'fid',
  ],
  endings: ['event id', 'incident id', 'event id cnty', 'external id', 'globalid', 'objectid'],
  tags: ['#event+id', '#event+code', '#meta+id', '#id', '#incident+id', '#x_id'],
  values: IDS,
});

/** What happened. */
export const EVENT_FIELDS = [
  field('title', 'what happened, in a line', {
    // Beside somebody's age a name is that of a person.
    unlessBeside: { name: ['age', 'sex', 'gender'] },
    words: [
      'title',
      'headline',
      'event title',
      'incident title',
      'event name',
      'incident name',
      'case',
      'event',
      'incident',
      'summary',
      'name',
      'source headline',
      'source art',
    ],
    endings: ['event title', 'incident title', 'source headline'],
    tags: ['#event+name', '#event+title', '#meta+headline'],
    values: TITLES,
  }),
  field('narrative', 'what happened, in full', {
    words: [
      'description',
      'event description',
      'incident description',
      'description of event',
      'description of incident',
      'notes',
      'narrative',
      'details',
      'comment',
      'comments',
      'text',
      'summary',
    ],
    endings: ['event description', 'incident description', 'narrative'],
    tags: ['#description', '#event+description'],
    values: TEXTS,
  }),
  field('type', 'the type of incident', {
    words: [
      'event type',
      'type',
      'incident type',
      'category',
      'type of event',
      'type of incident',
      'attack type',
      'attacktype1 txt',
      'attacktype',
      'event',
      'incident',
    ],
    endings: ['event type', 'incident type', 'attack type'],
    tags: ['#event+type', '#cause+type', '#event'],
    values: TEXTS,
  }),
  field('subtype', 'its sub-type', {
    words: ['sub event type', 'sub type', 'subtype', 'subcategory'],
    endings: ['sub event type'],
    tags: ['#event+subtype', '#event+sub+type'],
    values: TEXTS,
  }),
] as const;

export const MARK_FIELDS = [
  field('tags', 'tags, separated by commas or semicolons', {
    words: ['tags', 'keywords', 'labels'],
    tags: ['#meta+tags'],
    values: TEXTS,
  }),
  field('deleted', 'that its publisher has withdrawn the row: yes, true, 1, x, or the day', {
    words: [
      'deleted',
      'is deleted',
      'retracted',
      'is retracted',
      'withdrawn',
      'is withdrawn',
      'removed',
      'is removed',
      'deleted at',
      'deleted on',
    ],
    tags: ['#meta+deleted', '#status+deleted'],
    values: MARKS,
  }),
] as const;
