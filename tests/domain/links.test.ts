import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkKey } from '../../src/domain/evidence/links.ts';
import { someText } from './nasty-text.ts';

const ARTICLE = 'https://wire.example/2024/02/story?id=5';

describe('a link', () => {
  it.each([
    'http://wire.example/2024/02/story?id=5',
    'https://Wire.Example:443/2024/02/story/?id=5',
    'https://www.wire.example/2024/02/story?id=5#comments',
    'https://wire.example/2024/02/story?utm_source=x&id=5&fbclid=abc&at_medium=rss',
    'https://m.wire.example/2024/02/story?id=5',
    'https://amp.wire.example/2024/02/story/amp?id=5',
    'https://wire.example/2024/02/story?id=5&outputType=amp',
    'https://web.archive.org/web/20240201120000/https://wire.example/2024/02/story?id=5',
    'https://web.archive.org/web/20240201120000id_/http://www.wire.example/2024/02/story?id=5',
    'https://web.archive.org/web/2024*/wire.example/2024/02/story?id=5',
    'https://archive.ph/20240201/https://wire.example/2024/02/story?id=5',
    'https://archive.today/newest/https://wire.example/2024/02/story?id=5',
    'https://www.google.com/amp/s/wire.example/2024/02/story?id=5',
    'https://wire-example.cdn.ampproject.org/c/s/wire.example/2024/02/story?id=5',
  ])('leads to the same article: %s', (link) => {
    expect(linkKey(link)).toBe(linkKey(ARTICLE));
  });

  it.each([
    'https://wire.example/2024/02/story?id=6',
    'https://wire.example/2024/02/story',
    'https://wire.example/2024/02/Story?id=5',
    'https://other.example/2024/02/story?id=5',
    'https://news.wire.example/2024/02/story?id=5',
    'https://archive.ph/AbCd1',
    'print edition, p. 3',
  ])('leads to another one: %s', (link) => {
    expect(linkKey(link)).not.toBe(linkKey(ARTICLE));
  });

  it('tells places within a site apart where these stand behind a #', () => {
    expect(linkKey('https://app.example/#/story/1')).not.toBe(
      linkKey('https://app.example/#/story/2'),
    );
  });

  it('has a key that is its own key, whatever it is', () => {
    const links = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      someText,
      someText.map((text) => `https://${text}`),
      fc.webUrl().map((url) => `https://web.archive.org/web/2024/${url}`),
    );
    fc.assert(fc.property(links, (link) => linkKey(linkKey(link)) === linkKey(link)));
  });
});
