import { field } from './field.ts';
import { LINKS, TEXTS } from './values.ts';

/** Who says so. */
export const SOURCE_FIELDS = [
  field('source', 'who says so', {
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
] as const;
