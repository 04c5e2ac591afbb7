import type { ImportedReport } from '../../../domain/entry/imported.ts';
import { isDay } from '../../../domain/time/days.ts';
import { textIn } from '../../rows/cells.ts';
import type { FileRow } from '../../rows/format.ts';
import { article } from '../../rows/reports.ts';

/**
 * The articles that a row was coded from, as reports without figures. Since 2013 they are in `source_article` as
 * `"Office,YYYY-MM-DD,headline";"…"`. Rows coded before that (`number_of_sources` -1) have free text there, from which
 * no source can be extracted safely; it stays in the publisher's own row.
 */
export function articlesIn(row: FileRow): readonly ImportedReport[] {
  const articles = textIn(row, 'source_article');
  if (articles === null || Number(textIn(row, 'number_of_sources')) < 0) return [];
  return parts(articles).flatMap(readArticle);
}

function parts(articles: string): readonly string[] {
  const trimmed = articles.trim();
  return trimmed.startsWith('"') ? trimmed.replace(/^"|"$/g, '').split(/"\s*;\s*"/) : [trimmed];
}

function readArticle(text: string): readonly ImportedReport[] {
  const match = /^(.+?),(\d{4}-\d\d-\d\d),(.*)$/s.exec(text.trim());
  const [, office = '', day = '', headline = ''] = match ?? [];
  if (office.trim() === '') return [];
  return [
    {
      ...article(office.trim()),
      published: isDay(day) ? day : null,
      headline: headline.trim() === '' ? null : headline.trim(),
    },
  ];
}
