import { CREDIBILITIES, GRADES, LINKS, RELIABILITIES, TEXTS } from '../values/values.ts';
import { field } from './field.ts';

/** Who reports it, and how credible that is. `confidence` has no defined scale, and is not a grade. */
export const SOURCE_FIELDS = [
  field('source', 'the source', {
    words: [
      'source',
      'sources',
      'source name',
      'outlet',
      'reported by',
      'news source',
      'information source',
      'source of information',
      'media source',
    ],
    tags: ['#meta+source', '#source', '#org+source'],
    values: TEXTS,
  }),
  field('url', 'the link', {
    words: [
      'url',
      'link',
      'source url',
      'source link',
      'links',
      'web',
      'article url',
      'news url',
      'sources',
      'source',
      'reference',
      'references',
    ],
    endings: ['source url', 'source link', 'article url', 'news url'],
    tags: ['#meta+url', '#meta+link', '#url'],
    values: LINKS,
  }),
  field('reliability', 'the grade of the source: A to F, or in words', {
    words: [
      'reliability',
      'source reliability',
      'reliability of source',
      'reliability of the source',
    ],
    endings: ['source reliability'],
    tags: ['#meta+reliability', '#meta+source+reliability'],
    values: RELIABILITIES,
  }),
  field('credibility', 'the grade of the report: 1 to 6, or in words', {
    words: [
      'credibility',
      'information credibility',
      'info credibility',
      'credibility of information',
      'credibility of the information',
      'report credibility',
    ],
    endings: ['information credibility'],
    tags: ['#meta+credibility'],
    values: CREDIBILITIES,
  }),
  field('grade', 'both grades in one cell, such as B2 (the Admiralty code)', {
    words: [
      'grade',
      'grading',
      'admiralty',
      'admiralty code',
      'admiralty grade',
      'nato grade',
      'source grade',
      'evaluation',
    ],
    endings: ['admiralty code', 'admiralty grade'],
    tags: ['#meta+grade'],
    values: GRADES,
  }),
] as const;
